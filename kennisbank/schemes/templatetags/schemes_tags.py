"""What schemes show on their own pages and on those of other rooms."""

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from kennisbank.schemes import queries, wording
from kennisbank.schemes.enums import Freshness
from pagekit.languages import language_of

register = template.Library()

TONES = {Freshness.FRESH: "", Freshness.AGEING: "marker", Freshness.PASSED: "wrong"}


@register.simple_tag
def listed_schemes(page):
    """Every scheme with a page, in the language of `page`: those that run first."""
    return queries.listed_schemes(language_of(page.locale_id), today=timezone.localdate())


@register.simple_tag
def sheet_of(page):
    """The figures of the scheme that `page` is about, as they are today."""
    return queries.sheet_of(page.scheme, today=timezone.localdate())


@register.simple_tag
def scheme_successors(page):
    """What there is instead of the scheme of `page`."""
    return queries.successors_of(page.scheme, language_of(page.locale_id), today=timezone.localdate())


@register.simple_tag
def instruments_paid_by(page):
    """The instruments that the scheme of `page` may pay for."""
    return queries.instruments_paid_by(page.scheme.code, language_of(page.locale_id))


@register.inclusion_tag("kennisbank/schemes/names.html")
def scheme_names(codes):
    """Schemes by code, each with the way to its page. Belongs on the page of an instrument."""
    pages = queries.pages_by_code(get_language()) if codes else {}
    return {"names": [(code, pages.get(code)) for code in codes]}


@register.simple_tag
def today():
    """The day, for markup that is kept but says what passed."""
    return timezone.localdate().isoformat()


@register.simple_tag
def guide_is_there():
    """Whether there is a guide to go to."""
    return queries.live_guide() is not None


@register.filter
def tone(freshness):
    """The tone of a badge for how fresh a fact is; empty when nothing has to be said."""
    return TONES[freshness]


@register.filter
def money(amount):
    """Euros as people write them."""
    return wording.describe_money(amount)


@register.filter
def in_figures(fact):
    """The value of a fact with what it counts by."""
    return wording.describe_fact(fact)


@register.filter
def scope(fact):
    """What a fact is limited to."""
    return ", ".join(wording.describe_scope(fact))


@register.filter
def window_in_words(window):
    """A window as two days."""
    return wording.describe_window(window)


@register.filter
def example_outcomes(guide):
    """What a draft of the guide would mean for its example people, beside what is live."""
    return queries.example_outcomes(guide)
