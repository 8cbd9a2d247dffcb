"""Who sits down, as little as the rules of a table need of a person, and how good a table is.

No rows and no clock: the same people always give the same answer, in whatever order they come.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from events.matching.enums import Broken

SMALLEST, LARGEST, BEST = 4, 6, 5
Apart = Collection[frozenset[str]]  # pairs of companies


@dataclass(frozen=True)
class Weights:
    """What a table is worth. The first is for each question, the others for each pair of people at the table."""

    question_meets_somebody: int = 12
    same_sector: int = -2
    same_size: int = -1
    both_without_question: int = -2
    must_be_apart: int = -10_000


WEIGHTS = Weights()


@dataclass(frozen=True)
class Guest:
    """One person. `company` is what counts as one (`events.shares.company_of`). `asks` and `brings` are numbers of
    themes, 0 for "without a theme", None for nothing. `sector` and `size` are "" when they are not known.
    """

    key: int
    company: str
    asks: int | None = None
    brings: int | None = None
    sector: str = ""
    size: str = ""


@dataclass(frozen=True)
class Fault:
    """A hard rule that a table does not keep: which, at which table (counted from 0), by whom."""

    rule: str
    table: int
    keys: tuple[int, ...]


@dataclass(frozen=True)
class Judgement:
    """How good tables are together. Pairs count people who sit at one table."""

    asked: int
    met: int
    same_sector: int
    same_size: int
    both_without_question: int
    faults: tuple[Fault, ...]
    score: int


def must_be_apart(one: Guest, other: Guest, apart: Apart) -> bool:
    """Whether two people may not sit at one table: of one company, or of two that were declared to sit apart."""
    return one.company == other.company or frozenset((one.company, other.company)) in apart


def pair_value(one: Guest, other: Guest, apart: Apart) -> int:
    """What it is worth that two people sit at one table."""
    value = WEIGHTS.must_be_apart if must_be_apart(one, other, apart) else 0
    if one.sector and one.sector == other.sector:
        value += WEIGHTS.same_sector
    if one.size and one.size == other.size:
        value += WEIGHTS.same_size
    if one.asks is None and other.asks is None:
        value += WEIGHTS.both_without_question
    return value


def met(table: Sequence[Guest]) -> list[Guest]:
    """Whose question meets somebody else at `table` who brings something on its theme."""
    bring = Counter(guest.brings for guest in table if guest.brings is not None)
    return [each for each in table if each.asks is not None and bring[each.asks] > (each.brings == each.asks)]


def table_value(table: Sequence[Guest], apart: Apart) -> int:
    """What `table` is worth, by `WEIGHTS`."""
    pairs = sum(pair_value(one, other, apart) for one, other in combinations(table, 2))
    return pairs + WEIGHTS.question_meets_somebody * len(met(table))


def judge(tables: Sequence[Sequence[Guest]], *, apart: Apart = ()) -> Judgement:
    """How good `tables` are, and which hard rules they do not keep."""
    pairs = [pair for table in tables for pair in combinations(table, 2)]
    return Judgement(
        asked=sum(guest.asks is not None for table in tables for guest in table),
        met=sum(len(met(table)) for table in tables),
        same_sector=sum(bool(one.sector) and one.sector == other.sector for one, other in pairs),
        same_size=sum(bool(one.size) and one.size == other.size for one, other in pairs),
        both_without_question=sum(one.asks is None and other.asks is None for one, other in pairs),
        faults=tuple(fault for place, table in enumerate(tables) for fault in _faults(place, table, apart)),
        score=sum(table_value(table, apart) for table in tables),
    )


def _faults(place: int, table: Sequence[Guest], apart: Apart) -> Iterable[Fault]:
    companies: dict[str, list[int]] = {}
    for guest in table:
        companies.setdefault(guest.company, []).append(guest.key)
    for keys in companies.values():
        if len(keys) > 1:
            yield Fault(Broken.COMPANY, place, tuple(keys))
    for one, other in combinations(companies, 2):
        if frozenset((one, other)) in apart:
            yield Fault(Broken.APART, place, (companies[one][0], companies[other][0]))
    if len(table) < SMALLEST:
        yield Fault(Broken.SMALL, place, tuple(guest.key for guest in table))
    if len(table) > LARGEST:
        yield Fault(Broken.LARGE, place, tuple(guest.key for guest in table))
