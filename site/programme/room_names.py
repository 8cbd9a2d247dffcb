"""The rooms of the house in words that a reader of the privacy page knows."""

from django.utils.translation import gettext_lazy as _

# In the order in which the privacy page tells of them.
ROOM_NAMES = {
    "events": _("Registering for sessions"),
    "mailings": _("Mail about a session"),
    "attendance": _("Being at a session"),
    "afterwards": _("After a session"),
    "takeaways": _("What sessions leave for others"),
    "matching": _("Tables in a session"),
    "demand": _("Learning questions without a session"),
    "practices": _("Practices that companies share"),
    "companies": _("Companies and their members"),
    "kennisbank": _("Knowledge base"),
    "shortlist": _("Shortlists"),
    "programme": _("Contact and news"),
    "pagekit": _("Editors of this site"),
    "accounts": _("Your account"),
    "outbox": _("Mail that we send you"),
    "privacy": _("Security"),
}

# What frameworks below us keep, by the room that answers for it.
ROOM_OF = {"account": "accounts", "mfa": "accounts", "sessions": "accounts", "wagtailusers": "accounts"}


def room_of(model: str) -> str:
    """The room that answers for `model` ("app_label.ModelName")."""
    app_label = model.split(".", maxsplit=1)[0]
    return ROOM_OF.get(app_label, app_label)


def room_name(room: str) -> str:
    """The name of a room for readers; the code's own name when nobody wrote one."""
    return str(ROOM_NAMES.get(room, room))
