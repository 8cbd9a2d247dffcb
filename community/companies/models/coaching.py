"""Which coach a company lets look at what."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.companies.enums import CoachScope
from community.companies.models.memberships import Membership
from community.companies.models.organisations import Organisation

COACH_PERMISSION = "companies.view_coachaccess"


class CoachAccessQuerySet(models.QuerySet):
    """Which permissions for coaches somebody may see."""

    def in_force(self):
        """Those that hold now: given and not taken back. Whether that person is a coach still is asked apart."""
        return self.filter(ended_at__isnull=True)

    def for_user(self, user):
        """Those of the companies of which `user` is an administrator, and what was given to `user`."""
        if not user.is_authenticated:
            return self.none()
        administered = Membership.objects.administrators().filter(user=user).values("organisation")
        return self.filter(Q(organisation__in=administered) | Q(coach=user))


class CoachAccess(models.Model):
    """A company lets one coach look at one thing, until it takes that back. A former one stays as history."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="coach_access")
    coach = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="coached_companies")
    scope = models.CharField(_("what the coach sees"), max_length=12, choices=CoachScope)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    given_at = models.DateTimeField(_("given on"))
    ended_at = models.DateTimeField(_("taken back on"), null=True, blank=True)

    objects = CoachAccessQuerySet.as_manager()

    class Meta:
        verbose_name = _("access of a coach")
        verbose_name_plural = _("access of coaches")
        ordering = ["given_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "coach", "scope"],
                condition=Q(ended_at__isnull=True),
                name="companies_one_access_a_coach_and_scope",
            ),
        ]

    def __str__(self):
        return f"coach access {self.pk}"
