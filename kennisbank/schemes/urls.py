"""Addresses of this room beside its pages. They stand before the pages: /regelingen/ itself is one."""

from django.urls import path

from kennisbank.schemes import views

urlpatterns = [
    path("regelingen/wegwijzer/", views.guide, name="schemes_guide"),
    path("regelingen/wegwijzer/<str:signed>/", views.guide, name="schemes_guide_at"),
    path("regelingen/rekenhulp/", views.plan, name="schemes_plan"),
    path("regelingen/rekenhulp/<str:signed>/", views.plan_outcome, name="schemes_plan_at"),
    path("regelingen/kalender/", views.calendar, name="schemes_calendar"),
    path("regelingen/kalender.ics", views.calendar_feed, name="schemes_calendar_feed"),
]
