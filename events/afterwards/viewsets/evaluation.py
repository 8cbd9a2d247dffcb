"""What people thought of a session, from five answers on."""

from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from events.afterwards import queries
from events.afterwards.models.evaluations import FEWEST_ANSWERS
from events.viewsets.base import OfOneSession


class EvaluationResults(OfOneSession, TemplateView):
    """Totals as bars with their numbers, and texts by the alphabet; below five answers only how many there are."""

    template_name = "afterwards/evaluation_results.html"
    page_title = gettext_lazy("Evaluation")

    def get_context_data(self, **kwargs):
        found = queries.evaluation_of(self.session)
        return super().get_context_data(evaluation=found, fewest=FEWEST_ANSWERS, **kwargs)
