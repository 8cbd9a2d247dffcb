"""What every page of the site has, and the one way to ask for pages that the public may see."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from pagekit.seo import describe_page, social_image_of


class PublishedPageQuerySet(PageQuerySet):
    """Pages that an anonymous reader may see in a list, a feed, a search result or the sitemap."""

    def published(self):
        """Live, without any view restriction, and not an automatic copy of a page in another language."""
        return self.live().public().filter(alias_of__isnull=True)

    def in_language(self, language):
        """Only pages in `language` (a code such as "nl"); an unknown code gives none."""
        return self.filter(locale__language_code=language)


PublishedPageManager = PageManager.from_queryset(PublishedPageQuerySet)


class PageTag(TagBase):
    """A free tag, shared by instruments, practices, news and events."""

    free_tagging = True

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")


class BasePage(Page):
    """The abstract base of every page type: how it looks in lists, in search engines and when somebody shares it."""

    listing_summary = models.CharField(
        _("summary for lists"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences. Shown in lists, and to search engines when there is no other description."),
    )
    social_image = models.ForeignKey(
        "pagekit.CustomImage",
        verbose_name=_("picture when shared"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = PublishedPageManager()

    show_in_menus_default = False

    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("listing_summary"),
                FieldPanel("social_image"),
                FieldPanel("show_in_menus"),
            ],
            _("Search engines, lists and sharing"),
        )
    ]

    class Meta:
        abstract = True

    @property
    def description(self):
        """The sentence for search engines and shared links."""
        return describe_page(self)

    @property
    def share_image(self):
        """The picture for shared links, or None: the template then takes the site's own."""
        return social_image_of(self)

    def structured_data(self, request):
        """schema.org data of this page as dictionaries; page types add theirs."""
        return []
