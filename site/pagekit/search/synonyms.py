"""What somebody typed, widened by the synonyms of the editors. The query is widened, not the index: a change works at
once, in every process (`ContentVersion`), and costs no query as long as nothing changed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from pagekit.models.synonyms import SearchSynonym, split_synonyms
from pagekit.search.compounds import compounds_of, parts_of
from pagekit.search.words import MAX_TERMS, Term, is_stop_word, spoken, typed, whole
from pagekit.surroundings import Surroundings

Way = tuple[Term, ...]
# Stems of a word or phrase, and what answers to it as well.
Thesaurus = Mapping[tuple[str, ...], tuple[Way, ...]]
# Words of what was typed, and what answers to them as well.
Piece = tuple[list[tuple[str, str]], tuple[Way, ...]]
MOST_WORDS_IN_PHRASE = 5
MOST_WAYS = 24


def understand(text: str, language: str, around: Surroundings) -> tuple[Term, ...]:
    """The terms of `text` with their synonyms, at most eight; words like "de" count only when there is nothing else.

    No query when the content is the same as the last time.
    """
    return widen(text, language, thesaurus(language, around) if text else {})


def thesaurus(language: str, around: Surroundings) -> Thesaurus:
    """All synonyms of `language` in this version of the content."""
    return around.remember(("synonyms", language), lambda: read_thesaurus(language))


def read_thesaurus(language: str) -> Thesaurus:
    """The same, from the database: one query."""
    found: dict[tuple[str, ...], dict[Way, None]] = {}
    for row in SearchSynonym.objects.filter(language=language).order_by("word"):
        group = [spoken(text, language)[:MOST_WORDS_IN_PHRASE] for text in (row.word, *split_synonyms(row.synonyms))]
        group = [words for words in group if words]
        for words in group if row.both_ways else group[:1]:
            key = tuple(stem for _folded, stem in words)
            ways = [_way(other) for other in group if tuple(stem for _folded, stem in other) != key]
            found.setdefault(key, {}).update(dict.fromkeys(ways))
    return {key: tuple(ways)[:MOST_WAYS] for key, ways in found.items()}


def widen(text: str, language: str, known: Thesaurus) -> tuple[Term, ...]:
    """The terms of `text` with what `known` says of them; the longest phrase counts."""
    words = spoken(text, language)
    pieces = list(_pieces(words, known))
    meant = [piece for piece in pieces if len(piece[0]) > 1 or piece[1] or not is_stop_word(piece[0][0][0], language)]
    pieces = _with_compounds(meant or pieces, language)
    return tuple(dict.fromkeys(_term(*piece) for piece in pieces))[:MAX_TERMS]


def take_apart(terms: tuple[Term, ...], language: str, known: Thesaurus) -> tuple[Term, ...]:
    """`terms` with the parts of each word that can be read as two; the same terms when none can."""
    return tuple(replace(term, ways=(*term.ways, *_parts(term, language, known))) for term in terms)


def _parts(term: Term, language: str, known: Thesaurus) -> list[Way]:
    ways = parts_of(term.folded, language)
    return [tuple(replace(whole(*word), ways=known.get((word[1],), ())) for word in way) for way in ways]


def _with_compounds(pieces: list[Piece], language: str) -> list[Piece]:
    """`pieces`, with for each word the longer words that it makes together with its neighbours."""
    added: list[dict[Way, None]] = [{} for _piece in pieces]
    for number, (one, other) in enumerate(pairwise(pieces)):
        if len(one[0]) == len(other[0]) == 1:
            for word in compounds_of(one[0][0][0], other[0][0][0], language):
                added[number][(whole(*word),)] = added[number + 1][(whole(*word),)] = None
    return [(words, (*ways, *more)) for (words, ways), more in zip(pieces, added, strict=True)]


def _way(words: list[tuple[str, str]]) -> Way:
    return tuple(whole(folded, stem) for folded, stem in words)


def _pieces(words: list[tuple[str, str]], known: Thesaurus) -> Iterator[Piece]:
    """`words` cut into phrases that are known and single words, each with its ways."""
    position = 0
    while position < len(words):
        for length in range(min(MOST_WORDS_IN_PHRASE, len(words) - position), 0, -1):
            piece = words[position : position + length]
            ways = known.get(tuple(stem for _folded, stem in piece), ())
            if ways or length == 1:
                yield piece, ways
                position += length
                break


def _term(piece: list[tuple[str, str]], ways: tuple[Way, ...]) -> Term:
    if len(piece) == 1:
        return replace(typed(*piece[0]), ways=ways)
    return Term("", "", (_way(piece), *ways))
