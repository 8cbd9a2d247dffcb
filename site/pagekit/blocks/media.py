"""Blocks with pictures, and links to what stands elsewhere. Nothing here asks a foreign host for anything."""

from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock


def newest_image():
    """A picture to show in a block's preview: the newest of the library, or None when it is still empty."""
    return get_image_model().objects.order_by("-pk").first()


class PictureBlock(blocks.StructBlock):
    """One picture. Its description belongs to this use: the same picture can tell different things on two pages."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=240)

    class Meta:
        icon = "image"
        label = _("Picture")
        group = _("Pictures")
        description = _("A picture with its description and, if you like, a caption.")
        template = "components/streamfield/picture.html"
        preview_value = {"caption": "De skillsmatrix hangt bij de koffie, waar iedereen hem ziet."}

    def get_preview_value(self):
        return self.normalize({**self.meta.preview_value, "image": newest_image()})


class GalleryBlock(blocks.StructBlock):
    """A few pictures beside each other."""

    pictures = blocks.ListBlock(PictureBlock(), label=_("Pictures"), min_num=2, max_num=8)

    class Meta:
        icon = "grid"
        label = _("Pictures beside each other")
        group = _("Pictures")
        description = _("Two to eight pictures that belong together.")
        template = "components/streamfield/gallery.html"

    def get_preview_value(self):
        image = newest_image()
        return self.normalize({"pictures": [{"image": image, "caption": "Voor"}, {"image": image, "caption": "Na"}]})


class ElsewhereValue(blocks.StructValue):
    """A link to another site that says where it goes."""

    @property
    def host(self):
        """The name of the other site, without "www."."""
        return urlsplit(self.get("url") or "").netloc.removeprefix("www.")


class ElsewhereBlock(blocks.StructBlock):
    """A film or page on another site, as a plain link: it opens there, nothing of it is loaded here (trust.md 4.11)."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    url = blocks.URLBlock(label=_("Address"))
    text = blocks.TextBlock(label=_("What you find there"), required=False, max_length=240)

    class Meta:
        icon = "link-external"
        label = _("Film or page elsewhere")
        label_format = "{title}"
        group = _("Pictures")
        description = _("A link to a film or page on another site. It opens there; nothing of it is loaded here.")
        template = "components/streamfield/elsewhere.html"
        value_class = ElsewhereValue
        preview_value = {
            "title": "Zo gaat een dagstart",
            "url": "https://www.example.org/film",
            "text": "Een film van drie minuten.",
        }
