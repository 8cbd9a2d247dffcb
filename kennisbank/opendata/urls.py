"""Addresses of the open data. They stand before the pages of the kennisbank."""

from django.urls import path

from kennisbank.opendata import feeds, views

urlpatterns = [
    path("kennisbank/instrumenten.json", views.instruments_json, name="opendata_instruments"),
    path("kennisbank/rss/", feeds.instrument_feed, name="opendata_feed"),
    path("regelingen/regelingen.json", views.schemes_json, name="opendata_schemes"),
    path("kennisbank/open-data/", views.about, name="opendata_about"),
]
