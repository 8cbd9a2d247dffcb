"""Scans and certificates."""

from events.attendance.models.certificates import Certificate
from events.attendance.models.scans import CheckIn

__all__ = ["Certificate", "CheckIn"]
