"""What every page of the site has, and the one way to ask for pages that the public may see."""

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet


class PublishedPageQuerySet(PageQuerySet):
    """Pages that an anonymous reader may see in a list, a feed, a search result or the sitemap."""

    def open_to_all(self):
        """Pages without a view restriction on them or above them. Like Wagtail's `public()`, inside the same query."""
        # Not a join: SQLite then walks all pages for every row (125 ms for a list of 20 among 10,000 pages).
        closed = Page.objects.filter(pk__in=PageViewRestriction.objects.values("page")).annotate(
            here=ExpressionWrapper(OuterRef("path"), output_field=models.CharField())
        )
        return self.filter(~Exists(closed.filter(here__startswith=F("path"))))

    def published(self):
        """Live, without any view restriction, and not an automatic copy of a page in another language."""
        return self.live().open_to_all().filter(alias_of__isnull=True)

    def in_language(self, language):
        """Only pages in `language` (a code such as "nl"); an unknown code gives none."""
        return self.filter(locale__language_code=language)


PublishedPageManager = PageManager.from_queryset(PublishedPageQuerySet)


class PageTag(TagBase):
    """A free tag, shared by instruments, practices, news and events."""

    renews_content = True

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

    # What stands round this page (`pagekit.surroundings`), given to it by the view that serves it.
    surroundings = None

    def get_context(self, request, *args, **kwargs):
        # Breadcrumbs, languages and the description for search engines start from here, in previews too.
        request.served_page = self
        return super().get_context(request, *args, **kwargs)

    def get_view_restrictions(self):
        """The restrictions on this page and above it; without a query when the whole site has none here."""
        if self.surroundings and not self.alias_of_id and not self.surroundings.is_restricted(self):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    @property
    def description(self):
        """The sentence for search engines and shared links: written for them, else for lists, else the introduction."""
        for name in ("search_description", "listing_summary", "summary", "introduction"):
            text = getattr(self, name, "")
            if text:
                return str(text)
        return ""

    @property
    def share_image(self):
        """The picture for shared links: chosen for it, else the page's main picture, else None (the site's own)."""
        return self.social_image or getattr(self, "image", None)

    def structured_data(self, request):
        """schema.org data of this page as dictionaries; page types add theirs."""
        return []

    def structured_data_follows(self):
        """What `structured_data` follows from besides the content, such as places taken; markup is kept under it."""
        return None
