"""What this room shows inside other pages: the way to the tables of a session."""

from django import template

from events.matching.enums import SEATED_IN

register = template.Library()


@register.inclusion_tag("matching/ways.html")
def matching_ways(session):
    """The way from a session's screen to its tables."""
    return {"session": session, "is_planned": session.status in SEATED_IN}
