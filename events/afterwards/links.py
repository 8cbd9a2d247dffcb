"""The link by which a company says how far it is with its commitments: it still works when the registration's does
not.
"""

from datetime import datetime

from django.core import signing
from django.utils.crypto import constant_time_compare

from events.afterwards.errors import CheckLinkExpired
from events.afterwards.models import FollowUp
from events.afterwards.rules import FOLLOWED_FOR
from events.errors import UnknownLink
from events.links import absolute

SALT = "afterwards.check"


def sign_follow_up(follow_up: FollowUp) -> str:
    """The text in the link of one registration's follow-up."""
    return signing.dumps({"i": follow_up.registration.reference, "n": follow_up.link_nonce}, salt=SALT)


def check_url(follow_up: FollowUp) -> str:
    """The full address of the page with the three buttons."""
    return absolute("afterwards_check", follow_up.language, sign_follow_up(follow_up))


def open_check(text: str, *, now: datetime) -> FollowUp:
    """The follow-up that a link stands for. Raises UnknownLink, CheckLinkExpired."""
    try:
        content = signing.loads(text, salt=SALT)
        reference, nonce = content["i"], content["n"]
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        raise UnknownLink from None
    rows = FollowUp.objects.select_related("registration__session__event")
    found = rows.filter(registration__reference=reference).first()
    if found is None or not found.link_nonce or not constant_time_compare(found.link_nonce, nonce):
        raise UnknownLink
    if now >= found.registration.session.over_at + FOLLOWED_FOR:
        raise CheckLinkExpired
    return found
