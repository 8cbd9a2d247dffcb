"""What changed between two versions of an instrument, word by word."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SAME, TAKEN_OUT, PUT_IN = "same", "taken-out", "put-in"
# The texts of an instrument that readers see, in the order of its page; the rest of a record is codes and addresses.
TEXTS: dict[str, str | Promise] = {
    "title": _("Title"),
    "summary": _("In short"),
    "time": _("Time"),
    "cost": _("Cost"),
    "what_it_is": _("What it is"),
    "for_whom": _("For whom it is"),
    "not_for": _("For whom it is not"),
    "steps": _("Steps"),
    "conditions": _("What you need to have in place"),
    "pitfalls": _("Pitfalls"),
    "what_we_know": _("What we know"),
    "mechanism": _("Why it could work"),
}


@dataclass(frozen=True)
class Changed:
    """One text that changed, as pieces of (same, taken out or put in; words)."""

    label: str | Promise
    pieces: tuple[tuple[str, str], ...]


def changes_between(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Changed]:
    """The texts that differ between two records of one instrument, in the order of its page."""
    return [
        Changed(label, _pieces(_words(old.get(name)), _words(new.get(name))))
        for name, label in TEXTS.items()
        if _words(old.get(name)) != _words(new.get(name))
    ]


def _words(value: Any) -> list[str]:
    """All words of a text, a list of texts or a list of small records, in order."""
    if isinstance(value, Mapping):
        return [word for each in value.values() for word in _words(each)]
    if isinstance(value, list):
        return [word for each in value for word in _words(each)]
    return str(value or "").split()


def _pieces(old: list[str], new: list[str]) -> tuple[tuple[str, str], ...]:
    pieces = []
    for kind, start, stop, new_start, new_stop in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append((SAME, " ".join(old[start:stop])))
            continue
        if stop > start:
            pieces.append((TAKEN_OUT, " ".join(old[start:stop])))
        if new_stop > new_start:
            pieces.append((PUT_IN, " ".join(new[new_start:new_stop])))
    return tuple(pieces)
