"""Addresses of the routes of a company."""

from django.urls import path

from community.progress import views

_ROUTES = "mijn/bedrijf/<slug:slug>/routes/"
_ROUTE = f"{_ROUTES}<uuid:method>/"

urlpatterns = [
    path("mijn/routes/<uuid:method>/", views.choose, name="progress_choose"),
    path(_ROUTES, views.routes, name="progress_routes"),
    path(_ROUTE, views.route, name="progress_route"),
    path(f"{_ROUTE}volgen/", views.begin, name="progress_begin"),
    path(f"{_ROUTE}stoppen/", views.stop, name="progress_stop"),
    path(f"{_ROUTE}stap/<uuid:step>/", views.step, name="progress_step"),
]
