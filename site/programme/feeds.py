"""News as RSS, whole or by category and region (OT-04)."""

from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language, gettext

from pagekit.seo import absolute, root_address
from pagekit.surroundings import site_of, surroundings_of
from programme.enums import NewsCategory
from programme.queries import NewsFilter, published_news

MOST_ITEMS = 30


class NewsFeed(Feed):
    """The newest items in the language of the address, for the choice in its query."""

    feed_type = Rss201rev2Feed

    def get_object(self, request):
        self.request = request
        return NewsFilter.from_query(request.GET)

    def title(self, chosen):
        name = surroundings_of(self.request).settings_of(site_of(self.request)).programme_name
        parts = [gettext("News of %(name)s") % {"name": name}]
        if chosen.category:
            parts.append(str(NewsCategory(chosen.category).label))
        if chosen.region:
            parts.append(chosen.region)
        return ": ".join(parts)

    def description(self, chosen):
        return gettext("New articles, as soon as they are published.")

    def link(self, chosen):
        return f"{root_address(self.request)}/" if get_language() == "nl" else f"{root_address(self.request)}/en/"

    def feed_url(self, chosen):
        return absolute(self.request, self.request.get_full_path())

    def items(self, chosen):
        return published_news(get_language(), chosen)[:MOST_ITEMS]

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return item.introduction

    def item_link(self, item):
        return absolute(self.request, item.get_url(self.request))

    def item_guid(self, item):
        return f"urn:uuid:{item.translation_key}:{item.locale_id}"

    item_guid_is_permalink = False

    def item_pubdate(self, item):
        return item.first_published_at or timezone.make_aware(datetime.combine(item.date, time(9)))

    def item_updateddate(self, item):
        return item.last_published_at

    def item_categories(self, item):
        return [str(item.category_label)]


def news_feed(request):
    """One Feed per request: it remembers the request, so it must not be shared between threads."""
    return NewsFeed()(request)
