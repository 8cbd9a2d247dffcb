"""Handing materials out to those who came, and taking them back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log

from events.actions.frame import locked
from events.afterwards import rules
from events.afterwards.errors import NotOpenForMaterials, TooManyMaterials
from events.afterwards.models import Material, MaterialContent
from events.models import EventSession


@dataclass(frozen=True)
class HandedOut:
    """What was filled in: a link, or a file as its bytes with their kind; the same `key` is the same material."""

    key: UUID
    title: str
    url: str = ""
    extension: str = ""
    data: bytes = b""


def hand_out(session: EventSession, given: HandedOut, *, by: Any, now: datetime) -> bool:
    """Put one material with `session`; False when it was there already.

    Raises NotOpenForMaterials, TooManyMaterials (twenty for a session), Busy.
    """
    with locked(session.pk) as held:
        if Material.objects.filter(key=given.key).exists():
            return False
        if not rules.may_hand_out(held, now=now):
            raise NotOpenForMaterials
        if held.materials.count() >= rules.MOST_MATERIALS:
            raise TooManyMaterials
        row = Material.objects.create(
            session=held,
            title=given.title,
            url=given.url,
            extension=given.extension,
            size=len(given.data),
            key=given.key,
            created_at=now,
        )
        if given.extension:
            MaterialContent.objects.create(material=row, data=given.data)
        log(held, "afterwards.hand_out", user=by, data={"material": row.pk})
        return True


def take_back(session: EventSession, uid: UUID, *, by: Any) -> bool:
    """Delete the material `uid` of `session` with its file; False when it was gone already."""
    with transaction.atomic():
        deleted = delete(Material.objects.filter(session=session, uid=uid))
        if deleted:
            log(session, "afterwards.take_back", user=by)
        return bool(deleted)


def delete(materials: QuerySet[Material]) -> int:
    """Delete `materials` with their files; gives how many. The bytes go first: deleting a row reads it once more."""
    with transaction.atomic():
        MaterialContent.objects.filter(material__in=materials).update(data=b"")
        return materials.delete()[1].get("afterwards.Material", 0)
