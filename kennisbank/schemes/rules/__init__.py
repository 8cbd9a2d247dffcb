"""What holds for facts, for the guide and for adding up what schemes pay. Pure functions; the day passed in."""

from kennisbank.schemes.rules.facts import (
    conflicting_windows,
    conflicts,
    current_facts,
    days_since_check,
    freshness,
    in_force,
    is_open,
    last_day,
    next_window,
)
from kennisbank.schemes.rules.funding import CostLine, Paid, SchemeTerms, Stack, Term, stack_funding
from kennisbank.schemes.rules.guide import (
    Condition,
    Option,
    Outcome,
    Question,
    SchemeTest,
    asked_of,
    judge,
    next_question,
)

__all__ = [
    "Condition",
    "CostLine",
    "Option",
    "Outcome",
    "Paid",
    "Question",
    "SchemeTerms",
    "SchemeTest",
    "Stack",
    "Term",
    "asked_of",
    "conflicting_windows",
    "conflicts",
    "current_facts",
    "days_since_check",
    "freshness",
    "in_force",
    "is_open",
    "judge",
    "last_day",
    "next_question",
    "next_window",
    "stack_funding",
]
