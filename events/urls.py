"""Addresses of this room beside its pages."""

from django.urls import path

from events import views

urlpatterns = [path("aanmelding/<str:link>/", views.manage, name="events_manage")]
