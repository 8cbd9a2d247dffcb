"""Filters for dates as people say them; nothing is shown for an empty value."""

from django import template

from pagekit import dates

register = template.Library()


@register.filter
def spoken_date(value):
    """ "dinsdag 8 december" of a date or a moment."""
    return dates.spoken_date(value) if value else ""


@register.filter
def spoken_time(value):
    """ "14.00 uur" of a moment."""
    return dates.spoken_time(value) if value else ""


@register.filter
def spoken_moment(value):
    """ "dinsdag 8 december, 14.00 uur" of a moment."""
    return dates.spoken_moment(value) if value else ""


@register.filter
def spoken_period(value):
    """ "dinsdag 8 december, 14.00 tot 16.30 uur" of anything with `starts_at` and `ends_at`."""
    return dates.spoken_period(value.starts_at, value.ends_at) if value else ""
