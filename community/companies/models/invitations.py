"""Two ways into a company: an administrator invites by mail, or somebody asks to be let in."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from community.companies.enums import InvitationState, JoinRequestState, Role
from community.companies.models.memberships import Membership
from community.companies.models.organisations import Organisation

INVITATION_TERM = timedelta(days=14)


def hash_token(token: str) -> str:
    """What we keep of a token: enough to recognise it, not enough to make it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


class OfAdministeredCompanies(models.QuerySet):
    """Rows that only the administrators of their company may see."""

    def for_user(self, user):
        """The rows of the companies of which `user` is an administrator."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(
            organisation__in=Membership.objects.administrators().filter(user=user).values("organisation")
        )


class Invitation(models.Model):
    """A mail that lets one address into one company, once, for fourteen days."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("email address"))
    role = models.CharField(_("role"), max_length=15, choices=Role, default=Role.EMPLOYEE)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=InvitationState, default=InvitationState.PENDING)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    sent_at = models.DateTimeField(_("sent on"))
    expires_at = models.DateTimeField(_("valid until"))

    objects = OfAdministeredCompanies.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                "organisation",
                Lower("email"),
                condition=Q(state=InvitationState.PENDING),
                name="companies_one_waiting_invitation",
            ),
        ]

    def __str__(self):
        return f"invitation {self.pk}"

    def is_expired(self, now) -> bool:
        """Whether the term has passed at `now`."""
        return self.expires_at <= now


class JoinRequest(models.Model):
    """Somebody who found their company here already asks its administrators to be let in."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="join_requests")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=JoinRequestState, default=JoinRequestState.OPEN)
    created_at = models.DateTimeField(_("asked on"))

    objects = OfAdministeredCompanies.as_manager()

    class Meta:
        verbose_name = _("request to be let in")
        verbose_name_plural = _("requests to be let in")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"],
                condition=Q(state=JoinRequestState.OPEN),
                name="companies_one_open_request",
            ),
        ]

    def __str__(self):
        return f"request {self.pk}"
