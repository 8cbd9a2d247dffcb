"""What is left of a session: commitments with what became of them, and what people thought of it."""

from events.afterwards.models.commitments import Check, Commitment, FollowUp
from events.afterwards.models.evaluations import EvaluationAnswer, EvaluationTicket

__all__ = ["Check", "Commitment", "EvaluationAnswer", "EvaluationTicket", "FollowUp"]
