"""What somebody answered, kept in a signed address and nowhere else (GV-05).

Signed, so that only answers that our own forms gave come back; not dated: the same answers are the same address.
"""

from typing import Any

from django.core import signing
from django.urls import reverse

from kennisbank.schemes.errors import DamagedLink

GUIDE, PLAN = "schemes.guide", "schemes.plan"


def guide_address(answers: dict[str, str]) -> str:
    """Where the guide goes on after `answers`; its beginning without any."""
    return reverse("schemes_guide_at", args=[_sign(answers, GUIDE)]) if answers else reverse("schemes_guide")


def read_answers(signed: str) -> dict[str, str]:
    """The answers in the address of the guide. Raises DamagedLink."""
    return _read(signed, GUIDE)


def plan_address(plan: dict[str, Any]) -> str:
    """Where the outcome of the calculator for `plan` stands."""
    return reverse("schemes_plan_at", args=[_sign(plan, PLAN)])


def read_plan(signed: str) -> dict[str, Any]:
    """The plan in the address of the calculator. Raises DamagedLink."""
    return _read(signed, PLAN)


def _sign(content, salt):
    return signing.Signer(salt=salt).sign_object(content, compress=True)


def _read(signed, salt):
    try:
        return signing.Signer(salt=salt).unsign_object(signed)
    except (signing.BadSignature, ValueError) as error:
        raise DamagedLink from error
