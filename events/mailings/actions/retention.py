"""Forgetting what organisers wrote: two months after the session, and names of people who are erased."""

import re
from datetime import datetime, timedelta

from django.db.models import Q

from accounts.models import normalise_email
from events.mailings.models import Mailing
from events.models import Attendee

KEPT_FOR = timedelta(days=60)
NOBODY = "-"
WORDS = ("subject_nl", "body_nl", "subject_en", "body_en")
NOTHING = dict.fromkeys(WORDS, "")


def forget_old(now: datetime) -> int:
    """Blank the words and the writer of mails about sessions that ended two months before `now`, and remove drafts.

    How many people they went to stays. Gives how many rows.
    """
    old = Mailing.objects.filter(session__over_at__lt=now - KEPT_FOR)
    removed = old.drafts().delete()[0]
    known = old.sent().exclude(**NOTHING, written_by=None)
    return removed + known.update(**NOTHING, written_by=None)


def erase(*, email: str, now: datetime) -> int:
    """Take the person with the address `email` out of the words of mails about that person's sessions, and out of who
    wrote one. Gives how many rows.

    Has to run before the core blanks the name: this room stands before it in INSTALLED_APPS.
    """
    address = normalise_email(email)
    rows = Mailing.objects.filter(written_by__email__iexact=address).update(written_by=None)
    mine = Q(email=address) | Q(email="", registration__contact_email=address)
    people = Attendee.objects.filter(mine | Q(registration__contact_email=address)).select_related("registration")
    names: dict[int, set[str]] = {}
    for each in people:
        own = each.name if each.email in {"", address} else ""
        contact = each.registration.contact_name if each.registration.contact_email == address else ""
        names.setdefault(each.session_id, set()).update(name for name in (own, contact) if len(name) > 1)
    for mailing in Mailing.objects.filter(session__in=list(names)):
        rows += _without(mailing, names[mailing.session_id])
    return rows


def _without(mailing: Mailing, names: set[str]) -> int:
    """Put a dash for each of `names` in the words of `mailing`. Gives 1 when something changed."""
    if not names:
        return 0
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    found = re.compile(rf"(?<!\w)(?:{longest_first})(?:['’]?s)?(?!\w)", re.IGNORECASE)
    before = {name: getattr(mailing, name) for name in WORDS}
    after = {name: found.sub(NOBODY, text) for name, text in before.items()}
    return Mailing.objects.filter(pk=mailing.pk).update(**after) if after != before else 0
