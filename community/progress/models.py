"""Which routes a company follows, and which steps it has done.

Routes are named by the key that all languages of a page share, steps by the id of their block: what was ticked stays
when an editor changes words or order. What was ticked and is no longer in the route is kept and not counted.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from community.companies.models import Organisation


class CompanyRouteQuerySet(models.QuerySet):
    def for_user(self, user):
        """Those of the companies that `user` belongs to."""
        return self.filter(organisation__in=Organisation.objects.for_user(user).values("pk"))


class CompanyRoute(models.Model):
    """A company follows a route."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="routes")
    method = models.UUIDField(_("route"))
    title = models.CharField(_("title of the route when it began"), max_length=255)
    started_at = models.DateTimeField(_("started"))

    objects = CompanyRouteQuerySet.as_manager()

    class Meta:
        verbose_name = _("route of a company")
        verbose_name_plural = _("routes of companies")
        ordering = ["started_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "method"], name="progress_one_row_per_route"),
        ]

    def __str__(self):
        return f"route {self.pk}"


class StepDone(models.Model):
    """A company did a step."""

    route = models.ForeignKey(CompanyRoute, on_delete=models.CASCADE, related_name="done")
    step = models.UUIDField(_("step"))
    done_at = models.DateTimeField(_("done"))

    class Meta:
        verbose_name = _("step that is done")
        verbose_name_plural = _("steps that are done")
        ordering = ["done_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["route", "step"], name="progress_step_done_once"),
        ]

    def __str__(self):
        return f"step {self.pk}"
