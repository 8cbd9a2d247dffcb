"""The rules of proof (community.md 4.3): what each level asks, what is taken off, what may be published.

One table serves the proposal, the explanation on a page and the page that explains all levels: they cannot differ.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kennisbank.enums import EvidenceLevel

FEWEST_SOURCES = 2
FEWEST_COMPANIES, FEWEST_COMPARED, FEWEST_IN_COMPARISON = 5, 10, 10
FEWEST_COMPARABLE_STUDIES = 2
OLD_AFTER_YEARS = 3
# The facts of an instrument are looked up again at least once a year (community.md 6.14, K8).
CHECKED_FOR_DAYS = 365


@dataclass(frozen=True)
class Results:
    """What companies saw, counted per company: with a measurement before and after, actions started and finished, the
    comparison group, the lower end of the 90% interval of the adjusted change, how many fell, how many came from one
    programme or coach, and the year of the newest measurement."""

    companies: int
    started: int
    finished: int
    newest_year: int
    stop_reasons_published: bool = False
    compared_with: int = 0
    lower_bound: Decimal | None = None
    fell: int = 0
    from_one_source: int = 0
    only_directors: bool = False


@dataclass(frozen=True)
class Known:
    """What is known about an instrument, as the rules look at it."""

    goal: bool = False
    audience: bool = False
    steps: bool = False
    cost: bool = False
    conditions: bool = False
    checked: bool = False
    mechanism: bool = False
    sources: int = 0
    in_register: bool = False
    controlled_studies: int = 0
    comparable_studies: int = 0
    newest_study: int | None = None
    results: Results | None = None


@dataclass(frozen=True)
class Requirement:
    """One thing that a level asks, in words and as a test."""

    code: str
    words: str | Promise
    holds: Callable[[Known], bool]


@dataclass(frozen=True)
class Deduction:
    """One thing that takes a level off."""

    code: str
    words: str | Promise
    applies: Callable[[Known, date], bool]


def _is_old(known: Known, today: date) -> bool:
    years = [year for year in (known.newest_study, known.results and known.results.newest_year) if year]
    return bool(years) and today.year - max(years) > OLD_AFTER_YEARS


def _from_companies(test: Callable[[Results], bool]) -> Callable[[Known], bool]:
    return lambda known: known.results is not None and test(known.results)


REQUIREMENTS: dict[EvidenceLevel, tuple[Requirement, ...]] = {
    EvidenceLevel.DESCRIBED: (
        Requirement("goal", _("what it is for is written down"), lambda known: known.goal),
        Requirement("audience", _("for whom it is, and for whom not, is written down"), lambda known: known.audience),
        Requirement("steps", _("the steps are written down"), lambda known: known.steps),
        Requirement("cost", _("the cost in euros and hours is written down"), lambda known: known.cost),
        Requirement("conditions", _("what you need to have in place is written down"), lambda known: known.conditions),
        Requirement("checked", _("an editor checked the facts"), lambda known: known.checked),
    ),
    EvidenceLevel.FOUNDED: (
        Requirement("mechanism", _("it says why it could work"), lambda known: known.mechanism),
        Requirement(
            "sources",
            _("two sources of others, or an entry with NJi, Movisie, SER or TNO"),
            lambda known: known.sources >= FEWEST_SOURCES or known.in_register,
        ),
    ),
    EvidenceLevel.EXPERIENCED: (
        Requirement(
            "companies",
            _("five companies measured before and after"),
            _from_companies(lambda results: results.companies >= FEWEST_COMPANIES),
        ),
        Requirement(
            "finished",
            _("half of those who started finished it, or it says why they stopped"),
            _from_companies(lambda results: 2 * results.finished >= results.started or results.stop_reasons_published),
        ),
    ),
    EvidenceLevel.COMPARED: (
        Requirement(
            "comparison",
            _("ten companies changed more than ten comparable companies that did not use it"),
            _from_companies(
                lambda results: (
                    results.companies >= FEWEST_COMPARED
                    and results.compared_with >= FEWEST_IN_COMPARISON
                    and results.lower_bound is not None
                    and results.lower_bound > 0
                )
            ),
        ),
    ),
    EvidenceLevel.RESEARCHED: (
        Requirement(
            "comparable",
            _("two studies of others with a control group, in companies like these"),
            lambda known: known.comparable_studies >= FEWEST_COMPARABLE_STUDIES,
        ),
    ),
}
# In place of what companies saw, for the fourth level.
STUDY = Requirement(
    "study", _("or one study of others with a control group"), lambda known: known.controlled_studies >= 1
)
DEDUCTIONS = (
    Deduction("old", _("the newest figures are more than three years old"), _is_old),
    Deduction(
        "one-source",
        _("more than half of the companies come from one programme or coach"),
        lambda known, today: known.results is not None and 2 * known.results.from_one_source > known.results.companies,
    ),
    Deduction(
        "spread",
        _("a third of the companies or more went down"),
        lambda known, today: known.results is not None and 0 < known.results.companies <= 3 * known.results.fell,
    ),
    Deduction(
        "directors",
        _("only directors answered"),
        lambda known, today: known.results is not None and known.results.only_directors,
    ),
)


@dataclass(frozen=True)
class Proposal:
    """What the rules say: the level, what it would be without deductions, those, and the highest that the panel may
    publish. `missing`: what the next level still asks."""

    level: EvidenceLevel
    without_deductions: EvidenceLevel
    deductions: tuple[Deduction, ...]
    highest: EvidenceLevel
    missing: tuple[Requirement, ...]


def propose(known: Known, *, today: date) -> Proposal:
    """The level that the rules propose for what is known on `today` (community.md 4.3).

    Deductions count from the third level on, one each, and never bring it below the first. The fifth is never proposed:
    only the panel gives it, when its requirement holds.
    """
    reached = _reached(known)
    taken = tuple(each for each in DEDUCTIONS if each.applies(known, today)) if reached >= 3 else ()
    level = EvidenceLevel(max(EvidenceLevel.DESCRIBED, reached - len(taken)) if reached else reached)
    panel = reached >= EvidenceLevel.FOUNDED and _all(known, EvidenceLevel.RESEARCHED)
    following = min(level + 1, EvidenceLevel.COMPARED)
    missing = tuple(each for each in REQUIREMENTS[EvidenceLevel(following)] if not each.holds(known))
    return Proposal(level, reached, taken, EvidenceLevel.RESEARCHED if panel else level, missing)


def needs_check(last_verified: date | None, *, today: date) -> bool:
    """Whether nobody looked up the facts of an instrument for more than a year, or ever. (K8)"""
    return last_verified is None or (today - last_verified).days > CHECKED_FOR_DAYS


def _reached(known: Known) -> EvidenceLevel:
    level = EvidenceLevel.NOT_ASSESSED
    for following in (1, 2):
        if level != following - 1 or not _all(known, EvidenceLevel(following)):
            return level
        level = EvidenceLevel(following)
    if STUDY.holds(known):
        return EvidenceLevel.COMPARED
    for following in (3, 4):
        if not _all(known, EvidenceLevel(following)):
            return level
        level = EvidenceLevel(following)
    return level


def _all(known: Known, level: EvidenceLevel) -> bool:
    return all(each.holds(known) for each in REQUIREMENTS[level])
