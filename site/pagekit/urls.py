"""Addresses that belong to all pages together."""

urlpatterns = []
