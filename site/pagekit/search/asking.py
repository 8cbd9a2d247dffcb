"""What somebody asks of the search: the words with all that answers to them, and the pages that come first for them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, QuerySet, When

from pagekit.models import SearchEntry, SearchPromotion
from pagekit.models.synonyms import split_synonyms
from pagekit.search.engine import matches
from pagekit.search.synonyms import take_apart, thesaurus, understand
from pagekit.search.words import Term, spoken
from pagekit.surroundings import Surroundings

# Fewer results than this is hardly anything.
FEW = 3
MOST_PROMOTED = 5


@dataclass(frozen=True)
class Asked:
    """`terms`: all must be there; `promoted`: ids of the pages that editors put first for these words."""

    terms: tuple[Term, ...] = ()
    promoted: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def condition(self) -> Q:
        """What rows with a `page_id` must be; not to be asked without terms."""
        found = Q(page_id__in=matches(self.terms))
        return found | Q(page_id__in=self.promoted) if self.promoted else found


def ask(text: str, language: str, around: Surroundings, kind: str = "") -> Asked:
    """What `text` asks. A long word is taken apart only when hardly anything of `kind` (or of every kind) holds it as
    it is: that costs one query, and only for a word that can be read as two.
    """
    terms = understand(text, language, around)
    if not terms:
        return Asked()
    promoted = _promotions(language, around).get(_key(text, language), ())
    apart = take_apart(terms, language, thesaurus(language, around))
    if apart != terms and _found(Asked(terms), language, kind)[:FEW].count() < FEW:
        terms = apart
    return Asked(terms, promoted)


def count_pages(asked: Asked, language: str, kind: str = "") -> int:
    """How many pages (of `kind`, or of every kind) answer to `asked`. One query."""
    return _found(asked, language, kind).count()


def by_place(asked: Asked) -> list:
    """Words in the title come before words in the summary, and those before words in the text; then by title.

    Words as they were typed come before their synonyms in the same place; what editors put first comes before all.
    """
    wide, own = asked.terms, tuple(term.own for term in asked.terms)
    places = [(own, "title"), (wide, "title"), (own, "head"), (wide, "head"), (own, "words")]
    steps = [When(page_id=pk, then=number) for number, pk in enumerate(asked.promoted)]
    for words, where in places if own != wide else [(wide, "title"), (wide, "head")]:
        steps.append(When(page_id__in=matches(words, where), then=len(steps)))
    return [Case(*steps, default=len(steps), output_field=IntegerField()), "sort_title", "pk"]


def _found(asked: Asked, language: str, kind: str) -> QuerySet[SearchEntry]:
    found = SearchEntry.objects.filter(asked.condition, language=language)
    return found.filter(kind=kind) if kind else found


def _key(text: str, language: str) -> frozenset[str]:
    return frozenset(stem for _folded, stem in spoken(text, language))


def _promotions(language: str, around: Surroundings) -> Mapping[frozenset[str], tuple[int, ...]]:
    """The pages to put first, by the stems of the words; one query for each version of the content."""

    def read() -> dict[frozenset[str], tuple[int, ...]]:
        found: dict[frozenset[str], tuple[int, ...]] = {}
        for row in SearchPromotion.objects.filter(page__locale__language_code=language):
            for piece in split_synonyms(row.words):
                key = _key(piece, language)
                found[key] = tuple(dict.fromkeys((*found.get(key, ()), row.page_id)))[:MOST_PROMOTED]
        return found

    return around.remember(("promotions", language), read)
