"""Addresses of the training offer. They stand before the pages."""

from django.urls import path

from kennisbank.training import views

urlpatterns = [
    path("opleidingen/", views.modules, name="training_modules"),
    path("opleidingen/<slug:slug>/", views.module, name="training_module"),
]
