"""The routes of the demonstration, in both languages with the same ids of steps."""

import json
import uuid

from wagtail.models import Locale, Site

from kennisbank.methods.models import MethodIndexPage, MethodPage
from kennisbank.models import InstrumentPage, KennisbankIndexPage
from pagekit.search.indexing import index_pages
from programme.demo.reading import read
from programme.demo.removing import take_off
from programme.demo.site_pages import place

NAMESPACE = uuid.UUID("c9f0c1f2-55d4-4a29-8a36-2f1d1c7a6be0")
WORDS = ("title", "what", "who", "duration")


def load(*, today) -> None:
    """Make the routes below each kennisbank. What is there already is left as it is."""
    home = Site.objects.get(is_default_site=True).root_page
    for locale in Locale.objects.order_by("-language_code"):  # Dutch before English: a translation follows its source
        parent = home.get_translations(inclusive=True).filter(locale=locale).first()
        kennisbank = parent and KennisbankIndexPage.objects.child_of(parent).first()
        if kennisbank:
            _pages(kennisbank, locale)


def remove() -> None:
    """Take these routes away, not those that people wrote; what companies ticked stays with them."""
    keys = [uuid.uuid5(NAMESPACE, each["slug_nl"]) for each in read("routes/routes.toml")["route"]]
    take_off(MethodPage.objects.filter(translation_key__in=keys))
    take_off(MethodIndexPage.objects.all())


def _pages(kennisbank, locale):
    language, content = locale.language_code, read("routes/routes.toml")
    texts = content["index"]
    index = place(
        kennisbank,
        MethodIndexPage,
        locale,
        texts[f"slug_{language}"],
        texts["slug_nl"],
        title=texts[f"title_{language}"],
        introduction=texts[f"intro_{language}"],
    )
    pages = [_page(index, each, locale) for each in content["route"]]
    index_pages([index.pk, *(page.pk for page in pages)])


def _page(index, content, locale):
    def said(row, name):
        return row.get(f"{name}_{locale.language_code}", "")

    key = content["slug_nl"]
    roles = [{"name": said(role, "name"), "task": said(role, "task")} for role in content.get("role", ())]
    phases = [
        {
            "title": said(phase, "title"),
            "aim": said(phase, "aim"),
            "weeks": phase["weeks"],
            "steps": _items(f"{key}/{number}", [_step(step, said) for step in phase["step"]]),
        }
        for number, phase in enumerate(content["phase"])
    ]
    return place(
        index,
        MethodPage,
        locale,
        said(content, "slug"),
        key,
        translation_key=uuid.uuid5(NAMESPACE, key),  # what companies ticked finds its route again after a reset
        title=said(content, "title"),
        summary=said(content, "summary"),
        search_description=said(content, "summary"),
        what_it_is=said(content, "what"),
        for_whom=said(content, "for"),
        not_for=said(content, "not"),
        source_title=said(content, "source"),
        roles=_stream(f"{key}/role", "role", roles),
        phases=_stream(f"{key}/phase", "phase", phases),
    )


def _step(step, said):
    slug = step.get("instrument")
    chosen = InstrumentPage.objects.filter(slug=slug, locale__language_code="nl").first() if slug else None
    return {"instrument": chosen and chosen.pk, **{name: said(step, name) for name in WORDS}}


def _items(place_name, values):
    return [
        {"type": "item", "id": str(uuid.uuid5(NAMESPACE, f"{place_name}/{number}")), "value": value}
        for number, value in enumerate(values)
    ]


def _stream(place_name, kind, values):
    return json.dumps([{**item, "type": kind} for item in _items(place_name, values)])
