"""Signing in and one's account, at /account/."""

from django.urls import include, path

urlpatterns = [path("", include("allauth.urls"))]
