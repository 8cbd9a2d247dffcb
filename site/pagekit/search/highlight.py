"""The passage in which the words were found, with the words marked. Always escaped text."""

from functools import lru_cache

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from pagekit.search.words import WORD, Term, forms, is_stop_word

PASSAGE_LENGTH = 240
# How far before the first found word a passage begins.
LEAD = 60


def highlight(text: str, terms: tuple[Term, ...], language: str) -> SafeString:
    """`text`, escaped, with every word that answers to one of `terms` in a <mark>."""
    pieces, end = [], 0
    for start, stop, _number in _hits(text, terms, language):
        pieces += [
            conditional_escape(text[end:start]),
            format_html('<mark class="lg-mark">{}</mark>', text[start:stop]),
        ]
        end = stop
    pieces.append(conditional_escape(text[end:]))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece was escaped above


def passage(summary: str, plain: str, terms: tuple[Term, ...], language: str) -> SafeString:
    """The words to show under a title in the results: the summary when it holds all `terms`, else the best place in
    `plain`."""
    in_summary = {number for _start, _stop, number in _hits(summary, terms, language)}
    if not terms or len(in_summary) == len(terms):
        return highlight(summary, terms, language)
    best_start, best_found = _best_place(plain, terms, language)
    if best_found <= len(in_summary):
        return highlight(summary, terms, language)
    return highlight(_cut(plain, best_start), terms, language)


def _hits(text, terms, language):
    """(start, stop, number of the term) of every word of `text` that answers to one of `terms`."""
    if not terms:
        return
    answers = _answers(terms, language)
    for match in WORD.finditer(text):
        number = answers[match.group()]
        if number is not None:
            yield match.start(), match.end(), number


class _Answers(dict):
    """For each word that was met: the number of the first of `terms` that it answers to, or None."""

    def __init__(self, terms, language):
        self.terms, self.language = terms, language

    def __missing__(self, word):
        folded, stem = forms(word, self.language)
        answered = (
            number
            for number, term in enumerate(self.terms)
            if _answers_to(term, folded, stem) and not (term.ways and is_stop_word(folded, self.language))
        )
        self[word] = found = next(answered, None)
        return found


_answers = lru_cache(maxsize=8)(_Answers)


def _answers_to(term, folded, stem):
    if stem == term.stem or (term.prefix and folded.startswith(term.prefix)):
        return True
    return any(_answers_to(word, folded, stem) for way in term.ways for word in way)


def _best_place(plain, terms, language):
    """Where the passage with the most different terms begins, and how many it holds.

    Stops at the first that holds all.
    """
    window, best = [], (0, 0)
    for start, _stop, number in _hits(plain, terms, language):
        window = [hit for hit in window if start - hit[0] < PASSAGE_LENGTH - LEAD] + [(start, number)]
        found = len({hit[1] for hit in window})
        if found > best[1]:
            best = (window[0][0], found)
        if found == len(terms):
            break
    return best


def _cut(plain, start):
    """At most 240 characters of the line of `plain` that holds `start`, cut between words, with an ellipsis where
    it was cut."""
    line_start = plain.rfind("\n", 0, start) + 1
    line_stop = plain.find("\n", start)
    line_stop = len(plain) if line_stop < 0 else line_stop
    begin, cut_before = _beginning(plain, line_start, start)
    stop = min(line_stop, begin + PASSAGE_LENGTH)
    if stop < line_stop:
        space = plain.rfind(" ", start, stop)
        stop = space if space > 0 else stop
    return ("… " if cut_before else "") + " ".join(plain[begin:stop].split()) + (" …" if stop < line_stop else "")


def _beginning(plain, line_start, start):
    """Where to begin: the line when it is near, else the sentence, else a word (then something was cut: True)."""
    begin = start - LEAD
    if begin <= line_start:
        return line_start, False
    sentence = max(plain.rfind(mark, begin, start) for mark in (". ", "? "))
    if sentence >= 0:
        return sentence + 2, False
    return plain.find(" ", begin, start) + 1 or start, True
