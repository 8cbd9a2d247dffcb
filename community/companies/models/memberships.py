"""Who belongs to which company, as what."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.companies.enums import MembershipState, Role
from community.companies.models.organisations import Organisation


class MembershipQuerySet(models.QuerySet):
    """Which memberships somebody may see."""

    def active(self):
        """Memberships that hold now."""
        return self.filter(state=MembershipState.ACTIVE)

    def administrators(self):
        """Active administrators."""
        return self.active().filter(role=Role.ADMINISTRATOR)

    def for_user(self, user):
        """One's own memberships, and everybody's in the companies of which `user` is an administrator."""
        if not user.is_authenticated:
            return self.none()
        administered = Membership.objects.administrators().filter(user=user).values("organisation")
        return self.filter(Q(user=user) | Q(organisation__in=administered))


class Membership(models.Model):
    """Somebody's place in a company. One active row a person and company; a former one stays as history."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="company_memberships")
    role = models.CharField(_("role"), max_length=15, choices=Role, default=Role.EMPLOYEE)
    state = models.CharField(_("state"), max_length=10, choices=MembershipState, default=MembershipState.ACTIVE)
    joined_at = models.DateTimeField(_("since"))
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"],
                condition=Q(state=MembershipState.ACTIVE),
                name="companies_one_active_membership",
            ),
            models.CheckConstraint(
                condition=Q(state=MembershipState.ACTIVE, ended_at__isnull=True)
                | (~Q(state=MembershipState.ACTIVE) & Q(ended_at__isnull=False)),
                name="companies_ended_membership_has_a_date",
            ),
        ]

    def __str__(self):
        return f"membership {self.pk}"

    @property
    def is_administrator(self) -> bool:
        """Whether this person manages the company here, now."""
        return self.state == MembershipState.ACTIVE and self.role == Role.ADMINISTRATOR
