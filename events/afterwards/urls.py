"""Addresses of what people do afterwards, beside those of the organiser."""

from django.urls import path

from events.afterwards.views.checks import check
from events.afterwards.views.commitments import commitments
from events.afterwards.views.evaluation import evaluation

urlpatterns = [
    path("aanmelding/<str:link>/afspraken/", commitments, name="afterwards_commitments"),
    path("aanmelding/<str:link>/terugblik/", evaluation, name="afterwards_evaluation"),
    path("afspraken/<str:link>/", check, name="afterwards_check"),
]
