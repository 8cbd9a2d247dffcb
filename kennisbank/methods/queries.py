"""Named reads of routes: their phases with the instruments as the reader may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kennisbank.methods.models import MethodIndexPage, MethodPage
from kennisbank.models import InstrumentPage
from pagekit.languages import language_of

SHOWN = ("title", "url_path", "summary", "translation_key", "locale_id")


@dataclass(frozen=True)
class Step:
    """One step. `key` is the id of its block; `instrument` is a published page, or None; `language` is that page's."""

    key: UUID
    title: str
    what: str
    who: str
    duration: str
    instrument: InstrumentPage | None
    language: str


@dataclass(frozen=True)
class Phase:
    """One phase, with its steps in their order."""

    title: str
    aim: str
    weeks: int | None
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class ListedRoute:
    """A route in a list. `weeks` is None when the length of a phase is not known."""

    page: MethodPage
    phases: int
    steps: int
    weeks: int | None


def phases_of(page: MethodPage) -> list[Phase]:
    """The phases of a route, with each instrument in the language of `page`, or else in Dutch. Three queries, however
    many steps. A step whose instrument is not published keeps its words; one that has none left is not shown."""
    blocks = [block.value for block in page.phases]
    pages = _published({step.value["instrument"] for value in blocks for step in value["steps"].bound_blocks}, page)
    found: list[Phase] = []
    for value in blocks:
        steps = [_step(bound, pages) for bound in value["steps"].bound_blocks]
        shown = tuple(step for step in steps if step.title)
        found.append(Phase(value["title"], value["aim"], value["weeks"], shown))
    return found


def step_keys(page: MethodPage) -> set[UUID]:
    """The ids of the steps that readers of `page` see."""
    return {step.key for phase in phases_of(page) for step in phase.steps}


def routes_with(instrument: InstrumentPage) -> list[tuple[MethodPage, str]]:
    """The published routes in which `instrument` is a step, in its language, each with the title of that phase. Routes
    are few: they are read, not searched. Two queries."""
    twins = set(InstrumentPage.objects.filter(translation_key=instrument.translation_key).values_list("pk", flat=True))
    pages = MethodPage.objects.published().filter(locale=instrument.locale_id).order_by("title", "pk")
    return [(page, title) for page in pages if (title := _phase_with(page, twins))]


def published_route(key: UUID, language: str) -> MethodPage | None:
    """The published route of which `key` is the translation key, in `language` or else in Dutch; None: not there."""
    pages = {language_of(page.locale_id): page for page in MethodPage.objects.published().filter(translation_key=key)}
    return pages.get(language) or pages.get("nl") or next(iter(pages.values()), None)


def index_in(locale_id: int) -> MethodIndexPage | None:
    """The published index of routes in a language, or None."""
    return MethodIndexPage.objects.published().filter(locale=locale_id).first()


def routes_in(language: str) -> list[MethodPage]:
    """The published routes in `language`, by title."""
    return list(MethodPage.objects.published().in_language(language).order_by("title", "pk"))


def listed(language: str) -> list[ListedRoute]:
    """The published routes in `language`, by title, each with how long it is. One query; no block is built."""
    found = []
    for page in routes_in(language):
        values = [block["value"] for block in page.phases.raw_data]
        weeks = [value.get("weeks") for value in values]
        steps = sum(len(value["steps"]) for value in values)
        found.append(ListedRoute(page, len(values), steps, sum(weeks) if all(weeks) else None))
    return found


def _published(chosen: Iterable[InstrumentPage | None], page: MethodPage) -> dict[UUID, InstrumentPage]:
    """The published pages of the chosen instruments by translation key: those in the language of `page` go first."""
    keys = {each.translation_key for each in chosen if each}
    if not keys:
        return {}
    pages = InstrumentPage.objects.published().only(*SHOWN).filter(translation_key__in=keys)
    by_preference = sorted(pages, key=lambda each: (each.locale_id == page.locale_id, language_of(each.locale_id)))
    return {each.translation_key: each for each in by_preference}


def _step(bound: Any, pages: dict[UUID, InstrumentPage]) -> Step:
    value = bound.value
    chosen = pages.get(value["instrument"].translation_key) if value["instrument"] else None
    return Step(
        key=UUID(bound.id),
        title=value["title"] or (chosen.title if chosen else ""),
        what=value["what"] or "",
        who=value["who"] or "",
        duration=value["duration"] or "",
        instrument=chosen,
        language=language_of(chosen.locale_id) if chosen else "",
    )


def _phase_with(page: MethodPage, instruments: set[int]) -> str:
    """The title of the first phase with one of these instruments, or "". Looks at what is stored: fetches no page."""
    for block in page.phases.raw_data:
        value = block["value"]
        if any(step["value"].get("instrument") in instruments for step in value["steps"]):
            return str(value["title"])
    return ""
