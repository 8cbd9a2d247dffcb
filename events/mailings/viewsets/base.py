"""What the screens about one mail share."""

from django.http import Http404
from django.urls import reverse

from events.mailings.models import Mailing
from events.viewsets.base import SessionAction


class OfOneMailing(SessionAction):
    """A screen about the mail in the address; of another session it is not found."""

    def dispatch(self, request, *args, **kwargs):
        if not self.may_enter(request.user):
            raise Http404
        rows = Mailing.objects.select_related("session__event__locale", "written_by")
        self.mailing = rows.filter(reference=kwargs["mailing"], session__reference=kwargs["reference"]).first()
        if self.mailing is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def url(self, name):
        """The address of another screen about this mail."""
        return reverse(f"mailings_{name}", args=[self.session.reference, self.mailing.reference])

    def get_context_data(self, **kwargs):
        list_url = reverse("mailings_write", args=[self.session.reference])
        return super().get_context_data(**{"mailing": self.mailing, "list_url": list_url} | kwargs)
