"""Writing a mail to participants: drafts are kept, and nobody overwrites another one unawares."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from events.mailings.errors import AlreadySent, ChangedMeanwhile
from events.mailings.models import Mailing
from events.mailings.queries import Selection
from events.models import EventSession


@dataclass(frozen=True, kw_only=True)
class Words:
    """Subject and text in both languages; a draft may leave all of them empty."""

    subject_nl: str = ""
    body_nl: str = ""
    subject_en: str = ""
    body_en: str = ""


def save(
    session: EventSession, words: Words, selection: Selection, *, key: UUID, version: int, by: Any, now: datetime
) -> Mailing:
    """Keep what was written as a draft. The first saving of a `key` makes it; `version` is the one that was opened.

    Raises ChangedMeanwhile when somebody else saved it since, AlreadySent.
    """
    fields = asdict(words) | {"selection": selection, "written_by": by, "changed_at": now}
    with transaction.atomic():
        mailing, is_new = Mailing.objects.select_for_update().get_or_create(
            key=key, defaults={"session": session, **fields}
        )
        if is_new:
            return mailing
        if mailing.sent_at or mailing.session_id != session.pk:
            raise AlreadySent
        if (asdict(words), selection) == (_words(mailing), mailing.selection):
            return mailing
        if mailing.version != version:
            raise ChangedMeanwhile
        for name, value in (fields | {"version": mailing.version + 1}).items():
            setattr(mailing, name, value)
        mailing.save()
        return mailing


def _words(mailing: Mailing) -> dict[str, str]:
    return {name: getattr(mailing, name) for name in asdict(Words())}


def discard(mailing: Mailing) -> None:
    """Throw a draft away. Raises AlreadySent; twice is once."""
    with transaction.atomic():
        row = Mailing.objects.select_for_update().filter(pk=mailing.pk).first()
        if row is not None and row.sent_at:
            raise AlreadySent
        if row is not None:
            row.delete()
