"""Keeping count of the words in the public index, in the transaction of the index itself."""

from collections import Counter
from collections.abc import Iterable

from django.db import connection, transaction

from pagekit.models import SearchEntry, SearchWord
from pagekit.search.words import WORD, fold

# Shorter words have too many neighbours to suggest one.
MIN_LENGTH = 4
CHUNK = 300
Counts = Counter[tuple[str, str]]


def words_of(entry: SearchEntry) -> set[str]:
    """The words of a page that may be suggested: of at least four letters, and letters only."""
    text = f"{entry.title} {entry.summary} {entry.plain}"
    folded = {fold(match.group()) for match in WORD.finditer(text)}
    return {word for word in folded if len(word) >= MIN_LENGTH and word.isalpha()}


def count_change(before: Iterable[SearchEntry], after: Iterable[SearchEntry]) -> None:
    """Count what came and what went with a change of the index from the rows `before` to the rows `after`."""
    change: Counts = Counter()
    for entry in after:
        change.update((entry.language, word) for word in words_of(entry))
    for entry in before:
        change.subtract((entry.language, word) for word in words_of(entry))
    _add({key: number for key, number in change.items() if number})


def recount() -> None:
    """Make the whole count anew from the index."""
    with transaction.atomic():
        SearchWord.objects.all().delete()
        counts: Counts = Counter()
        for entry in SearchEntry.objects.iterator(chunk_size=200):
            counts.update((entry.language, word) for word in words_of(entry))
        _add(counts)


def _add(change):
    # Always in the same order, so that two processes never wait for each other.
    rows = sorted(change.items())
    for start in range(0, len(rows), CHUNK):
        _add_rows(rows[start : start + CHUNK])
    gone = [word for (_language, word), number in rows if number < 0]
    for start in range(0, len(gone), CHUNK):
        SearchWord.objects.filter(word__in=gone[start : start + CHUNK], pages__lte=0).delete()


def _add_rows(rows):
    values = [
        value for (language, word), number in rows for value in (language, word, word[:2], word[-2:], len(word), number)
    ]
    places = ", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO pagekit_searchword (language, word, start, ending, length, pages) VALUES {places}"  # noqa: S608 - only places for values
            " ON CONFLICT (language, word) DO UPDATE SET pages = pagekit_searchword.pages + excluded.pages",
            values,
        )
