"""Every cookie that we set: what the cookie page shows, and what the tests hold our answers to (OT-02)."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Cookie:
    """One cookie: its name in the browser, what it is for, when it comes and how long it stays."""

    name: str
    purpose: str
    when: str
    term: str


def _days(seconds):
    days = round(seconds / 86_400)
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def our_cookies() -> list[Cookie]:
    """All of them, under the names that they have on this installation."""
    return [
        Cookie(
            name=settings.SESSION_COOKIE_NAME,
            purpose=_("Remembers that you are signed in, and what you were busy with."),
            when=_("When you sign in, or when a form has several steps."),
            term=_days(settings.SESSION_COOKIE_AGE),
        ),
        Cookie(
            name=settings.CSRF_COOKIE_NAME,
            purpose=_("Makes sure that a form is sent by you and not by another site in your name."),
            when=_("On pages with a form that you can send."),
            term=_days(settings.CSRF_COOKIE_AGE),
        ),
        Cookie(
            name="messages",
            purpose=_("Holds a message for the next page, such as that something was saved."),
            when=_("After you sent a form."),
            term=_("Until the message was shown"),
        ),
        Cookie(
            name="leergilde.shortlist",
            purpose=_("Not a cookie: your browser keeps your last shortlist, and never sends it to us by itself."),
            when=_("When you save something on a shortlist, in a browser with scripts."),
            term=_("Until you choose “Forget the list on this device”"),
        ),
    ]
