"""Named reads of the programme room."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.http import urlencode
from django.utils.text import slugify
from wagtail.models import Page

from pagekit.languages import language_of
from pagekit.models.pages import PublishedPageQuerySet
from pagekit.queries import published_pages
from privacy.register import Processing, register
from programme.enums import NewsCategory, PartnerRole
from programme.models import (
    Edition,
    Goal,
    LessonLearned,
    Milestone,
    NewsPage,
    Part,
    ProgrammePartner,
    PublishedFigure,
    Recommendation,
    TargetGroup,
)
from programme.room_names import ROOM_NAMES, room_of


@dataclass(frozen=True)
class NewsFilter:
    """What a reader chose on the news page; what makes no sense is left out, never an error."""

    category: str = ""
    region: str = ""
    tag: str = ""

    @classmethod
    def from_query(cls, query: Any) -> "NewsFilter":
        """From the query of an address. An unknown category counts as none."""
        category = query.get("category", "")
        return cls(
            category=category if category in NewsCategory.values else "",
            region=query.get("region", "").replace("\x00", "")[:60],
            tag=slugify(query.get("tag", "")[:100], allow_unicode=True),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was chosen."""
        return not (self.category or self.region or self.tag)

    def address(self, **changes: str) -> str:
        """The query for this choice with `changes`, starting with "?"; "" when nothing is chosen then."""
        chosen = {"category": self.category, "region": self.region, "tag": self.tag, **changes}
        query = urlencode({name: value for name, value in chosen.items() if value})
        return f"?{query}" if query else ""


def published_news(language: str, chosen: NewsFilter | None = None) -> PublishedPageQuerySet:
    """Published news in `language` that fits `chosen`, newest first."""
    items = NewsPage.objects.published().in_language(language)
    items = items.order_by("-date", "-first_published_at", "-pk")
    if chosen and chosen.category:
        items = items.filter(category=chosen.category)
    if chosen and chosen.region:
        # News without a region is for everybody.
        items = items.filter(Q(region__iexact=chosen.region) | Q(region=""))
    if chosen and chosen.tag:
        items = items.filter(tagged_items__tag__slug=chosen.tag)
    return items


def news_regions(language: str) -> list[str]:
    """The regions that published news in `language` is about, in alphabetical order."""
    items = NewsPage.objects.published().in_language(language).exclude(region="")
    return list(items.order_by("region").values_list("region", flat=True).distinct())


def related_news(page: NewsPage, count: int = 3) -> list[NewsPage]:
    """Up to `count` other items in the same language, the same category first."""
    others = published_news(language_of(page.locale_id)).exclude(pk=page.pk)[:12]
    return sorted(others, key=lambda other: other.category != page.category)[:count]


def subpages(page: Page) -> QuerySet[Page]:
    """The public pages straight under `page`, in the order of the tree."""
    return published_pages().child_of(page).order_by("path")


@dataclass(frozen=True)
class ProgrammeFacts:
    """Everything that stands on the page of one programme, in the order in which it is shown."""

    editions: list[Edition]
    goals: list[Goal]
    target_groups: list[TargetGroup]
    parts: list[Part]
    milestones: list[Milestone]
    figure_groups: list[list[PublishedFigure]]
    lessons: list[LessonLearned]
    recommendations: list[Recommendation]
    partners: list[tuple[str, list[ProgrammePartner]]]


def programme_facts(programme_id: int) -> ProgrammeFacts:
    """The facts of one programme, in nine queries however many rows there are."""

    def rows(model: Any, *related: str) -> list[Any]:
        return list(model.objects.filter(programme_id=programme_id).select_related(*related))

    return ProgrammeFacts(
        editions=rows(Edition, "predecessor"),
        goals=rows(Goal),
        target_groups=rows(TargetGroup),
        parts=rows(Part),
        milestones=rows(Milestone, "edition"),
        figure_groups=_grouped_figures(rows(PublishedFigure, "edition")),
        lessons=rows(LessonLearned, "edition", "carried_into"),
        recommendations=rows(Recommendation),
        partners=_by_role(rows(ProgrammePartner, "partner", "edition")),
    )


def _grouped_figures(figures: list[PublishedFigure]) -> list[list[PublishedFigure]]:
    """Figures that contradict each other stand together, at the place of the first of them (X-1, X-2)."""
    groups: dict[str, list[PublishedFigure]] = {}
    for figure in figures:
        groups.setdefault(figure.conflict or f"alone {figure.pk}", []).append(figure)
    return list(groups.values())


def _by_role(partnerships: list[ProgrammePartner]) -> list[tuple[str, list[ProgrammePartner]]]:
    order = list(PartnerRole.values)
    found = sorted(partnerships, key=lambda row: (order.index(row.role), row.sort_order or 0, row.partner.name))
    return [(str(PartnerRole(role).label), list(rows)) for role, rows in groupby(found, key=lambda row: row.role)]


def partners_of_programmes() -> list[tuple[Any, list[tuple[str, list[ProgrammePartner]]]]]:
    """Every programme with its partners by role, in one query."""
    by_programme: dict[Any, list[ProgrammePartner]] = defaultdict(list)
    for row in ProgrammePartner.objects.select_related("partner", "programme", "edition").order_by("programme_id"):
        by_programme[row.programme].append(row)
    return [(programme, _by_role(rows)) for programme, rows in by_programme.items()]


def privacy_rooms() -> list[tuple[str, list[Processing]]]:
    """What the data register says, by room in the order of `ROOM_NAMES`; what came in twice stands once."""
    rooms: dict[str, dict[tuple[str, str], Processing]] = defaultdict(dict)
    for processing in register.processings:
        rooms[room_of(processing.model)].setdefault((str(processing.title), str(processing.purpose)), processing)
    order = [*ROOM_NAMES, *rooms]
    return [(room, list(rooms[room].values())) for room in sorted(rooms, key=order.index)]
