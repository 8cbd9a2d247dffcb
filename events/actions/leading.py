"""Who leads a session or organises an event: named, and taken off. It holds from the next page that they open."""

from typing import Any

from django.db import transaction

from accounts.models import User
from events.actions.planning import note
from events.models import EventSession, SessionLead


def name_lead(session: EventSession, user: User, *, whole_event: bool, by: Any) -> SessionLead:
    """Let `user` run `session`, or with `whole_event` every session of its event. Twice is once."""
    of_what: dict[str, Any] = {"event": session.event} if whole_event else {"session": session}
    with transaction.atomic():
        lead, is_new = SessionLead.objects.get_or_create(user=user, **of_what)
        if is_new:
            note(session, "name_lead", by, whole_event=whole_event)
    return lead


def take_off_lead(lead: SessionLead, *, session: EventSession, by: Any) -> None:
    """`lead` sees it no more. Twice is once."""
    with transaction.atomic():
        if SessionLead.objects.filter(pk=lead.pk).delete()[0]:
            note(session, "take_off_lead", by, whole_event=lead.event_id is not None)
