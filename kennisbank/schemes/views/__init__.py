"""The guide, the calculator and the calendar: three screens beside the pages of schemes."""

from kennisbank.schemes.views.calendar import calendar, calendar_feed
from kennisbank.schemes.views.guide import guide
from kennisbank.schemes.views.plan import plan, plan_outcome

__all__ = ["calendar", "calendar_feed", "guide", "plan", "plan_outcome"]
