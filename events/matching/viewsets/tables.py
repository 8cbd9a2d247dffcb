"""Tables: the proposal, what is changed by hand, and on paper. What goes on paper is written down: a POST."""

from dataclasses import asdict

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.log_actions import log

from events.errors import EventsError
from events.matching import actions, rules
from events.matching.enums import SEATED_IN, Whom
from events.matching.errors import PlanChanged
from events.matching.forms import MakeForm, TablesForm
from events.matching.seating import seating_of
from events.matching.viewsets.said import faults_in_words, weights_in_words
from events.viewsets.base import OfOneSession, SessionAction

PAPERS = {"list": "matching/print.html", "cards": "matching/cards.html"}


class Tables(OfOneSession, TemplateView):
    """Who sits where and why. One form changes any number of people; every button of it saves what was chosen."""

    template_name = "matching/tables.html"
    page_title = gettext_lazy("Tables")
    refusal, chosen = "", None

    def post(self, request, *args, **kwargs):
        if (paper := request.POST.get("print")) in PAPERS:
            return self._print(paper)
        form = TablesForm(request.POST, seating=seating_of(self.session))
        try:
            if not form.is_valid():  # a table that was there when this person looked
                raise PlanChanged
            messages.success(request, self._act(form))
        except EventsError as refusal:
            self.refusal, self.chosen = str(refusal), form.chosen()
            return self.render_to_response(self.get_context_data(), status=refusal.status_code)
        return redirect(request.path)

    def _act(self, form):
        given = {"version": form.cleaned_data["version"], "by": self.request.user, "now": self.now}
        if "late" in self.request.POST:
            return _seated(actions.seat_late(self.session, **given))
        if "gone" in self.request.POST:
            return _removed(actions.clear_gone(self.session, **given))
        lock = {
            int(self.request.POST[name]): name == "lock"
            for name in ("lock", "unlock")
            if self.request.POST.get(name, "").isdecimal()
        }
        number = actions.rearrange(self.session, form.moves(), lock=lock, **given)
        if lock and not number:
            return _("Table locked: it stays as it is.") if True in lock.values() else _("Table unlocked.")
        return _seated(number)

    def _print(self, paper):
        seating = seating_of(self.session)
        log(self.session, "matching.print", user=self.request.user, data={"people": len(seating.sitters)})
        context = {"session": self.session, "tables": seating.shown(), "tables_url": self.request.path}
        return render(self.request, PAPERS[paper], context | {"themes": seating.themes})

    def get_context_data(self, **kwargs):
        seating = seating_of(self.session)
        chosen = self.chosen or {}
        form = TablesForm(seating=seating, chosen=chosen)
        fields = {person.pk: form[name] for name, person in form.people.items() if name in form.fields}
        tables = [(table, [(seat, fields.get(seat.sitter.person.pk)) for seat in table.seats])
                  for table in seating.shown()]  # fmt: skip
        names = {sitter.person.pk: sitter.person.called for sitter in seating.sitters.values()}
        return super().get_context_data(
            seating=seating,
            form=form,
            tables=tables,
            late=[(sitter, fields[sitter.person.pk]) for sitter in seating.late],
            gone=seating.gone,
            judgement=seating.judgement,
            faults=faults_in_words(seating, names),
            weights=weights_in_words(asdict(rules.WEIGHTS)),
            people=len(seating.sitters),
            too_few=len(seating.sitters) < rules.SMALLEST,
            nobody_asked=all(sitter.guest.asks is None for sitter in seating.sitters.values()),
            may_change=self.session.status in SEATED_IN,
            refusal=self.refusal,
            kept_choices=[(person.called, chosen[name]) for name, person in form.people.items() if name in chosen],
            **kwargs,
        )


def _seated(number):
    return ngettext("%(count)s person has a new seat.", "%(count)s people have a new seat.", number) % {"count": number}


def _removed(number):
    return ngettext("%(count)s person was taken from a table.", "%(count)s people were taken from a table.", number) % {
        "count": number
    }


class MakeTables(SessionAction):
    """A proposal, the first one or another one."""

    form_class = MakeForm
    page_title = gettext_lazy("Propose tables")
    button = gettext_lazy("Propose tables")

    @cached_property
    def seating(self):
        return seating_of(self.session)

    def get_success_url(self):
        return reverse("matching_tables", args=[self.session.reference])

    def get_initial(self):
        plan = self.seating.plan
        return {"version": plan.version, "whom": plan.whom} if plan else {"version": 0, "whom": Whom.PLACE}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"moved": bool(self.seating.moved_by_hand)}

    def consequences(self):
        said = [
            _("Tables of four to six: every question meets somebody who brings something on it, where that can be."),
            _("Never two people of one company at a table; companies that sit apart stay apart."),
            _("You can change everything by hand afterwards. Participants are told nothing."),
        ]
        if moved := self.seating.moved_by_hand:
            said.append(ngettext("%(count)s person was moved by hand and gets another seat, except at locked tables.",
                                 "%(count)s people were moved by hand and get another seat, except at locked tables.",
                                 moved) % {"count": moved})  # fmt: skip
        return said

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        finally:
            self.__dict__.pop("seating", None)

    def act(self, form):
        given = form.cleaned_data
        actions.make_tables(
            self.session,
            whom=given["whom"],
            version=given["version"],
            lose_moves=given.get("lose_moves", False),
            by=self.request.user,
            now=self.now,
        )
        return _("The tables are ready. Look at them, and change what you know better.")
