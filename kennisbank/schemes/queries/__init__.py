"""What is asked about schemes: the list, one scheme with its facts, the calendar, what to check, the guide."""

from kennisbank.schemes.queries.advice import Advice, advice_for
from kennisbank.schemes.queries.attention import ToCheck, things_to_check
from kennisbank.schemes.queries.funding import Funding, countable_schemes, funding_of, terms_of
from kennisbank.schemes.queries.guide import example_outcomes, live_guide, questions_of, rules_of
from kennisbank.schemes.queries.shown import (
    SchemeRow,
    Sheet,
    WindowRow,
    calendar_rows,
    index_in,
    instruments_paid_by,
    listed_schemes,
    pages_by_code,
    sheet_of,
    successors_of,
)

__all__ = [
    "Advice",
    "Funding",
    "SchemeRow",
    "Sheet",
    "ToCheck",
    "WindowRow",
    "advice_for",
    "calendar_rows",
    "countable_schemes",
    "example_outcomes",
    "funding_of",
    "index_in",
    "instruments_paid_by",
    "listed_schemes",
    "live_guide",
    "pages_by_code",
    "questions_of",
    "rules_of",
    "sheet_of",
    "successors_of",
    "terms_of",
    "things_to_check",
]
