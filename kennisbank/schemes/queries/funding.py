"""The facts of schemes as the calculator reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kennisbank.schemes.enums import CostKind, FactKind, Per, SchemeState
from kennisbank.schemes.models import Scheme, SchemeFact
from kennisbank.schemes.queries.shown import SchemeRow, rows_of
from kennisbank.schemes.rules import CostLine, Paid, SchemeTerms, Stack, Term, current_facts, stack_funding


@dataclass(frozen=True)
class PaidRow:
    """One line of a plan with the scheme that pays it, or None."""

    paid: Paid
    row: SchemeRow | None

    @property
    def label(self) -> str:
        """What the line is for."""
        return str(CostKind(self.paid.line.kind).label)


@dataclass(frozen=True)
class SchemeShare:
    """What one scheme pays of a plan. `capped`: it reached its most; `below`: it pays nothing below its least."""

    row: SchemeRow
    terms: SchemeTerms
    amount: Decimal
    capped: bool
    below: bool

    @property
    def documents(self) -> list[str]:
        """What to prepare for the application."""
        return [block.value for block in self.row.page.documents] if self.row.page else []


@dataclass(frozen=True)
class Funding:
    """The outcome of the calculator. `room`: euros of state aid that are left before this plan; None: not known."""

    stack: Stack
    lines: list[PaidRow]
    shares: list[SchemeShare]
    room: Decimal | None
    hours: int

    @property
    def share_paid(self) -> int:
        """The whole per cents of the plan that schemes pay, rounded down."""
        return int(self.stack.paid * 100 / self.stack.cost) if self.stack.cost else 0


def countable_schemes(*, today: date) -> list[tuple[str, str]]:
    """Code and name of the schemes that run and say enough to count with, for some size of company. Three queries."""
    schemes = Scheme.objects.filter(state=SchemeState.ACTIVE).with_facts()
    return [(scheme.code, scheme.name) for scheme in schemes if _payers(scheme, today=today)]


def funding_of(
    lines: Sequence[CostLine], codes: Sequence[str], *, size_band: str, aid: Decimal, language: str, today: date
) -> Funding:
    """What the schemes `codes` pay of `lines` for a company of `size_band` that got `aid` euros of state aid in three
    years. Indication, never a right. Four queries. (MK-12)"""
    schemes = Scheme.objects.filter(state=SchemeState.ACTIVE, code__in=codes).with_facts()
    rows = {row.scheme.code: row for row in rows_of(schemes, language, today=today, whole=True)}
    terms = {code: terms_of(row.scheme, size_band=size_band, today=today) for code, row in rows.items()}
    usable = {code: each for code, each in terms.items() if each is not None}
    room = _room(list(rows.values()), aid, today=today)
    stack = stack_funding(lines, list(usable.values()), room=room)
    shares = [
        SchemeShare(rows[code], each, stack.of(code), code in stack.capped, code in stack.below)
        for code, each in sorted(usable.items())
        if stack.of(code) or code in stack.below
    ]
    hours = sum(line.count for line in lines if line.kind == CostKind.OWN_HOURS)
    return Funding(stack, [PaidRow(paid, rows.get(paid.scheme)) for paid in stack.lines], shares, room, hours)


def _room(rows: list[SchemeRow], aid: Decimal, *, today: date) -> Decimal | None:
    """What is left of the state aid that a company may get in three years; None when no scheme says how much."""
    ceilings = [
        fact.value
        for row in rows
        for fact in current_facts(row.scheme.facts.all(), today=today)
        if fact.kind == FactKind.DE_MINIMIS
    ]
    return max(min(ceilings) - aid, Decimal(0)) if ceilings else None


def _payers(scheme: Scheme, *, today: date) -> bool:
    return any(terms_of(scheme, size_band=band, today=today) for band in ("micro", "small", "medium"))


def terms_of(scheme: Scheme, *, size_band: str, today: date) -> SchemeTerms | None:
    """What `scheme` (with its facts fetched) pays on `today` to a company of `size_band`; None when it says nothing
    that can be counted, or when it does not run.

    Facts for some companies only (agriculture) are left out: the calculator does not ask for that.
    """
    if scheme.state != SchemeState.ACTIVE:
        return None
    facts = [
        fact
        for fact in current_facts(scheme.facts.all(), today=today)
        if fact.size_band in ("", size_band) and not fact.applies_nl
    ]
    terms = tuple(
        _term(fact, facts) for fact in facts if fact.kind in (FactKind.SHARE, FactKind.AMOUNT) and fact.cost_kind
    )
    terms += tuple(
        Term(fact.cost_kind, most_each=fact.value)
        for fact in facts
        if _is_most_each(fact) and fact.cost_kind not in {term.kind for term in terms}
    )
    if not terms:
        return None
    minimums = [fact for fact in facts if fact.kind == FactKind.MINIMUM and fact.per == Per.APPLICATION]
    return SchemeTerms(
        code=scheme.code,
        terms=terms,
        maximum=_value(facts, FactKind.MAXIMUM),
        minimum=max((fact.value for fact in minimums), default=None),
        minimum_of=frozenset(fact.activity for fact in minimums if fact.activity),
        state_aid=scheme.state_aid,
    )


def _term(fact: SchemeFact, facts: list[SchemeFact]) -> Term:
    most = [other.value for other in facts if _is_most_each(other) and other.cost_kind == fact.cost_kind]
    return Term(
        kind=fact.cost_kind,
        share=fact.value if fact.kind == FactKind.SHARE else None,
        each=fact.value if fact.kind == FactKind.AMOUNT else None,
        most_each=min(most, default=None),
        activity=fact.activity,
    )


def _is_most_each(fact: SchemeFact) -> bool:
    return fact.kind == FactKind.MAXIMUM and bool(fact.cost_kind) and fact.per in (Per.PERSON, Per.PLACE, Per.ADVICE)


def _value(facts: list[SchemeFact], kind: str) -> Decimal | None:
    """The smallest of the facts of `kind` about a whole application."""
    found = [fact.value for fact in facts if fact.kind == kind and fact.per == Per.APPLICATION and not fact.cost_kind]
    return min(found, default=None)
