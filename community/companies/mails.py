"""What we mail about companies: an invitation, and a request to its administrators."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from community.companies.enums import InvitationState, JoinRequestState
from community.companies.models import Invitation, JoinRequest, Membership
from outbox.actions import enqueue
from outbox.registry import MailKind, register_mail


def absolute(name: str, *args: object, language: str) -> str:
    """The full address of the view `name` in `language`, for a mail."""
    with override(language):
        return settings.OUTBOX_BASE_URL + reverse(name, args=args)


def _still_invited(context: dict[str, Any]) -> bool:
    return Invitation.objects.filter(token_hash=context["token_hash"], state=InvitationState.PENDING).exists()


def _still_asking(context: dict[str, Any]) -> bool:
    return JoinRequest.objects.filter(pk=context["request"], state=JoinRequestState.OPEN).exists()


INVITATION = register_mail(
    MailKind("companies.invitation", _("Invitation to a company"), is_relevant=_still_invited, secret=True)
)
JOIN_REQUEST = register_mail(
    MailKind("companies.join_request", _("Somebody asks to be let into a company"), is_relevant=_still_asking)
)
LET_IN = register_mail(MailKind("companies.let_in", _("You were let into a company")))


def send_invitation(invitation: Invitation, *, token: str, language: str, now: datetime) -> None:
    """Mail `invitation` with the link that holds `token`, which is stored nowhere else."""
    enqueue(
        INVITATION.name,
        to=invitation.email,
        key=f"companies.invitation:{invitation.token_hash[:40]}",
        context={
            "token_hash": invitation.token_hash,
            "organisation": invitation.organisation.name,
            "url": absolute("companies_invitation", token, language=language),
            "expires_at": invitation.expires_at.isoformat(),
        },
        language=language,
        now=now,
    )


def tell_administrator(request: JoinRequest, administrator: Membership, *, now: datetime) -> None:
    """Ask one administrator to let somebody in."""
    language = administrator.user.language
    enqueue(
        JOIN_REQUEST.name,
        to=administrator.user.email,
        key=f"companies.join_request:{request.pk}:{administrator.pk}",
        context={
            "request": request.pk,
            "organisation": request.organisation.name,
            "email": request.user.email,
            "url": absolute("companies_members", request.organisation.slug, language=language),
        },
        language=language,
        now=now,
    )


def tell_let_in(request: JoinRequest, *, now: datetime) -> None:
    """Tell somebody that the company let them in."""
    language = request.user.language
    enqueue(
        LET_IN.name,
        to=request.user.email,
        key=f"companies.let_in:{request.pk}",
        context={
            "organisation": request.organisation.name,
            "url": absolute("companies_dashboard", request.organisation.slug, language=language),
        },
        language=language,
        now=now,
    )
