"""The page /deelnemers/: the companies that chose to be shown."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from pagekit.models import BasePage


class ParticipantsPage(BasePage):
    """The list of participants in one language; the companies come from their own profiles, not from the page tree."""

    introduction = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link"])

    template = "pages/companies/participants_page.html"
    parent_page_types = ["programme.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("participants page")
