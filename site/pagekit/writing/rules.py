"""How hard a text reads, and which links and pictures say nothing. Pure functions; advice, never a refusal.

Dutch is scored with the formula of Flesch-Douma (W.H. Douma, 1960), English with Flesch reading ease (R. Flesch, 1948):
100 is very easy, 0 very hard. What is read at level B1 scores about 60 or more. Long sentences count by themselves too.
"""

import re
from dataclasses import dataclass

from django.db.models import IntegerChoices
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

LEAST_WORDS = 5
MATTERS_FROM = 15  # words
GOOD_FROM, HARD_FROM = 60, 45  # the score
LONG_SENTENCE, VERY_LONG_SENTENCE = 20, 30  # more words than this
LONG_WORD, MOST_NAMED = 4, 5  # syllables; how many long words are named

SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-ZÀ-Þ0-9])")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Signs that sound as one; with a trema a new syllable begins (ideeën).
DUTCH_VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|eu|oe|ui|au|ou|ei|ij|[aeiouyàáâèéêëìíîïòóôöùúûüäæœ]")
ENGLISH_VOWELS = re.compile(r"[aeiouyàáâèéêëìíîïòóôöùúûüäæœ]+")
SILENT_END = re.compile(r"(?<=[^aeiouyl])(?:e|es|ed)$")
PASSIVE = re.compile(r"\b(?:wordt|worden|werd|werden)\b[^.!?]*\bdoor\b", re.IGNORECASE)
NOTHING_SAID = {
    "klik", "klik hier", "hier", "lees meer", "lees verder", "lees hier meer", "meer", "meer info", "meer informatie",
    "meer lezen", "link", "deze link", "deze pagina", "website", "click", "click here", "here", "read more", "more",
    "more info", "more information", "learn more", "this link", "this page",
}  # fmt: skip
BARE_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
FILE_NAME = re.compile(r"[^\s/]+\.(?:jpe?g|png|gif|webp|avif|svg|heic|tiff?)", re.IGNORECASE)
CAMERA_NAME = re.compile(r"(?:img|dsc|dscn|pxl|foto|photo|image|screenshot|schermafbeelding)[-_ ]?\d*", re.IGNORECASE)


class Level(IntegerChoices):
    """How hard a paragraph reads."""

    GOOD = 0, _("good")
    HARD = 1, _("hard")
    TOO_HARD = 2, _("too hard")


@dataclass(frozen=True)
class Reading:
    """How a paragraph reads: its score, its level, what makes it hard (a few words each), and how many words it has."""

    score: int
    level: Level
    reasons: tuple[str, ...]
    words: int

    @property
    def matters(self) -> bool:
        """Whether somebody should look. In a line of a few words one long word counts too much."""
        return self.level == Level.TOO_HARD and self.words >= MATTERS_FROM


def syllables(word: str, language: str) -> int:
    """How many syllables `word` has, by its vowels; at least one."""
    lowered = word.lower()
    if language == "nl":
        return max(1, len(DUTCH_VOWELS.findall(lowered)))
    return max(1, len(ENGLISH_VOWELS.findall(SILENT_END.sub("", lowered))))


def sentences_of(text: str) -> list[list[str]]:
    """The sentences of `text`, each as its words; what has no word is no sentence."""
    found = (WORD.findall(sentence) for sentence in SENTENCE_END.split(text))
    return [words for words in found if words]


def reading_of(text: str, language: str) -> Reading | None:
    """How `text` (one paragraph) reads in `language` ("nl", else English). None below five words."""
    sentences = sentences_of(text)
    words = [word for sentence in sentences for word in sentence]
    if len(words) < LEAST_WORDS:
        return None
    score = _score(len(words), len(sentences), sum(syllables(word, language) for word in words), language)
    longest = max(len(sentence) for sentence in sentences)
    level = max(_level_of_score(score), _level_of_sentence(longest))
    return Reading(score, level, tuple(_reasons(text, sentences, words, language, level)), len(words))


def says_nothing(text: str) -> bool:
    """Whether the words of a link do not say where it goes: “klik hier”, “read more”, a bare address, or nothing."""
    plain = " ".join(text.split()).strip(" .:!…›»>→").casefold()
    return not plain or plain in NOTHING_SAID or bool(BARE_ADDRESS.fullmatch(plain))


def names_no_picture(alternative: str) -> bool:
    """Whether the words with a picture tell nothing: none, or the name of a file."""
    plain = " ".join(alternative.split())
    return not plain or bool(FILE_NAME.fullmatch(plain) or CAMERA_NAME.fullmatch(plain))


def _score(words: int, sentences: int, parts: int, language: str) -> int:
    if language == "nl":
        return round(206.84 - 0.93 * words / sentences - 77 * parts / words)
    return round(206.835 - 1.015 * words / sentences - 84.6 * parts / words)


def _level_of_score(score: int) -> Level:
    if score >= GOOD_FROM:
        return Level.GOOD
    return Level.HARD if score >= HARD_FROM else Level.TOO_HARD


def _level_of_sentence(words: int) -> Level:
    if words <= LONG_SENTENCE:
        return Level.GOOD
    return Level.HARD if words <= VERY_LONG_SENTENCE else Level.TOO_HARD


def _reasons(text: str, sentences: list[list[str]], words: list[str], language: str, level: Level) -> list[str]:
    """What makes it hard. Long words and the passive are named only when it is hard."""
    told = [
        ngettext("a sentence of %(number)s word", "a sentence of %(number)s words", len(sentence))
        % {"number": len(sentence)}
        for sentence in sentences
        if len(sentence) > LONG_SENTENCE
    ]
    if level == Level.GOOD:
        return told
    long = list(dict.fromkeys(word for word in words if syllables(word, language) >= LONG_WORD))
    if long:
        told.append(gettext("long words: %(words)s") % {"words": ", ".join(long[:MOST_NAMED])})
    if language == "nl" and PASSIVE.search(text):
        told.append(gettext("passive: say who does it"))
    return told
