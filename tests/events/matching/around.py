"""What the tests of tables share: people with a question, and the tables as they are."""

from uuid import uuid4

from django.urls import reverse

from events import actions as core
from events.matching import actions
from events.matching.models import Seat, TablePlan
from events.matching.seating import seating_of
from events.models import EventSession
from tests.events.asking import somebody
from tests.events.factories import NOW


def screen(name, session):
    """The address of a screen of tables."""
    return reverse(f"matching_{name}", args=[session.reference])


def come(session, name, company="", *, now=NOW, **learning):
    """One person with a place, of a company by its name; `learning` is what that person asks and brings."""
    said = {"learning": core.Learning(**learning)} if learning else {}
    contact = core.Contact(name, f"{name.lower()}@example.org", company)
    person = somebody(name, **said)
    return core.register(session, contact=contact, people=[person], key=uuid4(), now=now).attendees[0]


def come_many(session, number, **fields):
    """`number` people, each of a company of their own."""
    return [come(session, f"P{each:02}", f"Bedrijf {each:02}", **fields) for each in range(1, number + 1)]


def version(session):
    plan = TablePlan.objects.filter(session=session).first()
    return plan.version if plan else 0


def make(session, **fields):
    given = {"whom": "place", "version": version(session), "by": None, "now": NOW} | fields
    return actions.make_tables(session, **given)


def tables(session):
    """The tables as number -> names, in order."""
    found = {}
    seats = Seat.objects.filter(table__plan__session=session).order_by("table__number", "attendee__name")
    for number, name in seats.values_list("table__number", "attendee__name"):
        found.setdefault(number, []).append(name)
    return found


def at(session, name):
    """The number of the table of somebody."""
    return next((number for number, names in tables(session).items() if name in names), None)


def move(session, moves, **fields):
    given = {"version": version(session), "by": None, "now": NOW} | fields
    return actions.rearrange(session, {person.pk: number for person, number in moves.items()}, **given)


def faults(session):
    return [fault.rule for fault in seating_of(EventSession.objects.get(pk=session.pk)).judgement.faults]
