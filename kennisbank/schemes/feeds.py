"""The windows of schemes as a calendar to subscribe to."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from kennisbank.schemes.queries import WindowRow
from kennisbank.schemes.rules import last_day

PRODUCT = "-//Leergilde//Regelingen//NL"


def windows_calendar(entries: list[tuple[WindowRow, str]]) -> bytes:
    """A calendar of whole days, of (window, address of the page of its scheme); what is expected is said to be so."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _("When you can apply"))
    for each, address in entries:
        calendar.add_component(_entry(each, address))
    return calendar.to_ical()


def _entry(each, address):
    window = each.window
    words = _("expected: apply for %(scheme)s") if window.expected else _("Apply for %(scheme)s")
    event = Event()
    event.add("uid", f"window-{window.pk}@leergilde")
    event.add("summary", words % {"scheme": each.row.scheme.name})
    event.add("dtstart", window.opens_on)
    # The day after the last, as RFC 5545 counts whole days; a window without a known end marks its first day.
    event.add("dtend", (last_day(window) if window.closes_on else window.opens_on) + timedelta(days=1))
    event.add("dtstamp", timezone.now())
    event.add("status", "TENTATIVE" if window.expected else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("url", address)
    return event
