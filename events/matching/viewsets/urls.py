"""The addresses of the organiser's screens of tables."""

from django.urls import path

from events.matching.viewsets import apart, tables
from events.viewsets.urls import SESSION

urlpatterns = [
    path(f"{SESSION}tables/", tables.Tables.as_view(), name="matching_tables"),
    path(f"{SESSION}tables/make/", tables.MakeTables.as_view(), name="matching_make"),
    path(f"{SESSION}tables/apart/", apart.Apart.as_view(), name="matching_apart"),
]
