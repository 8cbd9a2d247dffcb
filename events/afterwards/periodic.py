"""What the clock does afterwards: people are asked and told, commitments handed over."""

from datetime import datetime, timedelta

from events.afterwards.actions import ask_how_far, ask_how_it_was, hand_over_all, tell_of_materials
from outbox.registry import PeriodicJob, register_job


def ask_afterwards(now: datetime) -> str:
    """Write the questions that are due."""
    return f"{ask_how_it_was(now)} asked how it was, {ask_how_far(now)} asked how far they are"


def hand_commitments_over(now: datetime) -> str:
    """Give commitments to the room that makes improvement actions of them."""
    return f"{hand_over_all(now)} commitments handed over"


def tell_afterwards(now: datetime) -> str:
    """Write who came that there are materials."""
    return f"{tell_of_materials(now)} told of materials"


register_job(PeriodicJob("afterwards.ask", timedelta(minutes=15), ask_afterwards))
register_job(PeriodicJob("afterwards.hand_over", timedelta(minutes=10), hand_commitments_over))
register_job(PeriodicJob("afterwards.tell", timedelta(minutes=15), tell_afterwards))
