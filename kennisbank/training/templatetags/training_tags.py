"""What the training offer shows on its own pages and on those of instruments."""

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from kennisbank.training import queries, wording

register = template.Library()


@register.inclusion_tag("kennisbank/training/on_instrument.html")
def modules_for(page):
    """The modules that help with the instrument `page`."""
    rows, total = queries.modules_for(page, today=timezone.localdate())
    return {"rows": rows, "total": total, "page": page, "language_code": get_language()}


@register.filter
def price_in_words(price):
    """What a module costs."""
    return wording.describe_price(price)


@register.filter
def reasons_in_words(row):
    """Why a row of a file is refused, a sentence each."""
    return wording.describe_reasons(row.reasons)
