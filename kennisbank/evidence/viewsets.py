"""Staff screens: every instrument with what the rules propose, and the form on which a level is published."""

from django.conf import settings
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.viewsets.base import ViewSet

from kennisbank.evidence import actions, queries
from kennisbank.evidence.errors import DecidedMeanwhile, EvidenceError
from kennisbank.evidence.forms import PANEL, DecisionForm
from kennisbank.models import InstrumentPage
from pagekit.screens import StaffScreen

MAY_DECIDE = "evidence.add_evidencedecision"
LANGUAGE = settings.LANGUAGE_CODE


class PanelScreen(StaffScreen):
    """What the screens share."""

    permission = MAY_DECIDE
    header_icon = "order"


class StandingsView(PanelScreen, TemplateView):
    """Every instrument: what is published and what the rules propose; those that differ first."""

    template_name = "kennisbank/evidence/standings.html"
    page_title = gettext_lazy("Proof of instruments")

    def get_context_data(self, **kwargs):
        found = queries.all_standings(LANGUAGE, today=timezone.localdate())
        return super().get_context_data(found=found, **kwargs)


class DecideView(PanelScreen, FormView):
    """One instrument: what holds and what is missing, the history, and the form."""

    template_name = "kennisbank/evidence/decide.html"
    form_class = DecisionForm
    page_title = gettext_lazy("Proof of an instrument")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(InstrumentPage.objects.live(), pk=kwargs["pk"])
        self.standing = queries.standing_of(self.page, today=timezone.localdate())

    def get_initial(self):
        decision = self.standing.decision
        return {"level": int(self.standing.proposal.level), "seen": decision.pk if decision else 0}

    def form_valid(self, form):
        typed = form.cleaned_data
        reason = {language: typed[f"reason_{language}"] for language in ("nl", "en")}
        try:
            actions.publish_level(
                self.page,
                typed["level"],
                reason=reason,
                seen=typed["seen"],
                by=self.request.user,
                role=str(PANEL),
                today=timezone.localdate(),
            )
        except EvidenceError as error:
            if isinstance(error, DecidedMeanwhile):
                form.data = form.data.copy()
                form.data["seen"] = self.get_initial()["seen"]
            form.add_error(None, str(error))
            return self.form_invalid(form)
        messages.success(self.request, _("The level of “%(title)s” was published.") % {"title": self.page.title})
        return redirect(reverse("evidence:index"))

    def get_context_data(self, **kwargs):
        levels = queries.levels_explained(queries.known_about(self.page))
        return super().get_context_data(standing=self.standing, levels=levels, **kwargs)


class CheckView(PanelScreen, TemplateView):
    """Instruments whose facts have to be looked up again; a POST says that they were."""

    template_name = "kennisbank/evidence/check.html"
    page_title = gettext_lazy("Instruments to look up again")
    header_icon = "warning"

    def get_context_data(self, **kwargs):
        found = queries.unchecked_instruments(LANGUAGE, today=timezone.localdate())
        return super().get_context_data(found=found, **kwargs)

    def post(self, request):
        keys, today = request.POST.getlist("key"), timezone.localdate()
        number, left = actions.mark_instruments_checked(keys, by=request.user, role=str(PANEL), today=today)
        if number:
            told = ngettext("%(count)s instrument was checked.", "%(count)s instruments were checked.", number)
            messages.success(request, told % {"count": number})
        for title in left:
            messages.warning(request, _("“%(title)s” has a draft: check it in its editor.") % {"title": title})
        if not number and not left:
            messages.warning(request, _("Nothing was chosen. Tick what you looked up, then press the button again."))
        return redirect("evidence:check")


class EvidenceViewSet(ViewSet):
    name = "evidence"
    url_prefix = "evidence"
    menu_label = gettext_lazy("Proof")
    icon = "order"
    menu_order = 280
    add_to_admin_menu = True

    def get_urlpatterns(self):
        return [
            path("", StandingsView.as_view(), name="index"),
            path("check/", CheckView.as_view(), name="check"),
            path("<int:pk>/", DecideView.as_view(), name="decide"),
        ]

    def get_menu_item(self, order=None):
        item = super().get_menu_item(order)
        item.is_shown = lambda request: request.user.has_perm(MAY_DECIDE)
        return item


evidence_viewset = EvidenceViewSet()
