"""New and changed instruments as RSS."""

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language, gettext

from kennisbank.opendata.queries import changed_instruments
from pagekit.seo import absolute, root_address

MOST_ITEMS = 30


class InstrumentFeed(Feed):
    """What was published or changed last, in the language of the address. A new version is a new item."""

    feed_type = Rss201rev2Feed
    item_guid_is_permalink = False

    def get_object(self, request):
        self.request = request

    def title(self, obj):
        return gettext("Kennisbank: new and changed instruments")

    def description(self, obj):
        return gettext("Instruments, as soon as they are published or changed.")

    def link(self, obj):
        return root_address(self.request) + reverse("opendata_about")

    def feed_url(self, obj):
        return absolute(self.request, self.request.path)

    def items(self, obj):
        return changed_instruments(get_language(), MOST_ITEMS)

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return item.summary

    def item_link(self, item):
        return absolute(self.request, item.get_url(self.request))

    def item_guid(self, item):
        return f"urn:uuid:{item.translation_key}:{item.handbook_version}"

    def item_pubdate(self, item):
        return item.last_published_at


def instrument_feed(request):
    """One Feed per request: it remembers the request, so it must not be shared between threads."""
    return InstrumentFeed()(request)
