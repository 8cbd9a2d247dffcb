"""News: one index a language, with items that can be planned, filtered and followed (P2, OT-01 to OT-04)."""

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from pagekit.blocks import ContentStreamBlock
from pagekit.models import BasePage, PageTag
from pagekit.seo import absolute
from programme.enums import NewsCategory


class NewsIndexPage(BasePage):
    """All news in one language, newest first."""

    introduction = models.TextField(_("introduction"), max_length=400, blank=True)

    template = "pages/programme/news_index_page.html"
    parent_page_types = ["programme.HomePage"]
    subpage_types = ["programme.NewsPage"]
    max_count_per_parent = 1
    page_description = _("The list of all news, with filters and RSS.")

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")


class NewsTag(ItemBase):
    """A free tag on a news item."""

    tag = models.ForeignKey(PageTag, on_delete=models.CASCADE, related_name="news_items")
    content_object = ParentalKey("programme.NewsPage", on_delete=models.CASCADE, related_name="tagged_items")


class NewsPage(BasePage):
    """One news item."""

    category = models.CharField(_("category"), max_length=20, choices=NewsCategory.choices)
    region = models.CharField(
        _("region"), max_length=60, blank=True, help_text=_("Leave empty when it is for everybody.")
    )
    date = models.DateField(
        _("date"), default=timezone.localdate, help_text=_("Moves along when you plan the publication for later.")
    )
    introduction = models.TextField(
        _("introduction"), max_length=300, help_text=_("Two or three sentences; also shown in lists and when shared.")
    )
    image = models.ForeignKey(
        "pagekit.CustomImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        _("description of the picture"),
        max_length=200,
        blank=True,
        help_text=_("What somebody who cannot see it needs to know; empty when it is only decoration."),
    )
    body = StreamField(ContentStreamBlock(), verbose_name=_("text"), blank=True)
    tags = ClusterTaggableManager(through=NewsTag, blank=True, verbose_name=_("tags"))

    template = "pages/programme/news_page.html"
    parent_page_types = ["programme.NewsIndexPage"]
    subpage_types = []
    page_description = _("A news item. You can plan it, have it reviewed and translate it.")
    social_type = "article"

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("category"), FieldPanel("region"), FieldPanel("date")], _("Where and when")),
        FieldPanel("introduction"),
        MultiFieldPanel([FieldPanel("image"), FieldPanel("image_alt")], _("Picture")),
        FieldPanel("body"),
        FieldPanel("tags"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
        index.FilterField("category"),
        index.FilterField("date"),
        index.FilterField("region"),
    ]
    override_translatable_fields = [
        SynchronizedField("category"),
        SynchronizedField("region", overridable=False),
        SynchronizedField("date"),
    ]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")
        indexes = [models.Index(fields=["-date"], name="programme_news_date")]

    def clean(self):
        super().clean()
        planned = timezone.localdate(self.go_live_at) if self.go_live_at else None
        if planned and self.date and self.date < planned:
            self.date = planned

    @cached_property
    def category_label(self):
        return self.get_category_display()

    def structured_data(self, request):
        """A schema.org NewsArticle (OT-03)."""
        article = {
            "@type": "NewsArticle",
            "headline": self.title,
            "description": self.description,
            "inLanguage": self.locale.language_code,
            "datePublished": (self.first_published_at or timezone.now()).isoformat(),
            "dateModified": (self.last_published_at or timezone.now()).isoformat(),
            "mainEntityOfPage": absolute(request, self.get_url(request) or request.path),
            "articleSection": str(self.category_label),
        }
        if self.image:
            article["image"] = [absolute(request, self.image.get_rendition("fill-1200x630|format-jpeg").url)]
        return [article]
