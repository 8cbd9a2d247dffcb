"""Decisions hold no personal data: who decided stands there as a role; the person stands in the log of the admin."""

from privacy.register import register

register.add_free("evidence.EvidenceDecision", "*")
