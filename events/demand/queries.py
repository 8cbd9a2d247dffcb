"""Named reads of what companies ask for."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q, QuerySet
from wagtail.models import Locale

from accounts.models import User
from events.demand.models import Opening, OpenQuestion, Pool
from events.enums import SessionStatus
from events.models import EventPage, EventTheme
from events.rules.roles import ORGANISE_PERMISSIONS


@dataclass(frozen=True)
class Demand:
    """How far one pool is."""

    pool: Pool
    questions: list[OpenQuestion] = field(default_factory=list)

    @property
    def companies(self) -> int:
        """How many companies ask."""
        return len({question.company for question in self.questions})

    @property
    def missing(self) -> int:
        """How many companies are still needed."""
        return max(0, self.pool.needed - self.companies)


def all_demand() -> list[Demand]:
    """Every pool with open questions, the one that is nearest to a session first. Two queries."""
    waiting = Prefetch("questions", queryset=OpenQuestion.objects.waiting(), to_attr="waiting")
    pools = Pool.objects.filter(questions__opening=None, questions__isnull=False).distinct()
    found = [Demand(pool, pool.waiting) for pool in pools.select_related("theme").prefetch_related(waiting)]
    return sorted(found, key=lambda each: (each.missing, each.pool.theme.name_nl.casefold(), each.pool.region))


def demand_of(pool: Pool) -> Demand:
    """How far `pool` is now. One query."""
    return Demand(pool, list(pool.questions.waiting()))


def openings() -> QuerySet[Opening]:
    """The sessions that were opened on demand, the newest first."""
    return Opening.objects.select_related("pool__theme", "session__event")


def openings_to_tell() -> QuerySet[Opening]:
    """Those whose session was announced since, while nobody who asked knows yet."""
    return openings().filter(told_at=None, session__status=SessionStatus.SCHEDULED)


def openings_called_off() -> QuerySet[Opening]:
    """Those whose session does not take place, with questions that stay open so."""
    return openings().filter(session__status=SessionStatus.CANCELLED, questions__isnull=False).distinct()


def event_on(theme: EventTheme) -> EventPage | None:
    """The event that a session on `theme` is planned of by itself: the first by its title; None when there is none."""
    return events_on(theme).first()


def events_on(theme: EventTheme) -> QuerySet[EventPage]:
    """The published events on `theme`, in the language that the others are translated from."""
    return EventPage.objects.filter(live=True, locale=Locale.get_default(), theme=theme).order_by("title")


def organisers() -> Iterable[User]:
    """Everybody on the staff who plans sessions."""
    people = User.objects.filter(is_active=True)
    for permission in ORGANISE_PERMISSIONS:
        app, codename = permission.split(".")
        wanted = {"content_type__app_label": app, "codename": codename}
        of_groups = {f"groups__permissions__{name}": value for name, value in wanted.items()}
        of_user = {f"user_permissions__{name}": value for name, value in wanted.items()}
        people = people.filter(Q(**of_groups) | Q(**of_user))
    return people.distinct().order_by("pk")
