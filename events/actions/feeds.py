"""The secret address of somebody's own calendar."""

from datetime import datetime
from typing import Any

from events.models import PersonalFeed
from events.models.feeds import new_secret


def renew_feed(*, by: Any, now: datetime) -> PersonalFeed:
    """Give `by` a secret address for their calendar, or a new one in place of the old one, which stops working."""
    feed, _made = PersonalFeed.objects.update_or_create(user=by, defaults={"secret": new_secret(), "renewed_at": now})
    return feed


def stop_feed(*, by: Any) -> int:
    """Take the secret address of `by` away; their calendar finds nothing any more. Gives how many there were."""
    return PersonalFeed.objects.filter(user=by).delete()[0]
