"""Dull makers of events, sessions and people."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from events import actions
from events.models import AgendaPage, EventPage, EventSession

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def make_agenda(home):
    """The agenda under `home`."""
    return AgendaPage.objects.child_of(home).first() or home.add_child(
        instance=AgendaPage(title="Agenda", slug="agenda", locale=home.locale)
    )


def make_event(home, title="Leren van fouten", slug="leren-van-fouten", **fields):
    """An event page under the agenda of `home`."""
    fields.setdefault("summary", "Een kleine groep, één fout per bedrijf en geen schuldvraag.")
    return make_agenda(home).add_child(instance=EventPage(title=title, slug=slug, locale=home.locale, **fields))


def make_session(event, *, capacity=10, days=14, now=NOW, **fields):
    """A planned session of `event`, two and a half hours long, `days` after `now`."""
    start = fields.pop("starts_at", now + timedelta(days=days))
    end = fields.pop("ends_at", start + timedelta(hours=2, minutes=30))
    fields = {"place_name": "De Smederij", "address": "Ambachtsstraat 4", "city": "Doetinchem"} | fields
    return actions.plan(event, starts_at=start, ends_at=end, capacity=capacity, now=now, **fields)


def book(session, *names, key=None, now=NOW, email=None, **fields):
    """Register `names`; the first one is the contact, at name@example.org, the others have no address."""
    address = email if email is not None else f"{names[0].lower()}@example.org"
    people = [actions.Person(names[0], address), *[actions.Person(name) for name in names[1:]]]
    contact = actions.Contact(names[0], address, language=fields.pop("language", "nl"))
    return actions.register(session, contact=contact, people=people, key=key or uuid4(), now=now, **fields)


def states(session):
    """Every person of `session` as name -> (status, seat)."""
    return {row.name: (str(row.status), row.seat_no) for row in EventSession.objects.get(pk=session.pk).attendees.all()}
