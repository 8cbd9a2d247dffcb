"""What practices ask of somebody, on the home page of Mijn bedrijf."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from community.companies.models import Membership, Organisation
from community.companies.needs import Need, register_need
from community.practices.enums import WAITS_FOR_COMPANY, PracticeState
from community.practices.queries import practices_of
from community.practices.rules import may_agree


@register_need
def practices_waiting(organisation: Organisation, membership: Membership, now: datetime) -> Iterable[Need]:
    """Questions of the editors, texts that wait for agreement, and drafts that were left lying."""
    states = {*WAITS_FOR_COMPANY, PracticeState.DRAFT}
    for practice in practices_of(organisation, membership).in_states(states):
        url = reverse("practices_detail", args=[organisation.slug, practice.reference])
        title = practice.title or pgettext("practice", "Untitled")
        if practice.state == PracticeState.CHANGES_REQUESTED:
            yield Need(title, _("The editors have a question about this practice."), url, "edit", due=True)
        elif practice.state == PracticeState.TEXT_READY and may_agree(membership):
            yield Need(
                title, _("The text is ready. Read it and agree, or say what has to change."), url, "check", due=True
            )
        elif practice.state == PracticeState.DRAFT:
            yield Need(title, _("A draft that you have not sent in yet."), url, "edit")
