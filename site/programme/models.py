"""The shop window: home, news, content, programme and partner pages."""

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from pagekit.blocks import ContentStreamBlock
from pagekit.models import BasePage


class HomePage(BasePage):
    """The home page in one language."""

    body = StreamField(ContentStreamBlock(), blank=True)

    template = "pages/programme/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    max_count = 4

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
