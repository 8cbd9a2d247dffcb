"""What we mail about practices: always to people of the company, always with the link first."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from community.companies.mails import absolute
from community.companies.queries import administrators
from community.practices.enums import FINISHED, PracticeState
from community.practices.models import PracticeSubmission
from outbox.actions import enqueue
from outbox.registry import MailKind, register_mail


def _in_state(*states: str) -> Any:
    def is_relevant(context: dict[str, Any]) -> bool:
        return PracticeSubmission.objects.filter(pk=context["practice"], state__in=states).exists()

    return is_relevant


def _not_finished(context: dict[str, Any]) -> bool:
    return PracticeSubmission.objects.filter(pk=context["practice"]).exclude(state__in=FINISHED).exists()


SUBMITTED = register_mail(MailKind("practices.submitted", _("Practice received"), is_relevant=_not_finished))
CHANGES_REQUESTED = register_mail(
    MailKind(
        "practices.changes_requested",
        _("Question about a practice"),
        is_relevant=_in_state(PracticeState.CHANGES_REQUESTED),
    )
)
TEXT_READY = register_mail(
    MailKind("practices.text_ready", _("Text waits for agreement"), is_relevant=_in_state(PracticeState.TEXT_READY))
)
PUBLISHED = register_mail(
    MailKind("practices.published", _("Practice published"), is_relevant=_in_state(PracticeState.PUBLISHED))
)
WITHDRAWN = register_mail(MailKind("practices.withdrawn", _("Practice withdrawn")))
DECLINED = register_mail(
    MailKind("practices.declined", _("Practice not published"), is_relevant=_in_state(PracticeState.DECLINED))
)


def tell(kind: MailKind, submission: PracticeSubmission, *, now: datetime, page_path: str = "") -> None:
    """Mail `kind` about a practice to its author and the administrators of its company, each once, in their language.

    The mail holds the title and a link, never the answers. `page_path` is the address of the published page.
    """
    for user in _readers(submission):
        enqueue(
            kind.name,
            to=user.email,
            key=f"{kind.name}:{submission.pk}:{submission.version}:{user.pk}",
            context={
                "practice": submission.pk,
                "title": submission.title,
                "organisation": submission.organisation.name,
                "url": absolute(
                    "practices_detail", submission.organisation.slug, submission.reference, language=user.language
                ),
                "page_url": page_path,
            },
            language=user.language,
            now=now,
            ordering_key=f"practice:{submission.pk}",
            sequence=submission.version,
        )


def _readers(submission: PracticeSubmission) -> Iterable[Any]:
    """The author, while still in the company, and the administrators."""
    readers = {row.user_id: row.user for row in administrators(submission.organisation)}
    own = submission.organisation.memberships.active().filter(user=submission.author_id).select_related("user").first()
    if own:
        readers[own.user_id] = own.user
    return readers.values()
