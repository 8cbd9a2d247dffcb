"""The dates of a course: one more, another time, or dropped. Everybody with a place gets a mail of it."""

from zoneinfo import ZoneInfo

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events import actions, rules
from events.models import SessionDate
from events.viewsets.base import SessionAction
from events.viewsets.forms import WhenForm
from events.viewsets.stale import SeenForm
from pagekit.dates import spoken_period


class DateAction(SessionAction):
    """What is done with the dates of one session; says who gets a mail of it."""

    def told(self) -> str:
        """How many people get a mail, as a sentence."""
        told = self.session.seats_held + self.session.waiting_count
        sentence = ngettext(
            "%(count)s person gets a mail, and the calendar entry changes along.",
            "%(count)s people get a mail, and the calendar entries change along.",
            told,
        )
        return sentence % {"count": told}

    def consequences(self):
        return [self.told()]


class AddDate(DateAction):
    """One more date under the same place."""

    form_class = WhenForm
    template_name = "events/organiser/date.html"
    page_title = gettext_lazy("Add a date")
    button = gettext_lazy("Add the date")

    def consequences(self):
        return [_("Who has a place in this session has it on this date too."), self.told()]

    def act(self, form):
        typed = form.cleaned_data
        when = {name: typed[name] for name in ("starts_at", "ends_at")}
        actions.add_date(self.session, **when, by=self.request.user, now=self.now)
        return _("The date was added.")


class OneDate(DateAction):
    """A screen about one further date; `self.date` is that date."""

    def dispatch(self, request, *args, **kwargs):
        if not self.may_enter(request.user):
            raise Http404
        found = SessionDate.objects.filter(uid=kwargs["date"], session__reference=kwargs["reference"])
        self.date = found.first()
        if self.date is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def consequences(self):
        now = _("Now: %(when)s.") % {"when": spoken_period(self.date.starts_at, self.date.ends_at)}
        return [now, self.told()]


class SeenDateForm(SeenForm, WhenForm):
    """The time of one date that exists."""

    def __init__(self, *args, date, **kwargs):
        self.session = date
        start, end = (moment.astimezone(ZoneInfo(rules.ZONE)) for moment in (date.starts_at, date.ends_at))
        clock = {
            "start_time": start.time().replace(second=0, microsecond=0),
            "end_time": end.time().replace(second=0, microsecond=0),
        }
        now = {"date": start.date(), "which_hour": str(start.fold), **clock}
        super().__init__(*args, **kwargs | {"initial": now})


class MoveDate(OneDate):
    """Another time for one date."""

    form_class = SeenDateForm
    template_name = "events/organiser/date.html"
    page_title = gettext_lazy("Move this date")
    button = gettext_lazy("Move and mail everybody")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"date": self.date}

    def act(self, form):
        typed = form.cleaned_data
        when = {name: typed[name] for name in ("starts_at", "ends_at")}
        actions.move_date(self.date, **when, by=self.request.user, now=self.now)
        return _("The date was moved.")


class DropDate(OneDate):
    """One date does not take place."""

    page_title = gettext_lazy("Drop this date")
    button = gettext_lazy("Yes, drop it and mail everybody")
    serious = True

    def act(self, form):
        actions.drop_date(self.date, by=self.request.user, now=self.now)
        return _("The date was dropped.")
