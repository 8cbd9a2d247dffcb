"""What makes a good table, and the tables that follow from it. Nothing here reads or writes a row."""

from events.matching.rules.guests import (
    LARGEST,
    SMALLEST,
    WEIGHTS,
    Apart,
    Fault,
    Guest,
    Judgement,
    judge,
    met,
    must_be_apart,
)
from events.matching.rules.proposing import best_table, propose
from events.matching.rules.words import reasons

MOST_PEOPLE = 600

__all__ = [
    "LARGEST",
    "MOST_PEOPLE",
    "SMALLEST",
    "WEIGHTS",
    "Apart",
    "Fault",
    "Guest",
    "Judgement",
    "best_table",
    "judge",
    "met",
    "must_be_apart",
    "propose",
    "reasons",
]
