"""What is left of a session: commitments with what became of them, what people thought of it, what is handed out."""

from events.afterwards.models.commitments import Check, Commitment, FollowUp
from events.afterwards.models.evaluations import EvaluationAnswer, EvaluationTicket
from events.afterwards.models.materials import Material, MaterialContent

__all__ = ["Check", "Commitment", "EvaluationAnswer", "EvaluationTicket", "FollowUp", "Material", "MaterialContent"]
