"""Addresses of what people do afterwards, beside those of the organiser."""

from django.urls import path

from events.afterwards.views.checks import check
from events.afterwards.views.commitments import commitments
from events.afterwards.views.evaluation import evaluation
from events.afterwards.views.materials import material

urlpatterns = [
    path("aanmelding/<str:link>/afspraken/", commitments, name="afterwards_commitments"),
    path("aanmelding/<str:link>/terugblik/", evaluation, name="afterwards_evaluation"),
    path("aanmelding/<str:link>/materiaal/<uuid:uid>/", material, name="afterwards_material"),
    path("afspraken/<str:link>/", check, name="afterwards_check"),
]
