"""The way from a session to its figures."""

from django import template
from django.utils import timezone

register = template.Library()


@register.inclusion_tag("statistics/ways.html")
def statistics_ways(session):
    """From the start of the session on: before that there is nothing to count that its own screen does not show."""
    return {"session": session, "has_begun": session.starts_at <= timezone.now()}
