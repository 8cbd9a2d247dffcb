"""Addresses of versions, below the page of their instrument."""

from django.urls import path

from kennisbank.versions import views

urlpatterns = [path("kennisbank/<str:slug>/versie/<str:number>/", views.version, name="versions_version")]
