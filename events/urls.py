"""Addresses of this room beside its pages."""

from django.urls import path

from events import feeds, views

urlpatterns = [
    path("agenda/kalender.ics", feeds.calendar_feed, name="events_calendar"),
    path("agenda/thema/<slug:theme>/kalender.ics", feeds.calendar_feed, name="events_theme_calendar"),
    path("agenda/plaats/<slug:place>/kalender.ics", feeds.calendar_feed, name="events_place_calendar"),
    path("agenda/mijn/<slug:secret>/kalender.ics", views.personal_feed, name="events_personal_calendar"),
    path("agenda/inbed/", views.frame, name="events_frame"),
    path("agenda/sessies.json", views.sessions_json, name="events_json"),
    path("agenda/sessies.schema.json", views.sessions_schema, name="events_json_schema"),
    path("mijn/sessies/", views.my_sessions, name="events_mine"),
    path("agenda/<str:slug>/aanmelden/<str:reference>/", views.register, name="events_register"),
    path("agenda/<str:slug>/aanmelden/<str:reference>/klaar/<str:token>/", views.registered, name="events_registered"),
    path("aanmelding/link-opnieuw/", views.send_links, name="events_send_links"),
    path("aanmelding/<str:link>/", views.manage, name="events_manage"),
    path("aanmelding/<str:link>/iemand-anders/", views.substitute, name="events_substitute"),
    path("aanmelding/<str:link>/naam/", views.name, name="events_name"),
    path("aanmelding/<str:link>/antwoorden/", views.change_answers, name="events_answers"),
    path("aanmelding/<str:link>/kalender.ics", views.manage_calendar, name="events_manage_calendar"),
]
