"""Everything that changes afterwards: commitments, what became of them, what people thought of it."""

from events.afterwards.actions.asking import ask_how_far, ask_how_it_was
from events.afterwards.actions.commitments import Promised, answer, commit
from events.afterwards.actions.evaluating import Opinion, evaluate
from events.afterwards.actions.handing_over import hand_over, hand_over_all

__all__ = [
    "Opinion",
    "Promised",
    "answer",
    "ask_how_far",
    "ask_how_it_was",
    "commit",
    "evaluate",
    "hand_over",
    "hand_over_all",
]
