"""A file with modules on its way in: every row of it, what it would do, and whether that was done."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kennisbank.training.enums import ImportState, RowState


class OfferImport(models.Model):
    """One file. It is looked at, then somebody says that it may come in; that happens once."""

    file_name = models.CharField(_("file"), max_length=200)
    state = models.CharField(_("state"), max_length=10, choices=ImportState, default=ImportState.CHECKING)
    columns = models.JSONField(_("columns"), default=list)
    received_at = models.DateTimeField(_("received"))
    finished_at = models.DateTimeField(_("finished"), null=True)

    class Meta:
        verbose_name = _("file with modules")
        verbose_name_plural = _("files with modules")
        ordering = ["-received_at", "-pk"]

    def __str__(self):
        return f"import {self.pk}"


class ImportRow(models.Model):
    """One row of a file. `cells`: what stood there; `reasons`: why it is refused, in the language of who looked."""

    batch = models.ForeignKey(OfferImport, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    cells = models.JSONField()
    twin = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=10, choices=RowState, default=RowState.WAITING)
    reasons = models.JSONField(default=list)
    written = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("row of a file")
        verbose_name_plural = _("rows of files")
        ordering = ["line"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "line"], name="training_one_row_per_line"),
        ]
        indexes = [models.Index(fields=["batch", "state"], name="training_rows_by_state")]

    def __str__(self):
        return f"line {self.line} of import {self.batch_id}"

    @property
    def title(self):
        """What stands in its column for the title, for who looks at the rows."""
        at = self.batch.columns.index("title")
        return self.cells[at] if at < len(self.cells) else ""
