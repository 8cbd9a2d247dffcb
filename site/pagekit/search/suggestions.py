"""Did you mean …? The words of the public index that are nearest to what was typed."""

from collections.abc import Iterable

from django.db.models import Q
from rapidfuzz.distance import OSA

from pagekit.models import SearchSynonym, SearchWord
from pagekit.models.synonyms import split_synonyms
from pagekit.search.asking import ask, count_pages
from pagekit.search.vocabulary import MIN_LENGTH
from pagekit.search.words import MAX_WORD_LENGTH, WORD, fold
from pagekit.surroundings import Surroundings

MOST_UNKNOWN = 3
# A word of this many letters may differ in two places; a shorter one in one.
LONG = 7
MOST_CANDIDATES = 4000


def suggest(text: str, language: str, around: Surroundings, *, found: int, kind: str = "") -> str:
    """`text` with each unknown word replaced by the nearest that occurs in the public index or in a synonym; empty when
    that does not find more pages (of `kind`) than the `found` of now.

    At most eight queries; asked only when hardly anything was found.
    """
    named = _words_of_synonyms(language, around)
    unknown = _unknown(text, language, named)
    if not unknown or len(unknown) > MOST_UNKNOWN:
        return ""
    better = {word: near for word in unknown if (near := nearest(word, _candidates(word, language, named)))}
    if not better:
        return ""
    other = WORD.sub(lambda match: better.get(fold(match.group()), match.group()), text)
    return other if count_pages(ask(other, language, around, kind), language, kind) > found else ""


def nearest(word: str, candidates: Iterable[tuple[str, int]]) -> str:
    """The word among `candidates` ((word, pages) each) with the fewest typing errors between it and `word`; of those
    the one with the same first letter, then on most pages. Empty when none is near enough."""
    most = 2 if len(word) >= LONG else 1
    best = (most + 1, True, 0, "")
    for other, pages in candidates:
        steps = OSA.distance(word, other, score_cutoff=most)  # letters left out, added, changed or swapped
        if other != word and steps <= most:
            best = min(best, (steps, other[0] != word[0], -pages, other))
    return best[3]


def _unknown(text: str, language: str, named: dict[str, int]) -> list[str]:
    """The words of `text`, folded, that occur nowhere; numbers and short words are left alone."""
    folded = dict.fromkeys(fold(match.group()) for match in WORD.finditer(text))
    words = [word for word in folded if MIN_LENGTH <= len(word) < MAX_WORD_LENGTH and word.isalpha()]
    known = set(SearchWord.objects.filter(language=language, word__in=words).values_list("word", flat=True))
    return [word for word in words if word not in known and word not in named]


def _candidates(word: str, language: str, named: dict[str, int]) -> list[tuple[str, int]]:
    most = 2 if len(word) >= LONG else 1
    rows = SearchWord.objects.filter(
        Q(start=word[:2]) | Q(ending=word[-2:]),
        language=language,
        length__range=(len(word) - most, len(word) + most),
    )
    return [*named.items(), *rows.order_by("-pages", "word").values_list("word", "pages")[:MOST_CANDIDATES]]


def _words_of_synonyms(language: str, around: Surroundings) -> dict[str, int]:
    """The words in synonyms of `language`, as words that stand on no page."""

    def read() -> dict[str, int]:
        rows = SearchSynonym.objects.filter(language=language, both_ways=True)
        texts = [text for row in rows for text in (row.word, *split_synonyms(row.synonyms))]
        folded = {fold(match.group()) for text in texts for match in WORD.finditer(text)}
        return {word: 0 for word in folded if len(word) >= MIN_LENGTH and word.isalpha()}

    return around.remember(("words of synonyms", language), read)
