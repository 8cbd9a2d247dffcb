"""What we write to who told a case: it is written down, and theirs to decide about."""

from datetime import datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from events.links import LIFE_AFTER_SESSION, absolute, sign_registration
from events.mails import describe_session
from events.takeaways.models import Takeaway
from outbox.actions import Mail
from outbox.registry import MailKind, register_mail


def told_letter(takeaway: Takeaway, *, now: datetime) -> Mail:
    """That a case was written down, to the contact of the party that told it; with the link to decide about it."""
    registration = takeaway.told_by
    language = registration.language
    with translation.override(language):
        own = {
            "takeaway": takeaway.pk,
            "name": registration.contact_name,
            "case_title": takeaway.title,
            "case_url": absolute("takeaways_told", language, sign_registration(registration)),
        }
        return Mail(
            kind="takeaways.told",
            to=registration.contact_email,
            key=f"takeaways_told:{takeaway.uid.hex}",
            context=describe_session(takeaway.session, language, now=now) | own,
            language=language,
        )


def is_undecided(context: dict[str, Any]) -> bool:
    """A relevance check: the company can still decide about the case."""
    rows = Takeaway.objects.unanswered().filter(session__over_at__gt=timezone.now() - LIFE_AFTER_SESSION)
    return rows.filter(pk=context["takeaway"]).exclude(told_by__link_nonce="").exclude(told_by=None).exists()


TOLD = register_mail(MailKind("takeaways.told", _("A case of your company"), is_undecided))
