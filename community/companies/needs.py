"""What needs somebody now, on the home page of Mijn bedrijf: this room owns the list, upper rooms register theirs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from community.companies.models import Membership, Organisation
from community.companies.queries import open_requests


@dataclass(frozen=True)
class Need:
    """One thing to do: `title` links to `url`; `when` is a few words about time; `due` marks what cannot wait."""

    title: str
    text: str
    url: str
    icon: str
    when: str = ""
    due: bool = False


Source = Callable[[Organisation, Membership, datetime], Iterable[Need]]
SOURCES: list[Source] = []


def register_need(source: Source) -> Source:
    """Make a source of needs known; usable as a decorator."""
    if source not in SOURCES:
        SOURCES.append(source)
    return source


def needs_of(organisation: Organisation, membership: Membership, now: datetime) -> list[Need]:
    """Everything that needs the owner of `membership` in `organisation` at `now`, what cannot wait first."""
    found = [need for source in SOURCES for need in source(organisation, membership, now)]
    return sorted(found, key=lambda need: not need.due)


@register_need
def profile_and_people(organisation: Organisation, membership: Membership, now: datetime) -> Iterable[Need]:
    """What the companies room itself asks of an administrator: answer requests, tell something about the company."""
    if not membership.is_administrator:
        return
    waiting = open_requests(organisation).count()
    if waiting:
        yield Need(
            title=_("Somebody asks for access"),
            text=_("Decide whether this person works at your company."),
            url=reverse("companies_members", args=[organisation.slug]),
            icon="person",
            due=True,
        )
    if not organisation.is_described:
        yield Need(
            title=_("Tell what your company does"),
            text=_("With a short profile, others know whom they can learn from."),
            url=reverse("companies_profile", args=[organisation.slug]),
            icon="edit",
            when=_("5 minutes"),
        )
