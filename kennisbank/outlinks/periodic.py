"""What the clock does about links: a few at a time, each at most once a day."""

from datetime import datetime, timedelta

from django.conf import settings

from kennisbank.outlinks.actions import check_links
from outbox.registry import PeriodicJob, register_job


def look_at_links(now: datetime) -> str:
    """Ask about some links, when the site may."""
    if not settings.CHECK_LINKS:
        return "off (CHECK_LINKS)"
    asked, failing = check_links(now=now)
    return f"{asked} asked, {failing} fail"


register_job(PeriodicJob("outlinks.check", timedelta(minutes=15), look_at_links))
