"""Own image, rendition and document models, from the first migration on."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from pagekit.images import without_metadata


class CustomImage(AbstractImage):
    """A picture for the public site. What a camera wrote into it (place, name, comment) is taken out on upload."""

    renews_content = True

    alt_text = models.CharField(
        _("description of the picture"),
        max_length=200,
        blank=True,
        help_text=_("What somebody who cannot see the picture needs to know."),
    )
    credit = models.CharField(_("credit"), max_length=120, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "alt_text", "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def save(self, *args, **kwargs):
        if self.file and not self.file._committed:
            self.file = without_metadata(self.file)
        super().save(*args, **kwargs)

    @property
    def default_alt_text(self):
        return self.alt_text or self.title


class CustomRendition(AbstractRendition):
    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="pagekit_one_rendition_per_filter"
            )
        ]

    def __str__(self):
        return f"rendition {self.pk}"


class CustomDocument(AbstractDocument):
    """A file to download. Never a private one: those have no place in Wagtail (trust.md, fact 13)."""

    renews_content = True

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
