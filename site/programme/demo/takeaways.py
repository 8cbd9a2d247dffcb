"""What the sessions of the demonstration left for others: a tip that editors work out, and a case of one company."""

import uuid
from datetime import timedelta

from events.enums import EventKind
from events.takeaways.actions import Told, keep
from events.takeaways.enums import Kind
from events.takeaways.models import Takeaway

NAMESPACE = uuid.UUID("0f6f4a55-5c86-4a8e-9a0b-6a5a4d1c2e77")
TIP = (
    "Begin met je eigen fout",
    "Vertel als leidinggevende eerst zelf wat er misging en wat je ervan leerde.\n\n"
    "In drie ploegen kwamen daarna vanzelf andere verhalen. Vraag nooit wie het deed, alleen wat er gebeurde.",
)
CASE = (
    "Het foutenbord naast de koffie",
    "Er gingen dingen twee keer mis, omdat de andere ploeg het niet wist. Nu hangt er een bord bij de koffie: wat ging "
    "er mis, en wat doen we voortaan. Na twee maanden staan er elke week drie of vier dingen op.",
)


def tell(session) -> None:
    """Keep a tip and a case of a session in which companies learned from each other."""
    if session.event.specific.kind != EventKind.PEER_SESSION:
        return
    told_by = session.registrations.order_by("pk").first()
    for kind, words, party in ((Kind.TIP, TIP, None), (Kind.CASE, CASE, told_by)):
        key = uuid.uuid5(NAMESPACE, f"{session.reference} {kind}")
        keep(session, Told(key, kind, *words, told_by=party), by=None, now=session.over_at + timedelta(hours=1))


def remove(sessions) -> None:
    """Take away what `sessions` left, with the drafts that nobody published; before the sessions go themselves."""
    rows = Takeaway.objects.filter(session__in=sessions).select_related("draft")
    for row in rows:
        if row.draft and not row.draft.live:
            row.draft.specific.delete()
    rows.delete()
