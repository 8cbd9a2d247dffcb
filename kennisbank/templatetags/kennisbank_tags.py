"""What the kennisbank shows on its own pages and on those of other rooms."""

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from kennisbank import queries, wording
from kennisbank.enums import BuildingBlock
from kennisbank.facets import SORT_PARAMETER, Sorting, read_selection
from pagekit.languages import language_of
from pagekit.search import misses
from pagekit.surroundings import surroundings_of

register = template.Library()


@register.simple_tag(takes_context=True)
def find_instruments(context, page):
    """The answer to what the address asks of the kennisbank `page`: rows, counts, and ways out when there is
    nothing."""
    request = context["request"]
    around = surroundings_of(request)
    selection, language = read_selection(request.GET), language_of(page.locale_id)
    found = queries.find_instruments(selection, language, around)
    if selection.text and not selection.chosen and not found.total:
        misses.note(selection.text, language)
    return found


@register.simple_tag
def sortings(selection):
    """The orders that make sense for `selection`, each with whether it is the one in use."""
    return [
        {"value": sorting.value, "label": sorting.label, "current": sorting == selection.sorting}
        for sorting in Sorting
        if selection.text or sorting != Sorting.RELEVANCE
    ]


@register.simple_tag
def sort_parameter():
    return SORT_PARAMETER


@register.simple_tag
def related_instruments(page):
    """The instruments that an editor related to `page`, in its language."""
    return queries.related_to(page)


@register.simple_tag
def newest_instruments(limit=3):
    """The instruments published last in the language of the reader."""
    return queries.newest_instruments(get_language(), limit)


@register.simple_tag
def instrument_of_the_week():
    """One instrument in the language of the reader, another one every ISO week; None when there is none."""
    return queries.instrument_of_the_week(get_language(), today=timezone.localdate())


@register.filter
def sizes_in_words(page):
    """The company sizes that the instrument `page` suits."""
    return wording.describe_sizes(page.size_bands)


@register.filter
def sizes_in_short(page):
    """The same, for a narrow column."""
    return wording.shorten_sizes(page.size_bands)


@register.filter
def minutes_in_words(minutes):
    """Minutes per week as people say them."""
    return wording.describe_minutes(minutes)


@register.filter
def building_blocks_of(page):
    """The building blocks of the instrument `page`, by name."""
    return [
        {"number": block.value, "name": block.label} for block in BuildingBlock if block.value in page.building_blocks
    ]
