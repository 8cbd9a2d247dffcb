"""The address at which a company decides about its case."""

from django.urls import path

from events.takeaways.views import told

urlpatterns = [path("aanmelding/<str:link>/verteld/", told, name="takeaways_told")]
