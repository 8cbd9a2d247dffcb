"""Taking instruments over."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from kennisbank.exchange.enums import WRITTEN, State
from kennisbank.exchange.errors import ChangedMeanwhile
from kennisbank.exchange.pages import row_id
from kennisbank.exchange.queries import Planned, fingerprint, plan, related_page
from kennisbank.models import InstrumentPage, KennisbankIndexPage, RelatedInstrument


def take_over(
    files: Sequence[tuple[str, bytes]], index: KennisbankIndexPage, *, by: Any, seen: str | None = None
) -> list[Planned]:
    """Take the instruments in `files` over below `index`: new ones as drafts, changed ones as a new draft.

    Nothing goes live and no level of proof is taken over. `seen`: the fingerprint of the plan that `by` looked at; None
    for the one who runs the machine. Raises ChangedMeanwhile when that is not what would happen now; then nothing is
    written. Gives what was done. (OT-19)
    """
    with transaction.atomic():
        list(KennisbankIndexPage.objects.select_for_update(of=("self",)).filter(translation_key=index.translation_key))
        planned = plan(files, index, by=by)
        if seen is not None and seen != fingerprint(planned):
            raise ChangedMeanwhile
        written = [each for each in planned if each.state in WRITTEN]
        for each in written:
            if each.state == State.NEW:
                _create(each, by)
        for each in written:  # once all pages are there: they point at each other
            _finish(each, by)
    return planned


def _create(each: Planned, by: Any) -> None:
    page, parent = each.page, KennisbankIndexPage.objects.get(pk=each.index.pk)
    page.owner = by
    parent.add_child(instance=page)
    log(instance=page, action="wagtail.create", user=by)


def _finish(each: Planned, by: Any) -> None:
    page, document = each.page, each.document
    if "tags" in each.parts:
        page.tags.set(document["tags"])
    if "related" in each.parts:
        page.related_instruments = _relations(page, document["related"], new=each.state == State.NEW)
    if each.state == State.NEW:
        page.save()
    page.save_revision(user=by, changed=True, log_action="exchange.import")


def _relations(page: InstrumentPage, slugs: list[str], *, new: bool) -> list[RelatedInstrument]:
    existing = list(page.related_instruments.all())
    rows: list[RelatedInstrument] = []
    for slug in slugs:
        instrument = related_page(slug, page)
        if instrument is None:
            continue
        number = len(rows)
        row = existing[number] if number < len(existing) else RelatedInstrument(locale_id=page.locale_id)
        row.instrument, row.sort_order = instrument, number
        if new:
            row.translation_key = row_id(page, "related", number)
        rows.append(row)
    return rows
