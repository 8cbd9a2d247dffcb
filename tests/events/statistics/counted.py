"""Sessions with people in every state, for the figures."""

from datetime import timedelta

from community.companies.enums import SizeBand
from events import actions
from events.models import Attendee
from tests.community.factories import make_company
from tests.events.factories import NOW, book, make_session


def full_session(event, *, came=6, away=5, waiting=1, days=10, **fields):
    """A session that is over by `NOW + days + 1`, with so many who came, stayed away, and wait."""
    session = make_session(event, capacity=came + away, days=days, **fields)
    names = [f"P{session.pk}-{number}" for number in range(came + away + waiting)]
    for name in names:
        book(session, name)
    people = list(session.attendees.filter(status="confirmed").order_by("pk").values_list("pk", flat=True))
    Attendee.objects.filter(pk__in=people[:came]).update(attendance="present")
    Attendee.objects.filter(pk__in=people[came:]).update(attendance="absent")
    return session


def give_companies(session, *sizes, typed=()):
    """The first registrations of `session` are of companies of these sizes, the next ones of names that were typed."""
    registrations = iter(session.registrations.order_by("pk"))
    for number, size in enumerate(sizes):
        row = next(registrations)
        row.company = make_company(f"Bedrijf {session.pk}-{number}", size_band=size)
        row.organisation = row.company.name
        row.save()
    for name in typed:
        row = next(registrations)
        row.organisation = name
        row.save()


AFTER = NOW + timedelta(days=40)
MICRO, SMALL = SizeBand.MICRO, SizeBand.SMALL
call_off = actions.call_off
