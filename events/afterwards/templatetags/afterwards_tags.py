"""What this room shows inside other pages: the ways to commitments and evaluation."""

from django import template
from django.utils import timezone

from events.afterwards import rules
from events.enums import HELD
from events.rules import with_place

register = template.Library()


@register.inclusion_tag("afterwards/mine.html")
def my_afterwards(places, session, link):
    """For people with a place: write commitments down, say how it was."""
    now = timezone.now()
    people = with_place(place.attendee for place in places)
    return {
        "link": link,
        "may_commit": bool(people) and rules.may_commit(session, now=now),
        "may_evaluate": any(rules.may_evaluate(each, session, now=now) for each in people),
    }


@register.inclusion_tag("afterwards/ways.html")
def afterwards_ways(session):
    """The ways from a session's screen to what is left of it, from its start on."""
    return {"session": session, "has_begun": session.status in HELD and session.starts_at <= timezone.now()}
