"""Dull makers of routes."""

import json
from uuid import UUID, uuid5

from django.utils import timezone

from kennisbank.methods.models import MethodIndexPage, MethodPage
from pagekit.search.indexing import index_pages

SPACE = UUID("0d0a6a52-6f2e-4a3b-9d0f-6f0d5e0c9a11")


def key(name):
    """The id of a block that the tests call `name`."""
    return uuid5(SPACE, name)


def step(name, **value):
    words = {"title": "", "instrument": None, "what": "", "who": "", "duration": ""}
    return {"type": "item", "id": str(key(name)), "value": words | value}


def phase(title, *steps, weeks=2):
    value = {"title": title, "aim": f"Aan het eind van {title}.", "weeks": weeks, "steps": list(steps)}
    return {"type": "phase", "id": str(key(f"phase {title}")), "value": value}


def make_routes(kennisbank):
    """The index of routes below a kennisbank."""
    fields = {"title": "Routes", "slug": "routes", "locale": kennisbank.locale}
    page = kennisbank.add_child(instance=MethodIndexPage(**fields))
    index_pages([page.pk])
    return page


def make_route(index, *phases, title="In drie stappen", publish=True, **fields):
    """A route below `index`; without phases one phase of two steps without instruments: `a` and `b`."""
    phases = phases or (phase("Beginnen", step("a", title="Vraag rond"), step("b", title="Kies samen")),)
    fields = {
        "summary": "Van niets naar iets.",
        "what_it_is": "<p>Een volgorde.</p>",
        "locale": index.locale,
        "live": publish,
        "first_published_at": timezone.now() if publish else None,
    } | fields
    page = index.add_child(instance=MethodPage(title=title, phases=json.dumps(phases), **fields))
    index_pages([page.pk])
    return page
