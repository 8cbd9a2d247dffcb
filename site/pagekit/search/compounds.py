"""Dutch writes words together: `opleidingsplan` is a `plan voor opleiding`.

Conservative on purpose: nothing is taken apart or put together without a word of this field in it, and a part that is
not one only counts where it stands on a page as a word of its own. Nonsense finds nothing: `plantage` is no `plan`.
"""

from collections.abc import Iterator
from functools import lru_cache

from pagekit.search.words import forms

FIELD_WORDS = {
    "nl": """
        academie aanvraag begeleiding beleid bewijs bord buddy budget certificaat coach coaching competentie
        cultuur cursus dagstart diploma directeur functie gesprek groep instrument kaart kennis kring leer
        leerling leermeester leiding leidinggevende leren loopbaan matrix medewerker meester netwerk
        ondernemer onderwijs ontwikkel ontwikkeling opleiding overdracht overleg personeel plan planning
        praktijk programma project regeling rooster rouleren scan scholing school stage strategie subsidie
        taak team tijd traject training vaardigheden vaardigheid vakman vergoeding verklaring voorman voucher
        werk werknemer werkplek
    """,
}
# What Dutch puts between the parts of a word.
JOINTS = ("", "s", "en", "e", "n")
MIN_PART = 4
# A part that is no word of this field: words of four letters ("over") stand next to anything.
MIN_OTHER_PART = 5
MOST_WAYS = 12


@lru_cache(maxsize=8)
def field_stems(language: str) -> frozenset[str]:
    """The stems of the words of this field in `language`; none for a language that does not write words together."""
    return frozenset(forms(word, language)[1] for word in FIELD_WORDS.get(language, "").split())


@lru_cache(maxsize=2000)
def parts_of(folded: str, language: str) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The ways to read `folded` as two words, each a (folded form, stem); one of them is a word of this field."""
    known, found = field_stems(language), {}
    for cut in range(MIN_PART, len(folded) - MIN_PART + 1) if known else ():
        right = forms(folded[cut:], language)
        for joint in JOINTS:
            left = forms(folded[:cut].removesuffix(joint) if folded[:cut].endswith(joint) else "", language)
            if _is_part(left, known) and _is_part(right, known) and (left[1] in known or right[1] in known):
                found[left[1], right[1]] = (left, right)
    # Where both parts are words of this field nothing else can be meant.
    both = [pair for stems, pair in found.items() if known.issuperset(stems)]
    return tuple((both or list(found.values()))[:MOST_WAYS])


def compounds_of(one: str, other: str, language: str) -> tuple[tuple[str, str], ...]:
    """The words that two words beside each other make, in both orders: ("plan", "opleiding") gives `opleidingsplan`.

    Each with its stem; none without a word of this field, or from a part of fewer than four letters.
    """
    known = field_stems(language)
    if min(len(one), len(other)) < MIN_PART or not any(forms(word, language)[1] in known for word in (one, other)):
        return ()
    joined = [
        f"{left}{joint}{right}" for first, right in ((one, other), (other, one)) for left, joint in _starts(first)
    ]
    return tuple(dict.fromkeys(forms(word, language) for word in joined))


def _is_part(word: tuple[str, str], known: frozenset[str]) -> bool:
    folded, stem = word
    return len(folded) >= MIN_PART if stem in known else len(folded) >= MIN_OTHER_PART and len(stem) >= MIN_PART


def _starts(word: str) -> Iterator[tuple[str, str]]:
    """`word` as the first part of a longer one, also when it was typed as more than one: (part, joint)."""
    yield from ((word, joint) for joint in JOINTS)
    if word.endswith("en"):
        yield from ((word[:-2], joint) for joint in ("", "s"))
