"""Dates in the mails of this room: a mail's content is stored as JSON, so a date arrives as text."""

from datetime import datetime

from django import template
from django.template.defaultfilters import date
from django.utils import timezone

register = template.Library()


@register.filter
def mail_date(value):
    """An ISO date and time as a day in words, in our time zone."""
    return date(timezone.localtime(datetime.fromisoformat(value)), "j F Y")
