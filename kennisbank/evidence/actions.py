"""Publishing a level of proof."""

import re
from collections.abc import Iterable
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


def mark_instruments_checked(keys: Iterable[str], *, by: Any, role: str, today: date) -> tuple[int, list[str]]:
    """Say that the facts of these instruments (numbers of pages) were looked up on `today` and still are so.

    Returns how many were, and the titles of those that were left: a page with a draft is checked in its editor, so that
    no half-written text goes live. What was checked today already, or is no number of ours, is left out. (K8)
    """
    numbers = [int(key) for key in keys if re.fullmatch(r"[0-9]{1,18}", key)]
    checked, left = 0, []
    with transaction.atomic():
        pages = InstrumentPage.objects.live().select_for_update(of=("self",)).filter(pk__in=numbers).order_by("pk")
        for page in pages.exclude(last_verified=today):
            if page.has_unpublished_changes:
                left.append(page.title)
                continue
            page.last_verified, page.verified_by = today, role
            page.save_revision(user=by).publish(user=by, skip_permission_checks=True)
            checked += 1
    return checked, left


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
