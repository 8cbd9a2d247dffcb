"""Addresses of this room: a list by its signed address, and the lists that somebody keeps."""

from django.urls import path

from kennisbank.shortlist.views import mine, public

urlpatterns = [
    path("lijstje/", public.shortlist, name="shortlist_start"),
    path("lijstje/<str:link>/", public.shortlist, name="shortlist"),
    path("lijstje/<str:link>/mailen/", public.mail, name="shortlist_mail"),
    path("mijn/lijstjes/", mine.lists, name="shortlist_mine"),
    path("mijn/lijstjes/bewaren/<str:link>/", mine.keep, name="shortlist_keep"),
    path("mijn/lijstjes/<slug:reference>/", mine.kept, name="shortlist_kept"),
    path("mijn/lijstjes/<slug:reference>/weg/", mine.throw_away, name="shortlist_throw_away"),
]
