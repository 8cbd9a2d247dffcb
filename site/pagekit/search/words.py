"""Words as the search compares them: without accents and capitals, and by their stem."""

import re
import threading
import unicodedata
from dataclasses import dataclass, field, replace
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W_]+")
STEMMERS = {"nl": "dutch", "en": "english"}
MAX_TERMS = 8
MAX_WORD_LENGTH = 40
# From this many letters on, the beginning of a word is enough ("gespre" finds "gesprekskaart").
MIN_PREFIX = 3
# From this many letters on, a stem also stands for the words that begin with it ("ontwikkelen": "ontwikkelgesprek").
MIN_STEM_PREFIX = 5

STOP_WORDS = {
    "nl": frozenset(
        """
        aan al als bij dan dat de den der deze die dit door een en er het hoe hun ik in is je jullie kan kun
        kunt me met mijn moet naar niet of om onze ons ook op te tot uit van voor wat we wel wie wij wil
        worden wordt ze zich zijn zo zonder
        """.split()  # noqa: SIM905 - sixty words read better as words than as a column
    ),
    "en": frozenset(
        """
        a about all an and are as at be by can do for from has have how i in is it its my not of on or our
        that the their them they this to us was we what when where which who will with without you your
        """.split()  # noqa: SIM905 - sixty words read better as words than as a column
    ),
}

_local = threading.local()


@dataclass(frozen=True)
class Term:
    """One thing that somebody looks for: the stem of a word, and the beginning that also counts ("" when too short).

    `ways`: what answers to it as well, such as synonyms: each a group of words that must all be there. A term of
    several words ("wij techniek") has no stem of its own; its first way is what was typed.
    """

    stem: str
    prefix: str
    ways: tuple[tuple["Term", ...], ...] = ()
    folded: str = field(default="", compare=False)  # as it was typed

    @property
    def own(self) -> "Term":
        """The same, only as it was typed."""
        return replace(self, ways=() if self.stem else self.ways[:1])


def fold(word: str) -> str:
    """`word` without capitals and accents, cut at 40 characters."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(character for character in decomposed if character.isalnum())
    return letters[:MAX_WORD_LENGTH]


@lru_cache(maxsize=100_000)
def forms(word: str, language: str) -> tuple[str, str]:
    """The folded form and the stem of one word in `language`; an unknown language is not stemmed."""
    folded = fold(word)
    stemmer = _stemmer(language)
    return folded, (stemmer.stemWord(folded) if stemmer and folded else folded)


def index_words(text: str, language: str) -> str:
    """All forms of all words of `text`, each once, parted by single spaces: what the index holds."""
    found: dict[str, None] = {}
    for match in WORD.finditer(text):
        for form in forms(match.group(), language):
            if form:
                found[form] = None
    return " ".join(found)


def spoken(text: str, language: str) -> list[tuple[str, str]]:
    """Every word of `text` in its order: the folded form and the stem."""
    return [pair for match in WORD.finditer(text) if (pair := forms(match.group(), language))[0]]


def parse_terms(text: str, language: str) -> tuple[Term, ...]:
    """What somebody typed as terms, at most eight; words like "de" count only when there is nothing else."""
    pairs = list(dict.fromkeys(spoken(text, language)))
    meant = [pair for pair in pairs if not is_stop_word(pair[0], language)] or pairs
    return tuple(typed(folded, stem) for folded, stem in meant[:MAX_TERMS])


def is_stop_word(folded: str, language: str) -> bool:
    """Whether a word says too little to look for."""
    return folded in STOP_WORDS.get(language, frozenset())


def typed(folded: str, stem: str) -> Term:
    """The term of a word that somebody typed: the beginning of a longer word also counts."""
    return Term(stem, _prefix(folded, stem), folded=folded)


def whole(folded: str, stem: str) -> Term:
    """The term of a word that nobody typed: only a stem of five letters or more also stands for longer words."""
    return Term(stem, stem if len(stem) >= MIN_STEM_PREFIX and folded.startswith(stem) else "")


def _prefix(folded: str, stem: str) -> str:
    if len(stem) >= MIN_STEM_PREFIX and folded.startswith(stem):
        return stem
    return folded if len(folded) >= MIN_PREFIX else ""


def _stemmer(language: str):
    """A stemmer of this thread: the library keeps the word that it works on in the object."""
    name = STEMMERS.get(language)
    if not name:
        return None
    stemmers = _local.__dict__.setdefault("stemmers", {})
    if name not in stemmers:
        stemmers[name] = snowballstemmer.stemmer(name)
    return stemmers[name]
