"""Which companies sit apart: competitors, as the organiser says."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from events.matching import actions
from events.matching.forms import ApartForm
from events.matching.seating import firms_in, name_of_firm, pairs_apart, seating_of
from events.viewsets.base import SessionAction


class Apart(SessionAction):
    """The pairs that sit apart, with a form for one more. POST with `remove` takes a pair back."""

    template_name = "matching/apart.html"
    form_class = ApartForm
    page_title = gettext_lazy("Companies that sit apart")
    button = gettext_lazy("Keep apart")

    def get_success_url(self):
        return reverse("matching_apart", args=[self.session.reference])

    @cached_property
    def pairs(self):
        """The value of the button -> a pair: first those of all sessions."""
        always, here = pairs_apart(self.session)
        return {f"all-{pair.pk}": pair for pair in always} | {f"here-{pair.pk}": pair for pair in here}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"firms": firms_in(seating_of(self.session))}

    def post(self, request, *args, **kwargs):
        if "remove" not in request.POST:
            return super().post(request, *args, **kwargs)
        if pair := self.pairs.get(request.POST["remove"]):
            actions.let_together(self.session, pair, by=request.user)
        messages.success(request, _("They may sit at one table again."))
        return redirect(self.get_success_url())

    def consequences(self):
        return [
            _("Also without this two people of one company never sit at one table."),
            _("Participants do not see this. Tables that were made stay; the screen shows where it does not fit."),
        ]

    def act(self, form):
        one, other = form.pair()
        actions.keep_apart(self.session, one, other, always=form.cleaned_data["always"], by=self.request.user)
        return _("%(one)s and %(other)s sit apart.") % {"one": one.name, "other": other.name}

    def get_context_data(self, **kwargs):
        rows = [(value, *_names(pair), value.startswith("all")) for value, pair in self.pairs.items()]
        tables_url = reverse("matching_tables", args=[self.session.reference])
        return super().get_context_data(pairs=rows, tables_url=tables_url, **kwargs)


def _names(pair):
    return [getattr(each, "name", "") or name_of_firm(each) for each in (pair.first, pair.second)]
