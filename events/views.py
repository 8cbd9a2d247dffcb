"""Registering, and managing a registration by link."""

from django.http import HttpResponse


def manage(request, link):
    """My registration."""
    return HttpResponse(link)
