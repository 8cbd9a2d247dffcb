"""What the programme room shows, in its own pages and in those of other rooms."""

from django import template
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language

from pagekit.addresses import localised_path
from pagekit.languages import language_of, mark
from programme import queries
from programme.cookies import our_cookies
from programme.enums import DatePrecision, NewsCategory
from programme.room_names import room_name

register = template.Library()

PER_PAGE = 12
FORMATS = {DatePrecision.DAY: "j F Y", DatePrecision.MONTH: "F Y", DatePrecision.YEAR: "Y"}


@register.filter
def in_language(row, name):
    """The text `name` of a bilingual row in the language of the reader, else in Dutch and marked as such."""
    return mark(row.text(name), row.language_of(name))


@register.filter
def dated(date, precision=DatePrecision.DAY):
    """A date in words, as precise as its source was."""
    return date_format(date, FORMATS[precision]) if date else ""


@register.simple_tag(takes_context=True)
def news_list(context, page):
    """One page of the news in the language of `page` that fits the query of the address."""
    request = context["request"]
    chosen = queries.NewsFilter.from_query(request.GET)
    language = language_of(page.locale_id)
    news = queries.published_news(language, chosen).select_related("image").prefetch_related("image__renditions")
    items = Paginator(news, PER_PAGE).get_page(request.GET.get("page"))
    base = chosen.address()
    return {"chosen": chosen, "page_obj": items, "base": f"{base}&" if base else "?"}


@register.simple_tag
def news_choices(page, chosen):
    """The filters of the news page: categories and regions, each with its address and whether it is chosen."""
    categories = [
        {
            "text": label,
            "url": chosen.address(category="" if chosen.category == value else value) or "?",
            "current": chosen.category == value,
        }
        for value, label in NewsCategory.choices
    ]
    regions = [
        {
            "text": name,
            "url": chosen.address(region="" if chosen.region == name else name) or "?",
            "current": chosen.region == name,
        }
        for name in queries.news_regions(language_of(page.locale_id))
    ]
    feeds = [{"text": label, "url": news_feed_address(category=value)} for value, label in NewsCategory.choices]
    feeds += [{"text": region["text"], "url": news_feed_address(region=region["text"])} for region in regions]
    return {"categories": categories, "regions": regions, "feeds": feeds}


@register.simple_tag
def latest_news(count=3):
    """The newest `count` items in the language of the reader."""
    return queries.published_news(get_language())[:count]


@register.simple_tag
def related_news(page):
    """Other news to read after `page`."""
    return queries.related_news(page)


@register.simple_tag
def news_feed_address(**choice):
    """The address of the RSS feed in the language of the reader, for a category or region when given."""
    name = "programme_news_feed" if get_language() == "nl" else "programme_news_feed_english"
    return reverse(name) + queries.NewsFilter(**choice).address()


@register.simple_tag
def pages_under(page):
    """The public pages straight under `page`."""
    return queries.subpages(page)


@register.simple_tag
def programme_facts(page):
    """Everything that the rows know about the programme of `page`."""
    return queries.programme_facts(page.programme_id)


@register.simple_tag
def privacy_register():
    """What we keep about people, room by room."""
    return [(room_name(room), processings) for room, processings in queries.privacy_rooms()]


@register.simple_tag
def cookie_list():
    """Every cookie that we set."""
    return our_cookies()


@register.filter
def address_above(page):
    """The address of the list that `page` stands in, without asking the tree."""
    return (page.get_url() or "")[: -len(page.slug) - 1]


@register.filter
def localised(address):
    """An address of ours in the language of the reader."""
    return localised_path(address)


@register.inclusion_tag("programme/project_partners.html")
def project_partners():
    """The published partners of the programmes by role, for the participants page. Says nothing else about them."""
    return {"programmes": queries.partners_of_programmes()}
