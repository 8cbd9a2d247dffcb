"""Addresses of this room: asking, and one's own question by its link."""

from django.urls import path

from events.demand import views

urlpatterns = [
    path("agenda/leervraag/", views.ask, name="demand_ask"),
    path("agenda/leervraag/<str:link>/", views.question, name="demand_question"),
]
