"""The list by mail: once, to the address that was typed."""

import hashlib
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from kennisbank.shortlist.contents import Contents
from kennisbank.shortlist.enums import State
from kennisbank.shortlist.links import full, list_url
from kennisbank.shortlist.queries import Row, rows_of
from outbox.actions import Mail
from outbox.registry import MailKind, register_mail

SENT = register_mail(MailKind("shortlist.sent", _("Shortlist")))


def letter(contents: Contents, *, to: str, language: str, now: datetime) -> Mail:
    """The mail with `contents` and its address, in `language`; a second one within the hour is the first one."""
    with translation.override(language):
        url = list_url(contents, language)
        which = hashlib.sha256(f"{to} {url}".encode()).hexdigest()[:32]
        rows = [_told(row) for row in rows_of(contents, language, now=now)]
        return Mail(
            kind=SENT.name,
            to=to,
            key=f"shortlist_sent:{which}:{now:%Y%m%d%H}",
            context={"title": contents.title, "rows": rows, "url": url},
            language=language,
        )


def _told(row: Row) -> dict[str, str]:
    entry = row.entry
    return {
        "kind": str(row.kind.name) if row.kind else "",
        "title": entry.title if entry else "",
        "facts": entry.facts if entry else "",
        "url": full(entry.url) if entry else "",
        "state": "" if row.state == State.CURRENT else str(row.state.label),
        "note": row.item.note,
    }
