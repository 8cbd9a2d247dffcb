"""The index over words in the way of each database: FTS5 on SQLite, tsvector columns with GIN on PostgreSQL.

Everything that differs between the two stands here; the rest of the house sees `matches` and `set_words`. The tables
and columns themselves are made by migration 0002 of this app.
"""

from collections.abc import Iterable

from django.db import connection
from django.db.models.expressions import RawSQL

from pagekit.search.words import Term

FIELDS = ("title", "head", "words")


def set_words(entries: Iterable) -> None:
    """Bring the index up to date with saved `entries`. PostgreSQL does so by itself."""
    if connection.vendor != "sqlite":
        return
    entries = list(entries)
    remove_words([entry.page_id for entry in entries])
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO pagekit_search_fts (rowid, title, head, words) VALUES (%s, %s, %s, %s)",
            [(entry.page_id, entry.title_words, entry.head_words, entry.words) for entry in entries],
        )


def remove_words(page_ids: Iterable[int]) -> None:
    """Take pages out of the index; ids that are not in it are no fault."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM pagekit_search_fts WHERE rowid = %s", [(page_id,) for page_id in page_ids])


def matches(terms: tuple[Term, ...], where: str = "words") -> RawSQL:
    """A sub-query of the ids of entries that hold all `terms` in `where`: "title", "head" (title, tags, summary) or
    "words"."""
    if where not in FIELDS:
        raise ValueError(where)
    if connection.vendor == "sqlite":
        return RawSQL(
            "SELECT rowid FROM pagekit_search_fts WHERE pagekit_search_fts MATCH %s",
            [f"{where} : ({' AND '.join(_fts5_term(term) for term in terms)})"],
        )
    return RawSQL(  # noqa: S611 - the same
        f"SELECT page_id FROM pagekit_searchentry WHERE {where}_vector @@ %s::tsquery",  # noqa: S608 - one of FIELDS
        [" & ".join(_tsquery_term(term) for term in terms)],
    )


def _fts5_term(term):
    # Letters and digits only (see `words.fold`), so quoting needs no escapes.
    own = [f'"{term.stem}"'] if term.stem else []
    own += [f'"{term.prefix}" *'] if term.prefix else []
    return _any_of(own, [" AND ".join(map(_fts5_term, way)) for way in term.ways], " OR ")


def _tsquery_term(term):
    own = [f"'{term.stem}'"] if term.stem else []
    own += [f"'{term.prefix}':*"] if term.prefix else []
    return _any_of(own, [" & ".join(map(_tsquery_term, way)) for way in term.ways], " | ")


def _any_of(own, ways, joint):
    parts = [*own, *(f"({way})" for way in ways)]
    return f"({joint.join(parts)})" if len(parts) > 1 else parts[0]
