"""The address of the search over the whole site, in each language."""

from django.urls import path

from pagekit.search import views

urlpatterns = [path("zoeken/", views.search, name="search")]
