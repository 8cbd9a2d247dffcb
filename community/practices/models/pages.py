"""The published practice: a page that exists only after the company agreed, with the words it agreed with."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import PagePermissionTester
from wagtail.search import index
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField

from community.companies.enums import Sector, SizeBand
from community.practices.enums import Question
from community.practices.errors import NotAgreed
from community.practices.models.submissions import ANSWER_LENGTH
from community.practices.models.texts import digest_of
from pagekit.models import BasePage
from pagekit.seo import absolute


class PracticeIndexPage(BasePage):
    """All practices in one language, under the kennisbank."""

    introduction = models.TextField(_("introduction"), blank=True, max_length=400)

    template = "pages/practices/practice_index_page.html"
    parent_page_types = ["kennisbank.KennisbankIndexPage"]
    subpage_types = ["practices.PracticePage"]
    max_count_per_parent = 1
    page_description = _("What companies tell about what they tried.")
    landing_page = True

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("practices page")
        verbose_name_plural = _("practices pages")


class PracticeTag(ItemBase):
    """A free tag on a practice; each language has its own."""

    tag = models.ForeignKey("pagekit.PageTag", on_delete=models.CASCADE, related_name="practice_items")
    content_object = ParentalKey("practices.PracticePage", on_delete=models.CASCADE, related_name="tagged_items")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="practices_one_row_per_tag"),
        ]


class OnlyWithAgreement(PagePermissionTester):
    """Nobody, not even an administrator, publishes, copies or translates around the agreement of the company."""

    def can_publish(self):
        return super().can_publish() and self.page.specific.is_as_agreed()

    def can_copy(self):
        return False


class PracticePage(BasePage):
    """One practice for everybody to read. Its words change only through the company's agreement (community.md 5.1)."""

    submission = models.ForeignKey(
        "practices.PracticeSubmission", on_delete=models.PROTECT, related_name="pages", editable=False
    )
    company_approved_at = models.DateTimeField(_("the company agreed on"), editable=False)
    organisation = models.ForeignKey(
        "companies.Organisation", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    instrument = models.ForeignKey(
        "kennisbank.InstrumentPage",
        verbose_name=_("instrument"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    tags = ClusterTaggableManager(through=PracticeTag, blank=True, verbose_name=_("tags"))
    size_band = models.CharField(_("size"), max_length=10, choices=SizeBand, blank=True, editable=False)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector, blank=True, editable=False)

    summary = models.TextField(_("summary"), max_length=300)
    situation = models.TextField(_("situation"), max_length=ANSWER_LENGTH)
    approach = models.TextField(_("approach"), max_length=ANSWER_LENGTH)
    result = models.TextField(_("result"), max_length=ANSWER_LENGTH)
    would_do_differently = models.TextField(_("would do differently"), max_length=ANSWER_LENGTH, blank=True)
    advice = models.TextField(_("advice"), max_length=ANSWER_LENGTH, blank=True)
    hours = models.PositiveIntegerField(_("hours"), null=True, blank=True)
    cost_text = models.CharField(_("cost"), max_length=300, blank=True)

    template = "pages/practices/practice_page.html"
    parent_page_types = ["practices.PracticeIndexPage"]
    subpage_types = []
    is_creatable = False  # only `actions.publication` makes one

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("situation"),
        index.SearchField("approach"),
        index.SearchField("result"),
        index.SearchField("would_do_differently"),
        index.SearchField("advice"),
    ]
    override_translatable_fields = [
        SynchronizedField("submission", overridable=False),
        SynchronizedField("organisation", overridable=False),
        SynchronizedField("hours", overridable=False),
        BaseTranslatableField("tags"),
        BaseTranslatableField("tagged_items"),
    ]

    content_panels = [
        MultiFieldPanel(
            [
                FieldPanel(name, read_only=True)
                for name in (
                    "title",
                    "summary",
                    "situation",
                    "approach",
                    "result",
                    "would_do_differently",
                    "advice",
                    "hours",
                    "cost_text",
                )
            ],
            _("Agreed with the company; to change it, lay a new text before the company under Practices"),
        ),
        FieldPanel("instrument", read_only=True),
        FieldPanel("tags"),
    ]
    settings_panels = []  # no planned publication round the agreement

    class Meta:
        verbose_name = _("practice page")
        verbose_name_plural = _("practice pages")

    def is_as_agreed(self) -> bool:
        """Whether the company agrees with publication now, and with exactly these words in this language."""
        submission = type(self)._meta.get_field("submission").related_model.objects.get(pk=self.submission_id)
        if not submission.has_agreement:
            return False
        agreed = submission.texts.filter(number=submission.agreed_number, language=self.locale.language_code).first()
        return agreed is not None and agreed.digest == digest_of(self)

    def save(self, *args, **kwargs):
        """Store the page; raises NotAgreed when it would be live without the company's agreement."""
        if self.live and not self.is_as_agreed():
            raise NotAgreed
        return super().save(*args, **kwargs)

    def permissions_for_user(self, user):
        return OnlyWithAgreement(user, self)

    @cached_property
    def shown_company(self):
        """The company, when it gave its name to this practice."""
        return self.organisation

    @property
    def sections(self):
        """The questions that have an answer, with the answer."""
        return [(label, getattr(self, name)) for name, label in Question.choices if getattr(self, name)]

    def structured_data(self, request):
        """schema.org data: an article by a company, or by nobody named."""
        article = {
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": self.title,
            "description": self.summary,
            "inLanguage": self.locale.language_code,
            "url": absolute(request, self.get_url(request)),
        }
        if self.first_published_at:
            article["datePublished"] = self.first_published_at.isoformat()
        if self.organisation_id:
            article["author"] = {"@type": "Organization", "name": self.organisation.name}
        return [article]
