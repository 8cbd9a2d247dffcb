"""What kinds of mail there are, and what runs by the clock. Upper rooms register here; the worker looks it up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Attachment:
    """A file or calendar part of a mail. `method` (REQUEST or CANCEL) makes it a calendar alternative of the mail."""

    filename: str
    content: bytes
    mimetype: str
    method: str = ""


def always_relevant(context: dict[str, Any]) -> bool:
    """For mails that stay true whatever happens meanwhile."""
    return True


def no_attachments(context: dict[str, Any]) -> list[Attachment]:
    """For mails of text only."""
    return []


@dataclass(frozen=True)
class MailKind:
    """One kind of mail.

    `name` is "room.kind"; the texts stand in `templates/emails/<room>/<kind>.subject.txt`, `.txt` and `.html`, rendered
    in the reader's language with the context that was stored. `is_relevant` is asked at the moment of sending with that
    context: False makes the message "superseded". `attachments` builds files and calendar parts at that moment.
    """

    name: str
    title: str
    is_relevant: Callable[[dict[str, Any]], bool] = always_relevant
    attachments: Callable[[dict[str, Any]], list[Attachment]] = no_attachments
    secret: bool = False  # the stored context is emptied once sent (sign-in codes)

    @property
    def template(self) -> str:
        """The path of its texts without the ending."""
        return f"emails/{self.name.replace('.', '/')}"


@dataclass(frozen=True)
class PeriodicJob:
    """Something the worker does every so often: a function that takes the time and returns a line for the log."""

    name: str
    every: timedelta
    run: Callable[[datetime], str]


MAIL_KINDS: dict[str, MailKind] = {}
PERIODIC_JOBS: dict[str, PeriodicJob] = {}


def register_mail(kind: MailKind) -> MailKind:
    """Make a kind of mail known; a name is given once."""
    if kind.name in MAIL_KINDS:
        raise ValueError(_("Mail kind %(name)s is registered twice.") % {"name": kind.name})
    MAIL_KINDS[kind.name] = kind
    return kind


def register_job(job: PeriodicJob) -> PeriodicJob:
    """Make a periodic job known; a name is given once."""
    if job.name in PERIODIC_JOBS:
        raise ValueError(_("Periodic job %(name)s is registered twice.") % {"name": job.name})
    PERIODIC_JOBS[job.name] = job
    return job
