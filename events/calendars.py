"""Calendar entries: the invitation that goes with a mail, and feeds that anybody can subscribe to.

An entry is known by the UID of the person's place, so that in a shared mailbox cancelling one leaves the colleague's
alone. SEQUENCE goes up only when time or place changes or the place is given up. (events.md 5.5)
"""

from collections.abc import Iterable
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event, vCalAddress, vText

from events.enums import SessionStatus
from events.models import Attendee, EventSession

PRODUCT = "-//Leergilde//agenda//NL"


def organizer() -> vCalAddress:
    """The bare mailbox that mail comes from: calendars accept a change only from the address that sent the
    invitation.
    """
    return vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")


def invitation(attendee: Attendee, method: str, *, title: str) -> bytes:
    """The calendar part of a mail about one place; `method` is REQUEST (come, or come at another time) or CANCEL."""
    calendar = _calendar()
    calendar.add("method", method)
    for event in _own_events(attendee, title):
        _invite(event, attendee, method)
        calendar.add_component(event)
    return _written(calendar)


def withdrawal(attendee: Attendee, dropped: tuple[str, datetime, datetime], *, title: str) -> bytes:
    """The calendar part that takes one date of a course away: the name of that date, its start and end."""
    calendar = _calendar()
    calendar.add("method", "CANCEL")
    event = _own_event(attendee, *dropped, title)
    _invite(event, attendee, "CANCEL")
    calendar.add_component(event)
    return _written(calendar)


def _invite(event: Event, attendee: Attendee, method: str) -> None:
    event["organizer"] = organizer()
    guest = vCalAddress(f"mailto:{attendee.mailbox}")
    guest.params["CN"] = vText(attendee.called)
    guest.params["PARTSTAT"] = vText("DECLINED" if method == "CANCEL" else "ACCEPTED")
    guest.params["RSVP"] = vText("FALSE")
    event.add("attendee", guest, encode=0)
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")


def entries(people: Iterable[Attendee], *, title: str) -> bytes:
    """A file to put in one's own calendar: the entries of `people`, under the same names as in their mails."""
    calendar = _calendar()
    for attendee in people:
        for event in _own_events(attendee, title):
            event.add("status", "CONFIRMED")
            calendar.add_component(event)
    return _written(calendar)


def own_feed(places: Iterable[tuple[Attendee, str]], *, name: str) -> bytes:
    """A calendar to subscribe to, of the places of one person, each with the title of its event."""
    calendar = _calendar()
    calendar.add("x-wr-calname", name)
    for attendee, title in places:
        for event in _own_events(attendee, title):
            event.add("status", "CONFIRMED")
            calendar.add_component(event)
    return _written(calendar)


def _own_events(attendee: Attendee, title: str) -> list[Event]:
    """An entry for each date of the session, under a name of its own: that of the place, and for a further date also
    that of the date.
    """
    session = attendee.session
    return [
        _own_event(attendee, "", session.starts_at, session.ends_at, title),
        *(
            _own_event(attendee, each.uid.hex, each.starts_at, each.ends_at, title)
            for each in session.further_dates.all()
        ),
    ]


def _own_event(attendee: Attendee, date: str, start: datetime, end: datetime, title: str) -> Event:
    event = _event(attendee.session, start, end, title)
    event.add("uid", f"{attendee.uid}{f'-{date}' if date else ''}@leergilde")
    event.add("sequence", attendee.ical_sequence)
    return event


def feed(entries: Iterable[tuple[EventSession, str, str]], *, name: str) -> bytes:
    """A calendar to subscribe to, of (session, title, address of its page): no method, no people."""
    calendar = _calendar()
    calendar.add("x-wr-calname", name)
    for session, title, url in entries:
        dates = [("", session.starts_at, session.ends_at)]
        dates += [(f"-{each.uid.hex}", each.starts_at, each.ends_at) for each in session.further_dates.all()]
        for suffix, start, end in dates:
            event = _event(session, start, end, title)
            event.add("uid", f"{session.uid}{suffix}@leergilde")
            event.add("sequence", session.sequence)
            event.add("url", url)
            called_off = session.status == SessionStatus.CANCELLED
            event.add("status", "CANCELLED" if called_off else "CONFIRMED")
            calendar.add_component(event)
    return _written(calendar)


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    return calendar


def _event(session: EventSession, start, end, title: str) -> Event:
    event = Event()
    event.add("summary", title)
    # In the named zone: a moment with a fixed offset would come out as TZID "UTC+01:00", which no calendar knows.
    event.add("dtstart", start.astimezone(session.zone))
    event.add("dtend", end.astimezone(session.zone))
    event.add("dtstamp", timezone.now())
    event.add("location", session.place_line)
    return event


def _written(calendar: Calendar) -> bytes:
    calendar.add_missing_timezones()
    return calendar.to_ical()
