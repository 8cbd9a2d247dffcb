"""Dull makers of schemes, their facts, their pages and a guide."""

import json
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

from django.utils import timezone

from kennisbank.schemes.models import ApplicationWindow, Guide, Scheme, SchemeFact, SchemeIndexPage, SchemePage
from pagekit.search.indexing import index_pages

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
SOURCE = {"source_url": "https://example.org/", "source_kind": "executor", "checked_on": TODAY}


def make_scheme(code="SLIM", **fields):
    return Scheme.objects.create(
        **{"code": code, "name": code, "summary_nl": "Kort.", "audiences": ["employer"]} | fields
    )


def make_fact(scheme, kind="share", value=60, **fields):
    fields = SOURCE | {"unit": "percent" if kind == "share" else "euro"} | fields
    return SchemeFact.objects.create(scheme=scheme, kind=kind, value=Decimal(value), **fields)


def make_window(scheme, opens_on, closes_on=None, **fields):
    return ApplicationWindow.objects.create(scheme=scheme, opens_on=opens_on, closes_on=closes_on, **SOURCE | fields)


def make_scheme_index(home):
    page = home.add_child(instance=SchemeIndexPage(title="Regelingen", slug="regelingen", locale=home.locale))
    index_pages([page.pk])
    return page


def make_scheme_page(index, scheme, *, live=True, **fields):
    fields = {
        "title": scheme.name,
        "slug": scheme.code.lower().replace("!", ""),
        "summary": f"{scheme.name} in het kort.",
        "what_it_is": "<p>Betaalt mee.</p>",
        "documents": json.dumps([{"type": "document", "value": "Een begroting"}]),
        "locale": index.locale,
        "live": live,
        "first_published_at": timezone.now() if live else None,
    } | fields
    page = index.add_child(instance=SchemePage(scheme=scheme, **fields))
    index_pages([page.pk])
    return page


def items(*values):
    return [{"type": "item", "id": str(uuid4()), "value": value} for value in values]


def question(code, audiences, *options):
    texts = {f"text_{language}": f"Vraag {code}?" for language in ("nl", "en")}
    options = items(*({"code": option, "label_nl": f"antwoord {option}", "label_en": option} for option in options))
    return {"code": code, "audiences": list(audiences), "hint_nl": "", "hint_en": "", "options": options} | texts


def condition(code, fits="", unclear="", reason="Omdat."):
    return {"question": code, "fits": fits, "unclear": unclear, "reason_nl": reason, "reason_en": f"en {reason}"}


def scheme_test(scheme, audiences, *conditions):
    texts = {"fits_nl": "Past.", "fits_en": "Fits.", "not_for_nl": "Niet voor jou.", "not_for_en": "Not for you."}
    return {"scheme": scheme, "audiences": list(audiences), "conditions": items(*conditions)} | texts


def person(name, audience, **answers):
    given = items(*({"question": code, "option": option} for code, option in answers.items()))
    return {"name": name, "audience": audience, "answers": given}


def make_guide(questions=(), tests=(), people=(), *, save=True, **fields):
    guide = Guide(name="Wegwijzer", **fields)
    guide.questions = json.dumps([{"type": "question", "value": value} for value in questions])
    guide.tests = json.dumps([{"type": "test", "value": value} for value in tests])
    guide.people = json.dumps([{"type": "person", "value": value} for value in people])
    if save:
        guide.save()
    return guide
