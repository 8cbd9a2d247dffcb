"""How one cell of a file with modules is read: people write dates, amounts and names in more than one way."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Choices
from django.utils.translation import override

from kennisbank.training.enums import Reason
from kennisbank.training.models.offer import MOST_EUROS, MOST_HOURS

MOST_LISTED = 50
DUTCH_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{1,2})?|[0-9]{1,7}(,[0-9]{1,2})?")
PLAIN_NUMBER = re.compile(r"[0-9]{1,7}\.[0-9]{1,2}")
ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
DUTCH_DATE = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
is_address = URLValidator(schemes=["https", "http"])


@dataclass(frozen=True)
class Known:
    """What cells may point at: ids of providers by their names in small letters, ids of instruments by address."""

    providers: Mapping[str, int]
    instruments: Mapping[str, int]


class Unreadable(Exception):
    """A cell cannot be read. `value` is what the reader should look at."""

    def __init__(self, reason: Reason, value: str = "") -> None:
        self.reason, self.value = reason, value[:80]


def text_of(most: int) -> Callable[[str, Known], str]:
    def read(cell: str, known: Known) -> str:
        text = " ".join(cell.split())
        if len(text) > most:
            raise Unreadable(Reason.TOO_LONG, str(most))
        return text

    return read


def read_provider(cell: str, known: Known) -> int:
    try:
        return known.providers[" ".join(cell.casefold().split())]
    except KeyError:
        raise Unreadable(Reason.UNKNOWN_PROVIDER, cell) from None


def choice_of(vocabulary: type[Choices]) -> Callable[[str, Known], Any]:
    """Reads the code of a value, or its name in Dutch or English."""

    def read(cell: str, known: Known) -> Any:
        wanted = cell.casefold()
        for choice in vocabulary:
            names = {str(choice.value)}
            for language in ("nl", "en"):
                with override(language):
                    names.add(str(choice.label).casefold())
            if wanted in names:
                return choice.value
        raise Unreadable(Reason.NOT_IN_LIST, cell)

    return read


def read_language(cell: str, known: Known) -> str:
    if cell.casefold() not in {"nl", "en"}:
        raise Unreadable(Reason.NOT_IN_LIST, cell)
    return cell.casefold()


def optional(read: Callable[[str, Known], Any], empty: Any = None) -> Callable[[str, Known], Any]:
    return lambda cell, known: read(cell, known) if cell else empty


def read_hours(cell: str, known: Known) -> int:
    number = _decimal(cell)
    if number != int(number) or not 1 <= number <= MOST_HOURS:
        raise Unreadable(Reason.NOT_A_NUMBER, cell)
    return int(number)


def read_price(cell: str, known: Known) -> Decimal:
    number = _decimal(cell.replace("€", "").removesuffix(",-").strip())
    if number > MOST_EUROS:
        raise Unreadable(Reason.NOT_A_NUMBER, cell)
    return number.quantize(Decimal("0.01"))


def _decimal(cell: str) -> Decimal:
    if DUTCH_NUMBER.fullmatch(cell) and cell.isascii():
        return Decimal(cell.replace(".", "").replace(",", "."))
    if PLAIN_NUMBER.fullmatch(cell) and cell.isascii():
        return Decimal(cell)
    raise Unreadable(Reason.NOT_A_NUMBER, cell)


def read_address(cell: str, known: Known) -> str:
    try:
        is_address(cell)
    except ValidationError:
        raise Unreadable(Reason.NOT_AN_ADDRESS, cell) from None
    return text_of(500)(cell, known)


def _list(cell: str) -> list[str]:
    return [piece for part in re.split(r"[|,\n]", cell) if (piece := part.strip())][:MOST_LISTED]


def read_dates(cell: str, known: Known) -> list[date]:
    return sorted({_date(piece) for piece in _list(cell)})


def _date(piece: str) -> date:
    if iso := ISO_DATE.fullmatch(piece):
        year, month, day = iso.groups()
    elif dutch := DUTCH_DATE.fullmatch(piece):
        day, month, year = dutch.groups()
    else:
        raise Unreadable(Reason.NOT_A_DATE, piece)
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise Unreadable(Reason.NOT_A_DATE, piece) from None
    if not 2000 <= found.year < 2100:
        raise Unreadable(Reason.NOT_A_DATE, piece)
    return found


def read_instruments(cell: str, known: Known) -> list[int]:
    found = []
    for piece in dict.fromkeys(_list(cell)):
        if piece.casefold() not in known.instruments:
            raise Unreadable(Reason.UNKNOWN_INSTRUMENT, piece)
        found.append(known.instruments[piece.casefold()])
    return sorted(found)
