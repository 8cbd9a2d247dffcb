"""What an editor sets once for the whole site."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import StreamBlock
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Site

from pagekit.blocks.links import LinkBlock
from pagekit.models.bilingual import Bilingual


class FooterLinksBlock(StreamBlock):
    """The links at the bottom of every page; a page shows in the language of the reader."""

    link = LinkBlock()


ORIGIN = re.compile(r"https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?", re.ASCII)


def check_origins(text: str) -> None:
    """Every line is an origin: https, a host, perhaps a port; no path and no star. Raises ValidationError."""
    for line in text.split():
        if not ORIGIN.fullmatch(line):
            raise ValidationError(
                _("%(line)s is not an address of a site. Write it like https://www.example.org, without a path."),
                code="origin",
                params={"line": line},
            )


@register_setting(icon="cog")
class SiteSettings(Bilingual, BaseSiteSetting):
    """Texts round every page, in both languages."""

    programme_name = models.CharField(_("name of the programme"), max_length=80, default="Leergilde")
    tagline_nl = models.CharField(_("one sentence, Dutch"), max_length=160, blank=True)
    tagline_en = models.CharField(_("one sentence, English"), max_length=160, blank=True)
    contact_mailbox = models.EmailField(
        _("mailbox that the contact form writes to"), blank=True, help_text=_("A mailbox of a role, not of a person.")
    )
    social_image = models.ForeignKey(
        "pagekit.CustomImage",
        verbose_name=_("picture when shared"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("For pages without a picture of their own."),
    )
    frame_origins = models.TextField(
        _("sites that may show the agenda in a frame"),
        blank=True,
        max_length=2000,
        validators=[check_origins],
        help_text=_(
            "One on each line, for instance https://www.example.org. That site then places this line: "
            '<iframe src="https://(this site)/agenda/inbed/?most=5" title="Agenda" width="100%" height="600"></iframe>'
        ),
    )
    footer_links = StreamField(FooterLinksBlock(), verbose_name=_("links at the bottom of every page"), blank=True)
    alert_active = models.BooleanField(_("show the notice above every page"), default=False)
    alert_text_nl = models.CharField(_("notice, Dutch"), max_length=240, blank=True)
    alert_text_en = models.CharField(_("notice, English"), max_length=240, blank=True)
    alert_link = models.CharField(_("address the notice links to"), max_length=200, blank=True)

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("programme_name"),
                FieldPanel("tagline_nl"),
                FieldPanel("tagline_en"),
                FieldPanel("contact_mailbox"),
                FieldPanel("social_image"),
            ],
            _("The site"),
        ),
        FieldPanel("frame_origins"),
        FieldPanel("footer_links"),
        MultiFieldPanel(
            [
                FieldPanel("alert_active"),
                FieldPanel("alert_text_nl"),
                FieldPanel("alert_text_en"),
                FieldPanel("alert_link"),
            ],
            _("Notice above every page"),
        ),
    ]

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")

    def __str__(self):
        return self.programme_name

    @property
    def frame_origin_list(self) -> list[str]:
        """The origins that may show the agenda in a frame."""
        return self.frame_origins.split()

    @classmethod
    def of_site(cls, site: Site | None) -> "SiteSettings":
        """The settings of `site`, or the defaults when nobody saved any yet.

        Writes nothing: it is asked while reading.
        """
        stored = cls.objects.select_related("social_image").filter(site=site).first() if site else None
        return stored or cls(site=site)
