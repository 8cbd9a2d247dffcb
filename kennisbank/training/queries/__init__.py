"""What is asked about the training offer: by visitors, and by those who bring files in."""

from kennisbank.training.queries.imports import (
    Planned,
    counts_of,
    due_imports,
    known_names,
    plan_row,
    recent_imports,
    refused_rows,
    shown_rows,
)
from kennisbank.training.queries.offer import (
    Found,
    find_modules,
    instruments_of,
    kennisbank_in,
    module_at,
    modules_for,
    stale_number,
)

__all__ = [
    "Found",
    "Planned",
    "counts_of",
    "due_imports",
    "find_modules",
    "instruments_of",
    "kennisbank_in",
    "known_names",
    "module_at",
    "modules_for",
    "plan_row",
    "recent_imports",
    "refused_rows",
    "shown_rows",
    "stale_number",
]
