"""Which tables are proposed: first seat everybody within the hard rules, then swap people as long as that is better.

Nothing is drawn by lot. Everything is counted in steps, never in seconds, so that a busy machine proposes the same.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from events.matching.rules.guests import BEST, LARGEST, SMALLEST, WEIGHTS, Apart, Guest, pair_value

STEPS_TO_SEAT = 4000  # people put down while looking for tables that keep every hard rule
SWAPS_TO_TRY = 40_000


def propose(guests: Iterable[Guest], *, apart: Apart = ()) -> list[list[int]]:
    """Tables of four to six for `guests`, as lists of their keys; each guest sits at one table.

    Fewer than four are one table, seven are four and three. When no tables keep every hard rule, there are as many
    tables as possible and as few people as possible sit beside somebody that they should not; `judge` tells which.
    """
    people = sorted(guests, key=lambda guest: guest.key)
    if not people:
        return []
    room = _Room(people, apart)
    tables = room.seat()
    room.improve(tables)
    keys = [sorted(people[place].key for place in table) for table in tables]
    return sorted(keys)


def numbers_of_tables(people: int) -> list[int]:
    """In how many tables of four to six so many people fit, those with about five at a table first."""
    fewest, most = -(-people // LARGEST), people // SMALLEST
    return sorted(range(fewest, most + 1), key=lambda number: (abs(people / number - BEST), -number)) or [fewest]


def best_table(guest: Guest, tables: Sequence[Sequence[Guest]], *, apart: Apart = ()) -> int | None:
    """The table of `tables` that suits one more person best: not full, nobody at it from whom the guest must be apart.

    None when there is no such table.
    """
    worth = []
    for place, table in enumerate(tables):
        room = _Room([*table, guest], apart)
        gain = room.gain(len(table), list(range(len(table))))
        if len(table) < LARGEST and gain > WEIGHTS.must_be_apart // 2:
            worth.append((-gain, len(table), place))
    return min(worth)[2] if worth else None


class _Room:
    """People by their place in a list, with what each pair of them is worth at one table."""

    def __init__(self, people: Sequence[Guest], apart: Apart):
        self.pairs = [[0 if one is other else pair_value(one, other, apart) for other in people] for one in people]
        self.asks = [guest.asks for guest in people]
        self.brings = [guest.brings for guest in people]
        colleagues = Counter(guest.company for guest in people)
        self.most = max(colleagues.values())
        hard = WEIGHTS.must_be_apart // 2
        self.banned = [[value < hard for value in row] for row in self.pairs]
        # Who is hardest to place first: most colleagues, then most companies to avoid. Then who brings something.
        self.order = sorted(
            range(len(people)),
            key=lambda place: (
                -colleagues[people[place].company],
                people[place].company,
                -sum(self.banned[place]),
                people[place].brings is None,
                people[place].key,
            ),
        )

    def value(self, table: list[int]) -> int:
        """What `table` is worth."""
        pairs = self.pairs
        total = 0
        for number, one in enumerate(table):
            row = pairs[one]
            for other in table[number + 1 :]:
                total += row[other]
        brought = [self.brings[place] for place in table]
        for place in table:
            asks = self.asks[place]
            if asks is not None and brought.count(asks) > (self.brings[place] == asks):
                total += WEIGHTS.question_meets_somebody
        return total

    def gain(self, person: int, table: list[int]) -> int:
        """What `table` is worth more with `person`."""
        return self.value([*table, person]) - self.value(table)

    def seat(self) -> list[list[int]]:
        """Tables that keep every hard rule, or the least bad ones."""
        numbers = numbers_of_tables(len(self.order))
        for number in numbers:
            if number >= self.most and (found := self._search(_sizes(len(self.order), number))):
                return found
        return self._least_bad(_sizes(len(self.order), max(numbers)))

    def _search(self, sizes: list[int]) -> list[list[int]] | None:
        """Seat everybody, going back when somebody fits nowhere; None when no way was found within the steps."""
        tables: list[list[int]] = [[] for _size in sizes]
        taken: list[int] = []
        open_ways = [self._ways(self.order[0], tables, sizes)]
        for _step in range(STEPS_TO_SEAT):
            table = next(open_ways[-1], None)
            while table is None:
                open_ways.pop()
                if not open_ways:
                    return None
                tables[taken.pop()].pop()
                table = next(open_ways[-1], None)
            tables[table].append(self.order[len(taken)])
            taken.append(table)
            if len(taken) == len(self.order):
                return tables
            open_ways.append(self._ways(self.order[len(taken)], tables, sizes))
        return None

    def _ways(self, person: int, tables: list[list[int]], sizes: list[int]) -> Iterator[int]:
        """The tables at which `person` may sit, the emptiest first; of empty ones of a size only the first."""
        banned, seen, ways = self.banned[person], set(), []
        for number, table in enumerate(tables):
            if len(table) == sizes[number] or any(banned[other] for other in table):
                continue
            if not table:
                if sizes[number] in seen:
                    continue
                seen.add(sizes[number])
            ways.append((len(table), -self.gain(person, table), number))
        return iter([number for _length, _gain, number in sorted(ways)])

    def _least_bad(self, sizes: list[int]) -> list[list[int]]:
        tables: list[list[int]] = [[] for _size in sizes]
        for person in self.order:
            free = [number for number, size in enumerate(sizes) if len(tables[number]) < size]
            best = min(free, key=lambda number: (-self.gain(person, tables[number]), len(tables[number]), number))
            tables[best].append(person)
        return tables

    def improve(self, tables: list[list[int]]) -> None:
        """Swap two people of two tables wherever that is better, in a fixed order, until nothing gets better."""
        values = [self.value(table) for table in tables]
        tried, better = 0, True
        while better:
            better = False
            for one in range(len(tables)):
                for other in range(one + 1, len(tables)):
                    for mine in range(len(tables[one])):
                        for theirs in range(len(tables[other])):
                            if tried == SWAPS_TO_TRY:
                                return
                            tried += 1
                            better |= self._swap(tables, values, (one, mine), (other, theirs))

    def _swap(
        self, tables: list[list[int]], values: list[int], first: tuple[int, int], second: tuple[int, int]
    ) -> bool:
        """Swap two seats when that is better; whether it was done."""
        (one, mine), (other, theirs) = first, second
        here, there = tables[one], tables[other]
        here[mine], there[theirs] = there[theirs], here[mine]
        new = self.value(here), self.value(there)
        if sum(new) > values[one] + values[other]:
            values[one], values[other] = new
            return True
        here[mine], there[theirs] = there[theirs], here[mine]
        return False


def _sizes(people: int, tables: int) -> list[int]:
    each, rest = divmod(people, tables)
    return [each + 1] * rest + [each] * (tables - rest)
