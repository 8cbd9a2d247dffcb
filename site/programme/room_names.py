"""The rooms of the house in words that a reader of the privacy page knows."""

from django.utils.translation import gettext_lazy as _

ROOM_NAMES = {
    "accounts": _("Your account"),
    "events": _("Registering for sessions"),
    "companies": _("Companies and their members"),
    "practices": _("Practices that companies share"),
    "kennisbank": _("Knowledge base"),
    "outbox": _("Mail that we send you"),
    "pagekit": _("Editors of this site"),
    "programme": _("Contact and news"),
    "privacy": _("Security"),
    "roof": _("The site itself"),
}


def room_name(app_label: str) -> str:
    """The name of a room for readers; the code's own name when nobody wrote one."""
    return str(ROOM_NAMES.get(app_label, app_label))
