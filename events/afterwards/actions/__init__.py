"""Everything that changes afterwards: commitments, what became of them, what people thought, materials."""

from events.afterwards.actions.asking import ask_how_far, ask_how_it_was, tell_of_materials
from events.afterwards.actions.commitments import Promised, answer, commit
from events.afterwards.actions.evaluating import Opinion, evaluate
from events.afterwards.actions.handing_over import hand_over, hand_over_all
from events.afterwards.actions.materials import HandedOut, hand_out, take_back

__all__ = [
    "HandedOut",
    "Opinion",
    "Promised",
    "answer",
    "ask_how_far",
    "ask_how_it_was",
    "commit",
    "evaluate",
    "hand_out",
    "hand_over",
    "hand_over_all",
    "take_back",
    "tell_of_materials",
]
