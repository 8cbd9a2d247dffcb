"""What schemes together pay of a plan, without paying a cost twice (MK-12, "financial engineering").

Every line of a plan is paid by at most one scheme; of all ways to do so the one that pays most is taken. Amounts are
euros with cents.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal

CENT = Decimal("0.01")
HUNDRED = Decimal(100)
NOTHING = Decimal("0.00")
# More lines than a plan on one page has; the search below stays well under a tenth of a second.
MOST_LINES = 8


@dataclass(frozen=True)
class CostLine:
    """One cost of a plan: `amount` euros in all, for `count` people, places or hours."""

    kind: str
    amount: Decimal
    count: int = 1
    text: str = ""


@dataclass(frozen=True)
class Term:
    """What a scheme pays of one kind of cost: a share (per cent), or a fixed amount for each, at most so much each."""

    kind: str
    share: Decimal | None = None
    each: Decimal | None = None
    most_each: Decimal | None = None
    activity: str = ""


@dataclass(frozen=True)
class SchemeTerms:
    """One scheme: its terms, the least and the most of one application, and whether it is state aid.

    `minimum_of`: the activities that the minimum counts; empty for all.
    """

    code: str
    terms: tuple[Term, ...]
    maximum: Decimal | None = None
    minimum: Decimal | None = None
    minimum_of: frozenset[str] = frozenset()
    state_aid: bool = False


@dataclass(frozen=True)
class Paid:
    """What pays one line: `scheme` is empty when nothing does."""

    line: CostLine
    scheme: str = ""
    activity: str = ""
    amount: Decimal = NOTHING

    @property
    def own(self) -> Decimal:
        """What the company pays of this line itself."""
        return self.line.amount - self.amount


@dataclass(frozen=True)
class Stack:
    """A plan with what pays it.

    `capped`: schemes that reached their most; `below`: schemes that pay nothing because all that they could pay of this
    plan is less than their least; `no_room`: more could be paid if there were room for more state aid.
    """

    lines: tuple[Paid, ...]
    capped: frozenset[str] = frozenset()
    below: frozenset[str] = frozenset()
    no_room: bool = False

    @property
    def cost(self) -> Decimal:
        """What the plan costs in all."""
        return sum((paid.line.amount for paid in self.lines), NOTHING)

    @property
    def paid(self) -> Decimal:
        """What schemes pay together."""
        return sum((paid.amount for paid in self.lines), NOTHING)

    @property
    def net(self) -> Decimal:
        """What the company pays itself."""
        return self.cost - self.paid

    def of(self, code: str) -> Decimal:
        """What the scheme with this code pays."""
        return sum((paid.amount for paid in self.lines if paid.scheme == code), NOTHING)


def stack_funding(lines: Sequence[CostLine], schemes: Sequence[SchemeTerms], *, room: Decimal | None = None) -> Stack:
    """The way to pay `lines` with `schemes` that leaves least to pay; of two that leave the same, the first found.

    `room`: euros of state aid that the company may still get; None when nobody asked. Raises ValueError for more than
    MOST_LINES lines.
    """
    if len(lines) > MOST_LINES:
        raise ValueError(len(lines))
    by_code = {scheme.code: scheme for scheme in sorted(schemes, key=lambda scheme: scheme.code)}
    ways = [_ways_to_pay(line, by_code.values()) for line in lines]
    best = _search(ways, by_code, room)
    below = {code for code, scheme in by_code.items() if _too_little([_most_of(code, each) for each in ways], scheme)}
    no_room = room is not None and _search(ways, by_code, None).paid > best.paid
    return replace(best, below=frozenset(below), no_room=no_room)


def _ways_to_pay(line: CostLine, schemes: Iterable[SchemeTerms]) -> list[Paid]:
    """For each scheme that pays this kind of cost its best term, what pays most first; and that nothing pays it."""
    ways = []
    for scheme in schemes:
        terms = [term for term in scheme.terms if term.kind == line.kind and _worth(term, line)]
        if terms:
            term = min(terms, key=lambda term: (-_worth(term, line), term.activity))
            ways.append(Paid(line, scheme.code, term.activity, _worth(term, line)))
    return [*sorted(ways, key=lambda way: -way.amount), Paid(line)]


def _worth(term: Term, line: CostLine) -> Decimal:
    """What one term pays of one line, before the limits of the scheme; never more than the line costs."""
    worth = line.amount
    if term.share is not None:
        worth = line.amount * term.share / HUNDRED
    if term.each is not None:
        worth = min(worth, term.each * line.count)
    if term.most_each is not None:
        worth = min(worth, term.most_each * line.count)
    return min(worth, line.amount).quantize(CENT, ROUND_DOWN)


def _search(ways: list[list[Paid]], by_code: Mapping[str, SchemeTerms], room: Decimal | None) -> Stack:
    """The best of all combinations: every way of the first line with every way of the rest, unless what is left can
    no longer win."""
    still = [NOTHING] * (len(ways) + 1)
    for number in range(len(ways) - 1, -1, -1):
        still[number] = still[number + 1] + ways[number][0].amount
    best = _settle([each[-1] for each in ways], by_code, room)
    open_ends: list[list[Paid]] = [[]]
    while open_ends:
        chosen = open_ends.pop()
        if len(chosen) == len(ways):
            found = _settle(chosen, by_code, room)
            best = found if found.paid > best.paid else best
        elif _at_most(chosen, by_code, room) + still[len(chosen)] > best.paid:
            open_ends += [[*chosen, way] for way in reversed(ways[len(chosen)])]
    return best


def _at_most(chosen: list[Paid], by_code: Mapping[str, SchemeTerms], room: Decimal | None) -> Decimal:
    """What `chosen` can pay at most, whatever follows: without the least that a scheme asks."""
    return _settle(chosen, by_code, room, with_minimum=False).paid


def _settle(
    chosen: list[Paid], by_code: Mapping[str, SchemeTerms], room: Decimal | None, *, with_minimum: bool = True
) -> Stack:
    """What is really paid when each line is paid in the `chosen` way: the limits of schemes and of state aid."""
    nothing = {code for code, scheme in by_code.items() if with_minimum and _too_little(chosen, scheme)}
    spent: dict[str, Decimal] = {}
    lines, capped = [], set()
    for way in chosen:
        amount, scheme = way.amount, by_code.get(way.scheme)
        if scheme and way.scheme in nothing and _counts(way, scheme):
            amount = NOTHING
        if scheme and scheme.maximum is not None:
            left = scheme.maximum - spent.get(way.scheme, NOTHING)
            if amount > left:
                amount = left
                capped.add(way.scheme)
            spent[way.scheme] = spent.get(way.scheme, NOTHING) + amount
        if scheme and scheme.state_aid and room is not None:
            amount = min(amount, room)
            room -= amount
        lines.append(replace(way, amount=amount) if amount else Paid(way.line))
    return Stack(tuple(lines), frozenset(capped))


def _counts(way: Paid, scheme: SchemeTerms) -> bool:
    return way.scheme == scheme.code and (not scheme.minimum_of or way.activity in scheme.minimum_of)


def _too_little(chosen: list[Paid], scheme: SchemeTerms) -> bool:
    """Whether `scheme` would pay something of `chosen`, but less than the least it pays."""
    would = sum((way.amount for way in chosen if _counts(way, scheme)), NOTHING)
    return scheme.minimum is not None and NOTHING < would < scheme.minimum


def _most_of(code: str, ways: list[Paid]) -> Paid:
    return next((way for way in ways if way.scheme == code), ways[-1])
