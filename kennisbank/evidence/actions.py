"""Publishing a level of proof."""

from datetime import date
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from kennisbank.enums import EvidenceLevel
from kennisbank.evidence.errors import DecidedMeanwhile, NotSupported
from kennisbank.evidence.models import EvidenceDecision
from kennisbank.evidence.queries import standing_of
from kennisbank.models import InstrumentPage
from pagekit.search.indexing import index_pages


def publish_level(
    page: InstrumentPage, level: int, *, reason: dict[str, str], seen: int, by: Any, role: str, today: date
) -> EvidenceDecision:
    """Publish `level` for `page` and its translations, with `reason` (language -> two lines), decided by `role`.

    `seen`: the number of the newest decision on the form that was filled in, 0 for none. Raises NotSupported for a
    level above what the rules allow, DecidedMeanwhile when there is a newer decision. (K3, community.md 4.3)
    """
    with transaction.atomic():
        twins = list(
            InstrumentPage.objects.select_for_update(of=("self",))
            .filter(translation_key=page.translation_key)
            .order_by("pk")
        )
        standing = standing_of(page, today=today)
        if seen != (standing.decision.pk if standing.decision else 0):
            raise DecidedMeanwhile
        if not (level <= standing.proposal.level or level == standing.proposal.highest):
            raise NotSupported(level, standing.proposal.highest)
        decision = EvidenceDecision.objects.create(
            translation_key=page.translation_key,
            level=level,
            proposed_level=standing.proposal.level,
            deductions=[each.code for each in standing.proposal.deductions],
            reason_nl=reason["nl"],
            reason_en=reason.get("en", ""),
            decided_on=today,
            decided_by=role,
        )
        InstrumentPage.objects.filter(pk__in=[twin.pk for twin in twins]).update(evidence_level=EvidenceLevel(level))
        index_pages([twin.pk for twin in twins])
        log(instance=page, action="evidence.publish", user=by, data={"level": level})
    return decision
