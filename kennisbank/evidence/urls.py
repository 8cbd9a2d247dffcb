"""Addresses of this room."""

from django.urls import path

from kennisbank.evidence import views

urlpatterns = [path("kennisbank/bewijskracht/", views.explain, name="evidence_explain")]
