"""From a stored row to a mail: texts in the reader's language, calendar parts, headers that machines understand."""

import hashlib
import re
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template import Context, TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import translation
from django.utils.safestring import SafeString

from outbox.models import OutboxMessage
from outbox.registry import MAIL_KINDS, Attachment, MailKind

SUBJECT_LENGTH = 180
NOT_IN_A_HEADER = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029\s]+")


def compose(message: OutboxMessage, connection: BaseEmailBackend | None = None) -> EmailMultiAlternatives:
    """The mail of one stored message: text first, then HTML, then the calendar part (events.md 5.5).

    A context with `also` (a context of its own, with its `language`) says the same below in another language. Raises
    KeyError for a kind that is no longer registered, and what the templates raise.
    """
    kind = MAIL_KINDS[message.kind]
    also = _also(kind, message.context.get("also"))
    with translation.override(message.language):
        values = {**message.context, "base_url": settings.OUTBOX_BASE_URL, "language": message.language, "also": also}
        subjects = [_render(f"{kind.template}.subject.txt", values), *([also.subject] if also else [])]
        mail = EmailMultiAlternatives(
            subject=header_safe(" / ".join(subjects)),
            body=_render(f"{kind.template}.txt", values).strip() + "\n",
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[message.to],
            reply_to=[message.reply_to] if message.reply_to else None,
            headers=_headers(message, also),
            connection=connection,
        )
        _add_html(mail, kind, values)
        for attachment in kind.attachments(message.context):
            _attach(mail, attachment)
    return mail


@dataclass(frozen=True)
class Also:
    """The same mail in another language, as it stands below the first: no greeting of the house, no foot."""

    language: str
    direction: str
    subject: str
    text: str
    html: SafeString


def _also(kind: MailKind, context: dict[str, Any] | None) -> Also | None:
    if not context:
        return None
    language = context["language"]
    with translation.override(language):
        values = {**context, "base_url": settings.OUTBOX_BASE_URL, "part": True}
        return Also(
            language,
            "rtl" if translation.get_language_bidi() else "ltr",
            _render(f"{kind.template}.subject.txt", values).strip(),
            _render(f"{kind.template}.txt", values).strip(),
            get_template(f"{kind.template}.html").render(values),
        )


def header_safe(text: str) -> str:
    """`text` as one line without control characters, short enough for every mail program."""
    line = NOT_IN_A_HEADER.sub(" ", text).strip()
    return line if len(line) <= SUBJECT_LENGTH else line[: SUBJECT_LENGTH - 1].rstrip() + "…"


def message_id(dedupe_key: str) -> str:
    """The Message-ID that follows from the key: a mail that went out twice after a crash carries the same one twice."""
    digest = hashlib.sha256(dedupe_key.encode()).hexdigest()[:40]
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{digest}@{domain}>"


def _headers(message, also):
    return {
        "Message-ID": message_id(message.dedupe_key),
        "Auto-Submitted": "auto-generated",  # RFC 3834: no out-of-office answer comes back
        "X-Auto-Response-Suppress": "All",
        "Content-Language": ", ".join([message.language, *([also.language] if also else [])]),
    }


def _render(name, values):
    # Text is not HTML: an apostrophe stays an apostrophe.
    return get_template(name).template.render(Context(values, autoescape=False))


def _add_html(mail, kind: MailKind, values):
    try:
        template = get_template(f"{kind.template}.html")
    except TemplateDoesNotExist:
        return
    mail.attach_alternative(template.render(values), "text/html")


def _attach(mail, attachment: Attachment):
    if attachment.method:
        # Mail programs show the calendar part with its answer buttons; those that do not offer the file instead.
        mail.attach_alternative(attachment.content.decode(), f"text/calendar; method={attachment.method}")
        mail.attach(attachment.filename, attachment.content, "application/ics")
    else:
        mail.attach(attachment.filename, attachment.content, attachment.mimetype)
