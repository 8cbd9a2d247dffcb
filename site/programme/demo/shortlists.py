"""A shortlist of the demonstration: what a coach gives a company along."""

from datetime import date

from django.utils import timezone

from accounts.models import User
from events.models import EventSession
from kennisbank.models import InstrumentPage
from kennisbank.shortlist.actions import keep
from kennisbank.shortlist.contents import Contents, Item
from kennisbank.shortlist.kinds import key_of
from kennisbank.shortlist.queries import lists_of
from programme.demo.accounts import DOMAIN
from programme.demo.reading import read


def load(*, today: date) -> None:
    """Keep the list for the coach, who has none yet; what of it is not on the site is left out."""
    coach, now = User.objects.get(email=f"coach@{DOMAIN}"), timezone.now()
    if lists_of(coach).exists():
        return
    content = read("site/shortlist.toml")
    pages = {page.slug: page for page in InstrumentPage.objects.published().in_language("nl")}
    wanted = [row for row in content["instrument"] if row["slug"] in pages]
    items = [Item("i", key_of(pages[row["slug"]]), row["note"]) for row in wanted]
    session = EventSession.objects.scheduled().filter(starts_at__gt=now).order_by("starts_at", "pk").first()
    if session:
        items.append(Item("s", session.reference, content["session"]))
    keep(Contents(content["title"], tuple(items)), by=coach, now=now)


def remove() -> None:
    """Nothing to do: the list goes with the account of the coach."""
