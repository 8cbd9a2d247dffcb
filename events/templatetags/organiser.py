"""Small parts of the organiser's screens: states with a word and a shape, places as a bar."""

from django import template

from events.enums import AttendeeStatus, SessionStatus
from events.viewsets import base

register = template.Library()

# status -> (icon of Wagtail, tone of the badge): the word stands beside it, so that colour never says it alone
SESSION_SHAPES = {
    SessionStatus.DRAFT: ("draft", "quiet"),
    SessionStatus.SCHEDULED: ("calendar-check", "good"),
    SessionStatus.CANCELLED: ("circle-xmark", "wrong"),
    SessionStatus.COMPLETED: ("success", "quiet"),
}
ATTENDEE_SHAPES = {
    AttendeeStatus.CONFIRMED: ("circle-check", "good"),
    AttendeeStatus.OFFERED: ("time", "waits"),
    AttendeeStatus.WAITLISTED: ("list-ol", "waits"),
    AttendeeStatus.REQUESTED: ("help", "waits"),
    AttendeeStatus.DECLINED: ("no-view", "quiet"),
    AttendeeStatus.EXPIRED: ("history", "quiet"),
    AttendeeStatus.CANCELLED: ("circle-xmark", "quiet"),
}


@register.inclusion_tag("events/organiser/session_state.html")
def session_state(session):
    """The state of a session."""
    shape, tone = SESSION_SHAPES[session.status]
    return {"shape": shape, "tone": tone, "label": session.get_status_display()}


@register.inclusion_tag("events/organiser/session_state.html")
def attendee_state(attendee):
    """The state of a person in a session."""
    shape, tone = ATTENDEE_SHAPES[attendee.status]
    return {"shape": shape, "tone": tone, "label": attendee.get_status_display()}


@register.inclusion_tag("events/organiser/places.html")
def places(session):
    """How full a session with its counts is."""
    return {"session": session, "most": max(session.capacity, session.seats_held, 1)}


@register.inclusion_tag("events/organiser/queue_numbers.html")
def queue_numbers(session):
    """Who waits for what in a session with its counts."""
    return {"session": session}


@register.filter
def name_of(session):
    """A session in words: its event and when."""
    return base.name_of(session)
