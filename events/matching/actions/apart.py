"""Saying that two companies sit apart, and taking it back."""

from typing import Any

from wagtail.log_actions import log

from events.matching.errors import OnlyKnownCompanies, SameCompany
from events.matching.models import CompaniesApart, PartiesApart
from events.matching.seating import Firm
from events.models import EventSession


def keep_apart(session: EventSession, one: Firm, other: Firm, *, always: bool, by: Any) -> None:
    """Have two companies of `session` sit at different tables, `always` in every session. Twice is once.

    Tables that were made stay; the screen shows that they do not keep this. Raises SameCompany, OnlyKnownCompanies.
    """
    if one.company == other.company:
        raise SameCompany
    if always:
        if one.profile is None or other.profile is None:
            raise OnlyKnownCompanies
        first, second = sorted((one.profile.pk, other.profile.pk))
        CompaniesApart.objects.get_or_create(first_id=first, second_id=second)
    else:
        first, second = sorted((one.registration.pk, other.registration.pk))
        PartiesApart.objects.get_or_create(session=session, first_id=first, second_id=second)
    log(session, "matching.apart", user=by, data={"always": always})


def let_together(session: EventSession, pair: CompaniesApart | PartiesApart, *, by: Any) -> None:
    """Take back that two companies sit apart. Twice is once."""
    always = isinstance(pair, CompaniesApart)
    if type(pair).objects.filter(pk=pair.pk).delete()[0]:
        log(session, "matching.together", user=by, data={"always": always})
