"""Addresses of the wing: each app adds its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("community.companies.urls")),
    path("", include("community.practices.urls")),
    path("", include("community.progress.urls")),
]
