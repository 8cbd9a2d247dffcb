"""What the screens say about tables as a whole."""

from collections.abc import Mapping

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from events.matching.enums import Broken
from events.matching.seating import Seating


def faults_in_words(seating: Seating, names: Mapping[int, str]) -> list[str]:
    """The hard rules that the tables do not keep, each as a sentence, and why when that is clear."""
    said = []
    largest: dict = {}
    for sitter in seating.sitters.values():
        if sitter.firm.name:
            largest.setdefault(sitter.firm.company, [sitter.firm.name, 0])[1] += 1
    for name, number in sorted(largest.values()) if seating.tables else []:
        if number > len(seating.tables):
            words = {"company": name, "number": number, "tables": len(seating.tables)}
            said.append(_("%(company)s comes with %(number)s people and there are %(tables)s tables.") % words)
    for fault in seating.judgement.faults:
        who = [names[key] for key in fault.keys]
        words = {
            "table": seating.tables[fault.table].number,
            "names": get_text_list(who, _("and")),
            "number": len(who),
        }
        said.append(SENTENCES[fault.rule]() % words)
    return said


SENTENCES = {
    Broken.COMPANY: lambda: _("Table %(table)s: %(names)s come from one company."),
    Broken.APART: lambda: _("Table %(table)s: the companies of %(names)s should sit apart."),
    Broken.SMALL: lambda: _("Table %(table)s has fewer than four people."),
    Broken.LARGE: lambda: _("Table %(table)s has %(number)s people, more than six."),
}

WEIGHTS = {
    "question_meets_somebody": lambda: _("each question that meets somebody who brings something on it"),
    "same_sector": lambda: _("each two people of one sector at a table"),
    "same_size": lambda: _("each two people of companies of one size at a table"),
    "both_without_question": lambda: _("each two people without a question at a table"),
    "must_be_apart": lambda: _("each two people at a table who should not sit there together"),
}


def weights_in_words(weights: Mapping[str, int]) -> list[tuple[str, str]]:
    """What counts how much in the score: (number with its sign, words)."""
    return [(f"{number:+d}".replace("-", "−"), WEIGHTS[name]()) for name, number in weights.items()]
