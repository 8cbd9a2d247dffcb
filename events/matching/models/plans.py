"""The tables of one session as they are now: proposed, and changed by hand since."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.matching.enums import Whom


class TablePlan(models.Model):
    """The tables of a session. `version` goes up with every change, so that nobody changes what they did not see."""

    session = models.OneToOneField("events.EventSession", on_delete=models.CASCADE, related_name="table_plan")
    version = models.PositiveIntegerField(_("version"), default=1)
    whom = models.CharField(_("tables for"), max_length=8, choices=Whom, default=Whom.PLACE)
    made_at = models.DateTimeField(_("proposed at"))

    class Meta:
        verbose_name = _("plan of tables")
        verbose_name_plural = _("plans of tables")

    def __str__(self):
        return f"plan of tables {self.pk}"


class Table(models.Model):
    """One table; a locked one stays as it is."""

    plan = models.ForeignKey(TablePlan, on_delete=models.CASCADE, related_name="tables")
    number = models.PositiveSmallIntegerField(_("number"))
    locked = models.BooleanField(_("locked"), default=False)

    class Meta:
        verbose_name = _("table")
        verbose_name_plural = _("tables")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="matching_table_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="matching_table_counts_from_one"),
        ]

    def __str__(self):
        return f"table {self.pk}"


class Seat(models.Model):
    """Somebody at a table. One seat for each place in the session."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="seats")
    attendee = models.OneToOneField("events.Attendee", on_delete=models.CASCADE, related_name="table_seat")
    by_hand = models.BooleanField(_("moved by hand"), default=False)

    class Meta:
        verbose_name = _("seat at a table")
        verbose_name_plural = _("seats at tables")
        ordering = ["pk"]

    def __str__(self):
        return f"seat {self.pk}"
