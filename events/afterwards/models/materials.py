"""What an organiser hands out after a session: links and files, for those who came.

A file stands in the database and not in the folder of media, which everybody may read: it is written and deleted with
its row, and every process finds it.
"""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

TITLE_LENGTH, URL_LENGTH = 120, 400


class Material(models.Model):
    """One thing handed out: a link, or a file of which the content stands apart.

    `key` comes from the form: a second sending is the first one. The name of the file on somebody's computer is not
    kept; what is downloaded is called by its title.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey("events.EventSession", on_delete=models.PROTECT, related_name="materials")
    title = models.CharField(_("title"), max_length=TITLE_LENGTH)
    url = models.URLField(_("link"), max_length=URL_LENGTH, blank=True)
    extension = models.CharField(_("kind of file"), max_length=8, blank=True)
    size = models.PositiveIntegerField(_("size in bytes"), default=0)
    key = models.UUIDField(unique=True, editable=False)
    created_at = models.DateTimeField(_("added at"))

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(url="") & ~Q(extension="")) | (~Q(url="") & Q(extension="", size=0)),
                name="afterwards_link_or_file",
            )
        ]

    def __str__(self):
        return f"material {self.pk}"

    @property
    def file_name(self) -> str:
        """What the file is called where it is saved."""
        return f"{slugify(self.title) or 'materiaal'}.{self.extension}"


class MaterialContent(models.Model):
    """The bytes of one file; apart, so that a list of materials does not read them."""

    material = models.OneToOneField(Material, on_delete=models.CASCADE, related_name="content")
    data = models.BinaryField(_("content"))

    class Meta:
        verbose_name = _("content of a material")
        verbose_name_plural = _("contents of materials")

    def __str__(self):
        return f"content {self.pk}"
