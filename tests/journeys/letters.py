"""What stands in a mail: its parts, its links, its calendar entry."""

import re

from icalendar import Calendar


def parts(message):
    """The text of each kind of part of a mail: {"text/plain": …, "text/html": …}."""
    return {part.get_content_type(): part.get_content() for part in message.walk() if not part.is_multipart()}


def link(message, path):
    """The first whole link in the text of a mail whose path starts with `path`."""
    return re.search(rf"http://[^/\s]+{path}\S+", parts(message)["text/plain"]).group(0)


def calendar_entry(message):
    """The METHOD and the one VEVENT of the calendar part of a mail."""
    part = next(part for part in message.walk() if part.get_content_type() == "text/calendar")
    calendar = Calendar.from_ical(part.get_payload(decode=True))
    (event,) = calendar.walk("VEVENT")
    assert part.get_param("method") == str(calendar["METHOD"])
    return str(calendar["METHOD"]), event
