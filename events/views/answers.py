"""Answers that every view of this room gives alike: nothing personal stays in a cache or a search engine."""

from datetime import timedelta

from django.shortcuts import render

from events.errors import Busy, UnknownLink

TRIES = {"limit": 30, "per": timedelta(hours=1)}


def personal(response):
    """`response` marked as nobody else's: kept by no cache, found by no search engine.

    The policy on referrers stays that of the whole site (same-origin): "no-referrer" would make browsers send forms
    with the origin "null", and every form of these pages would be refused.
    """
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def show(request, template, context, *, status=200):
    """A page of this room with the status that fits."""
    response = personal(render(request, f"events/{template}.html", context, status=status))
    if status == Busy.status_code:
        response["Retry-After"] = "10"
    return response


def refuse(request, error: UnknownLink):
    """A page that says why, for a link that cannot be opened."""
    return show(request, "refused", {"error": error}, status=error.status_code)
