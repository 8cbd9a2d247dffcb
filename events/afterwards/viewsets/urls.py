"""The addresses of the organiser's screens of what is left of a session."""

from django.urls import path

from events.afterwards.viewsets.commitments import Commitments, Poster
from events.afterwards.viewsets.evaluation import EvaluationResults
from events.afterwards.viewsets.materials import Materials
from events.viewsets.urls import SESSION

urlpatterns = [
    path(f"{SESSION}commitments/", Commitments.as_view(), name="afterwards_commitments_by_hand"),
    path(f"{SESSION}commitments/poster/", Poster.as_view(), name="afterwards_poster"),
    path(f"{SESSION}evaluation/", EvaluationResults.as_view(), name="afterwards_evaluation_results"),
    path(f"{SESSION}materials/", Materials.as_view(), name="afterwards_materials"),
]
