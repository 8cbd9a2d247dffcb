"""Figures and dates of modules as people say them, and why a row of a file is refused."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext

from kennisbank.training.enums import Reason
from kennisbank.training.format import BY_NAME


def describe_price(price: Decimal | None) -> str:
    """A price in euros: without cents when they are zero."""
    if price is None:
        return gettext("ask the provider")
    if not price:
        return gettext("free of charge")
    return f"€ {number_format(price, decimal_pos=0 if price == int(price) else 2, force_grouping=True)}"


def describe_reasons(reasons: Iterable[tuple[str, str, str]]) -> list[str]:
    """Why a row is refused, a sentence each, with columns by their names in the file."""
    return [
        str(Reason(reason).label) % {"column": BY_NAME[column].header if column else "", "value": value}
        for reason, column, value in reasons
    ]
