"""What the tests of afterwards share: people who were there, what they promise, what they think."""

from datetime import date, timedelta
from uuid import uuid4

from events.afterwards.actions import HandedOut, Opinion, Promised, answer, commit, evaluate, hand_out
from events.afterwards.enums import Progress
from events.afterwards.rules import morning_after
from events.links import sign_attendee, sign_registration
from events.models import Attendee, EventSession
from tests.community.factories import make_company
from tests.events.factories import book

DAY = timedelta(days=1)
DUE = date(2027, 2, 1)


def came(session, *names, attendance="present", company="", **fields):
    """People of one registration who were there; the registration."""
    registration = book(session, *names, **fields).registration
    if company:
        registration.company = make_company(company)
        registration.save()
    registration.attendees.update(attendance=attendance)
    return registration


def promised(what="Een meelooplijst maken", who="Ploegbaas", due_on=DUE, key=None):
    return Promised(key or uuid4(), what, who, due_on)


def commits(registration, *rows, now=None, **fields):
    """Write `rows` (or one) down during the session."""
    rows = rows or (promised(),)
    at = now or registration.session.starts_at
    return commit(registration, rows, email=registration.contact_email, now=at, **fields)


def opinion(useful=4, recommends=True, takes_along="", different=""):
    return Opinion(useful, recommends, takes_along, different)


def a_file(title="Verslag", data=b"Wat we deden", key=None):
    """A text that is handed out."""
    return HandedOut(key or uuid4(), title, extension="txt", data=data)


def a_link(title="Verder lezen", url="https://example.org/lezen", key=None):
    return HandedOut(key or uuid4(), title, url=url)


def handed_out(session, *rows):
    """Hand `rows` (or a file and a link) out at the end of `session`; the session."""
    for row in rows or (a_file(), a_link()):
        hand_out(session, row, by=None, now=session.over_at)
    return session


def link_of(found):
    """The own link of a person or a registration."""
    return sign_attendee(found) if isinstance(found, Attendee) else sign_registration(found)


def rows_data(*rows, keys=None):
    """What the form sends: three rows, of which `rows` are filled in."""
    keys = keys or [uuid4() for _row in range(3)]
    data = {f"key_{number}": str(key) for number, key in enumerate(keys, 1)}
    for number, (what, who, due_on) in enumerate(rows, 1):
        data |= {f"what_{number}": what, f"who_{number}": who, f"due_on_{number}": due_on}
    return data


def fresh(session):
    return EventSession.objects.get(pk=session.pk)


def leave_behind(somebody, session, registration):
    """Somebody writes a commitment down, stops with it and says why, and says how it was."""
    row = promised(f"{somebody.name} belt", somebody.name, session.starts_at.date())
    commit(registration, [row], email=somebody.email, by=somebody.user, now=session.starts_at)
    (kept,) = registration.commitments.all()
    answer(kept, Progress.STOPPED, why=f"{somebody.name} is weg", now=morning_after(session, 30))
    evaluate(registration.attendees.get(), opinion(), now=session.over_at)
