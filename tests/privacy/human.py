"""What a browser sends along with a form that has the check for people."""

from datetime import timedelta

from django.utils import timezone

from privacy.bots import OPENED, TRAP, stamp


def human_fields(*, seconds=30, prefix="", now=None):
    """The hidden fields of a form that was opened `seconds` ago."""
    opened = (now or timezone.now()) - timedelta(seconds=seconds)
    before = f"{prefix}-" if prefix else ""
    return {f"{before}{TRAP}": "", f"{before}{OPENED}": stamp(opened)}
