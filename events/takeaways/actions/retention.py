"""Forgetting: a case without a decision after two months, all words after a year. Pages and practices stand by
themselves.
"""

from datetime import datetime

from django.db.models import Q

from accounts.models import normalise_email
from events.links import LIFE_AFTER_SESSION
from events.takeaways.models import Takeaway
from events.takeaways.rules import WORDS_KEPT_FOR


def forget_words(now: datetime) -> int:
    """Blank what is too old: cases without a decision two months after the session, the rest after a year. How many."""
    old = Q(session__over_at__lte=now - WORDS_KEPT_FOR)
    unanswered = Q(pk__in=Takeaway.objects.unanswered().values("pk"), session__over_at__lte=now - LIFE_AFTER_SESSION)
    return Takeaway.objects.filter(old | unanswered).exclude(title="", text="").update(title="", text="")


def erase(*, email: str, now: datetime) -> int:
    """Blank the cases that the person with the address `email` told and did not decide about. Gives how many.

    The core blanks the person before or after us: a party without a link is nobody's, and decides nothing any more.
    """
    told = Q(told_by__contact_email=normalise_email(email)) | Q(told_by__link_nonce="")
    mine = Takeaway.objects.unanswered().filter(told)
    return Takeaway.objects.filter(pk__in=list(mine.values_list("pk", flat=True))).update(title="", text="")
