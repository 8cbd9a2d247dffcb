"""How facts and windows of schemes are said in words."""

from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from kennisbank.schemes.enums import FactKind, Per, Unit
from kennisbank.schemes.models import ApplicationWindow, SchemeFact


def describe_money(amount: Decimal) -> str:
    """`amount` in euros as people write it: whole euros without cents."""
    decimals = 0 if amount == amount.to_integral_value() else 2
    return f"€ {number_format(amount, decimal_pos=decimals, use_l10n=True, force_grouping=True)}"


def describe_value(fact: SchemeFact) -> str:
    """The value with its unit: "60%", "€ 24,999", "4 hours"."""
    if fact.unit == Unit.EURO:
        return describe_money(fact.value)
    number = number_format(fact.value.normalize(), use_l10n=True)
    if fact.unit == Unit.PERCENT:
        return f"{number}%"
    words = {Unit.HOURS: _("%(number)s hours"), Unit.MONTHS: _("%(number)s months")}
    return words[fact.unit] % {"number": number}


def describe_fact(fact: SchemeFact) -> str:
    """The value with what it counts by: "€ 700 per completed advice", "60%"."""
    value = describe_value(fact)
    if fact.kind in (FactKind.SHARE, FactKind.ADVANCE) and fact.per == Per.APPLICATION:
        return value
    return f"{value} {fact.get_per_display()}"


def describe_scope(fact: SchemeFact) -> list[str]:
    """What a fact is limited to, each limit as a few words: the cost, the activity, the size of the company."""
    parts = [fact.get_cost_kind_display()] if fact.cost_kind else []
    if fact.activity:
        parts.append(_("activity %(letter)s") % {"letter": fact.activity})
    if fact.size_band:
        parts.append(fact.get_size_band_display())
    if fact.text("applies"):
        parts.append(fact.text("applies"))
    return parts


def describe_window(window: ApplicationWindow) -> str:
    """The window as two days; "expected" when nobody announced it."""
    opens = date_format(window.opens_on, "j F Y")
    if window.closes_on:
        words = _("%(opens)s to %(closes)s") % {"opens": opens, "closes": date_format(window.closes_on, "j F Y")}
    else:
        words = _("from %(opens)s") % {"opens": opens}
    return _("expected: %(window)s") % {"window": words} if window.expected else words
