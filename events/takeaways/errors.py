"""Why a takeaway was refused."""

from django.utils.translation import gettext as _

from events.errors import EventsError


class NotOpenForTakeaways(EventsError):
    """Before the session, more than two months after it, or it was called off."""

    def message(self) -> str:
        return _("What came of a session can be written down from its start until two months after it.")


class TooManyTakeaways(EventsError):
    """More than anybody works out."""

    def message(self) -> str:
        return _("There are twelve already. Choose what others need most, and remove the rest.")


class NothingToClose(EventsError):
    """A session is closed without anything learned, and without saying why."""

    status_code = 422

    def message(self) -> str:
        return _("Write down at least one case, tip or template, or say why there is none.")


class AlreadyPublished(EventsError):
    """A takeaway that others read already."""

    def message(self) -> str:
        return _("This is on the site already. An editor can take the page away.")


class AlreadyAnswered(EventsError):
    """The company decided about its case before."""

    def message(self) -> str:
        return _("Your company has decided about this already.")
