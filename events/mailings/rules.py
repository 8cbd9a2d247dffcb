"""What a text of an organiser may hold, and how its fields are filled in: pure answers."""

import re
from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from events.mailings.models import Mailing

IN_SUBJECT = ("name", "title", "when", "where")
IN_TEXT = (*IN_SUBJECT, "link")
BRACES = re.compile(r"\{[^{}\n]*\}|[{}]")
EMPTY_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def unknown_fields(text: str, *, known: Collection[str]) -> list[tuple[int, str]]:
    """What stands between braces in `text` and is none of `known`: (line, counted from 1, and what stands there).

    A brace without its other half is one too.
    """
    return [
        (number, found)
        for number, line in enumerate(text.split("\n"), 1)
        for found in BRACES.findall(line)
        if found[1:-1] not in known
    ]


def fill(text: str, values: Mapping[str, str]) -> str:
    """`text` with its fields filled in; what is filled in is not looked at again."""
    return BRACES.sub(lambda found: values.get(found[0][1:-1], found[0]), text)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`, which empty lines separate."""
    return [part for part in EMPTY_LINES.split(text.replace("\r\n", "\n").strip()) if part.strip()]


def wrong_fields(text: str, *, known: Collection[str]) -> list[str]:
    """A sentence for each field of `text` that is none of `known`."""
    return [
        _("Line %(line)s: %(field)s is not a field. You can use %(known)s.")
        % {"line": line, "field": field, "known": ", ".join(f"{{{name}}}" for name in known)}
        for line, field in unknown_fields(text, known=known)
    ]


def what_is_missing(mailing: Mailing) -> list[str]:
    """Why `mailing` cannot be sent yet, in sentences; nothing when it can."""
    problems = []
    if not (mailing.subject_nl and mailing.body_nl):
        problems.append(_("The Dutch subject and text are missing."))
    if bool(mailing.subject_en) != bool(mailing.body_en):
        problems.append(_("Write both the English subject and the English text, or neither."))
    for language in ("nl", "en"):
        subject, body = mailing.words(language)
        problems += wrong_fields(subject, known=IN_SUBJECT) + wrong_fields(body, known=IN_TEXT)
    return problems
