"""Routes on their own pages, and on those of the instruments in them."""

from django import template

from kennisbank.methods import queries
from pagekit.languages import language_of

register = template.Library()


@register.simple_tag
def phases_of(page):
    """The phases of a route with their steps."""
    return queries.phases_of(page)


@register.simple_tag
def routes_below(page):
    """The routes in the language of the index `page`, each with how long it is."""
    return queries.listed(language_of(page.locale_id))


@register.simple_tag
def routes_index(page):
    """The index of routes in the language of `page`, or None."""
    return queries.index_in(page.locale_id)


@register.inclusion_tag("kennisbank/methods/on_instrument.html")
def routes_with(page):
    """The routes in which the instrument `page` is a step."""
    return {"rows": queries.routes_with(page)}
