"""Sessions that one journey has for itself, so that journeys do not take each other's seats."""

import re

PLAN = """
from datetime import datetime, time, timedelta
from django.utils import timezone
from events import actions
from events.models import EventPage
from events.rules import wall_time
page = EventPage.objects.get(slug={slug!r}, locale__language_code="nl")
day = timezone.localdate() + timedelta(days={days})
start = wall_time(datetime.combine(day, time(14)))
session = actions.plan(
    page, starts_at=start, ends_at=start + timedelta(hours=2), capacity={capacity}, now=timezone.now(),
    place_name="Werkplaats De Beitel", address="Houtstraat 2", city="Zutphen", max_attendees=4, cancel_until_hours=24,
)
print("REFERENCE", session.reference)
"""


def plan_session(site, *, capacity, days, slug="kickstart-voor-nieuwkomers"):
    """Plan a session of a demonstration event in `days` days; gives the path of its form."""
    printed = site.manage("shell", "--no-imports", "-c", PLAN.format(slug=slug, days=days, capacity=capacity))
    reference = re.search(r"REFERENCE (\S+)", printed).group(1)
    return f"/agenda/{slug}/aanmelden/{reference}/"
