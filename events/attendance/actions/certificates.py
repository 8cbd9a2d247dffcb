"""Giving out and revoking proof of participation."""

from datetime import datetime
from typing import Any

from django.utils.crypto import get_random_string
from wagtail.log_actions import log

from accounts.models import holder_digest
from events.actions.frame import locked
from events.attendance import queries, rules
from events.attendance.errors import NotBegun, NotOpenForCheckIn
from events.attendance.models import Certificate
from events.enums import Attendance
from events.models import Attendee, EventSession
from events.models.sessions import REFERENCE_ALPHABET
from events.queries import title_in
from pagekit.dates import local


def issue(session: EventSession, *, partial: bool, by: Any, now: datetime) -> int:
    """Give everybody who was present in `session` a certificate; with `partial` also who was there partly.

    Who has one keeps it: twice is once. Gives how many were made. Raises NotOpenForCheckIn, NotBegun, Busy.
    """
    with locked(session.pk) as row:
        if not rules.can_note(row):
            raise NotOpenForCheckIn
        if now < row.starts_at:
            raise NotBegun
        people = list(queries.without_certificate(row, partial=partial))
        titles = {language: title_in(row.event, language) for language in {_language(each) for each in people}}
        hours = rules.hours_of(row)
        Certificate.objects.bulk_create(
            Certificate(
                attendee=person,
                number=_new_number(row),
                short_name=rules.short_name(person.name),
                holder_digest=holder_digest(person.mailbox),
                title=titles[_language(person)],
                held_on=local(row.starts_at).date(),
                hours=hours,
                partial=person.attendance == Attendance.PARTIAL,
                issued_at=now,
            )
            for person in people
        )
        log(row, "attendance.issue", user=by, data={"people": len(people)})
        return len(people)


def revoke(certificate: Certificate, *, reason: str, by: Any, now: datetime) -> None:
    """Make a certificate worthless, for a `reason` that is kept. Twice is once: the first reason stays. Raises Busy."""
    session = certificate.attendee.session
    with locked(session.pk) as row:
        changed = Certificate.objects.valid().filter(pk=certificate.pk)
        if changed.update(revoked_at=now, revoke_reason=reason.strip()):
            log(row, "attendance.revoke", user=by, data={"certificate": certificate.number})


def _language(person: Attendee) -> str:
    return person.registration.language


def _new_number(session: EventSession) -> str:
    """A number to name a certificate by; random, so that it does not tell how many there are."""
    return f"{local(session.starts_at).year}-{get_random_string(8, REFERENCE_ALPHABET)}"
