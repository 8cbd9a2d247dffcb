"""What search engines are told about a session (schema.org Event)."""

from datetime import datetime
from typing import Any

from events.enums import AttendanceMode, SessionStatus
from events.models.sessions import EventSession

MODES = {
    AttendanceMode.IN_PERSON: "OfflineEventAttendanceMode",
    AttendanceMode.ONLINE: "OnlineEventAttendanceMode",
    AttendanceMode.HYBRID: "MixedEventAttendanceMode",
}
SCHEMA = "https://schema.org/"


def describe_session(session: EventSession, *, title: str, text: str, url: str, language: str) -> dict[str, Any]:
    """One session of a page at the absolute address `url`; needs `with_counts()`. Called off ones stay, and say so."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "EducationEvent",
        "name": title,
        "description": text,
        "url": url,
        "inLanguage": language,
        "startDate": _on_the_clock(session, session.starts_at),
        "endDate": _on_the_clock(session, session.over_at),
        "eventStatus": SCHEMA + _status(session),
        "eventAttendanceMode": SCHEMA + MODES[AttendanceMode(session.attendance_mode)],
        "location": _location(session, url),
        "maximumAttendeeCapacity": session.capacity,
        "remainingAttendeeCapacity": session.places_left,
        "isAccessibleForFree": True,
        "organizer": {"@type": "Organization", "name": "Leergilde"},
    }
    if session.previous_starts_at and session.status != SessionStatus.CANCELLED:
        data["previousStartDate"] = _on_the_clock(session, session.previous_starts_at)
    return data


def _on_the_clock(session: EventSession, moment: datetime) -> str:
    return moment.astimezone(session.zone).isoformat(timespec="seconds")


def _status(session: EventSession) -> str:
    if session.status == SessionStatus.CANCELLED:
        return "EventCancelled"
    return "EventRescheduled" if session.previous_starts_at else "EventScheduled"


def _location(session: EventSession, url: str) -> Any:
    place = {
        "@type": "Place",
        "name": session.place_name or session.city,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": session.address,
            "addressLocality": session.city,
            "addressCountry": "NL",
        },
    }
    online = {"@type": "VirtualLocation", "url": url}
    if session.attendance_mode == AttendanceMode.ONLINE:
        return online
    return [place, online] if session.attendance_mode == AttendanceMode.HYBRID else place
