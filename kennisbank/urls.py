"""Addresses of this room beside its pages."""

urlpatterns = []
