"""Writing down what a session left: a tip or a template goes to the kennisbank as a draft, a case to its company."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.html import linebreaks
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log

from events.actions.frame import locked
from events.models import EventSession, Registration
from events.takeaways import mails, queries, rules
from events.takeaways.enums import Kind
from events.takeaways.errors import AlreadyPublished, NotOpenForTakeaways, TooManyTakeaways
from events.takeaways.models import Takeaway
from kennisbank.enums import Category, CostBand, InstrumentKind
from kennisbank.models import InstrumentPage
from outbox.actions import enqueue_all

# What nobody knows about a draft yet. The database wants a value; the revision that the editor opens has none.
UNKNOWN = {"kind": "", "category": "", "minutes_per_week": None, "coordinator_hours": None, "cost_band": None}
FOR_THE_ROW = {
    "kind": InstrumentKind.WORKING_FORM,
    "category": Category.values[0],
    "minutes_per_week": 0,
    "coordinator_hours": 0,
    "cost_band": CostBand.values[0],
}
SUMMARY_LENGTH = 300


@dataclass(frozen=True)
class Told:
    """What was filled in; a case has the registration that told it. The same `key` is the same takeaway."""

    key: UUID
    kind: str
    title: str
    text: str
    told_by: Registration | None = None


def keep(session: EventSession, told: Told, *, by: Any, now: datetime) -> bool:
    """Keep one takeaway of `session` and send it on: to the editors, or to who told it. False when it was there.

    Raises NotOpenForTakeaways, TooManyTakeaways (twelve for a session), Busy.
    """
    with locked(session.pk) as held:
        if Takeaway.objects.filter(key=told.key).exists():
            return False
        if not rules.may_keep(held, now=now):
            raise NotOpenForTakeaways
        if held.takeaways.count() >= rules.MOST_TAKEAWAYS:
            raise TooManyTakeaways
        row = Takeaway(session=held, kind=told.kind, title=told.title, text=told.text, key=told.key, created_at=now)
        if told.kind == Kind.CASE:
            row.told_by = told.told_by
        else:
            row.draft = _draft(row, by=by)
        row.save()
        if row.told_by:
            enqueue_all([mails.told_letter(row, now=now)], now=now)
        log(held, "takeaways.keep", user=by, data={"takeaway": row.pk})
        return True


def _draft(takeaway: Takeaway, *, by: Any) -> InstrumentPage | None:
    """A draft in the kennisbank, with only what the session told; None while there is no kennisbank."""
    index = queries.kennisbank_in(takeaway.session.language)
    if index is None:
        return None
    page = InstrumentPage(
        title=takeaway.title,
        slug=find_available_slug(index, slugify(takeaway.title) or takeaway.kind),
        locale=index.locale,
        summary=takeaway.text[:SUMMARY_LENGTH],
        what_it_is=linebreaks(takeaway.text, autoescape=True),
        live=False,
        has_unpublished_changes=True,
        owner=by,
        **FOR_THE_ROW,
    )
    index.add_child(instance=page)
    for name, value in UNKNOWN.items():
        setattr(page, name, value)
    page.save_revision(user=by, clean=False)
    return page


def take_back(session: EventSession, uid: UUID, *, by: Any) -> bool:
    """Remove the takeaway `uid` of `session` with its draft; False when it was gone. Raises AlreadyPublished, Busy."""
    with locked(session.pk) as held:
        row = Takeaway.objects.of_session(held).filter(uid=uid).first()
        if row is None:
            return False
        if not rules.may_take_back(row):
            raise AlreadyPublished
        if row.draft:
            row.draft.specific.delete()  # without `by`: organisers have no rights on pages, only on what they wrote
        row.delete()
        log(held, "takeaways.take_back", user=by)
        return True
