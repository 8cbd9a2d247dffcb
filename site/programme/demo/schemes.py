"""The schemes of the demonstration: facts with their sources, pages in both languages, the guide."""

import json
import uuid
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone
from wagtail.models import Locale, Site

from kennisbank.schemes.models import ApplicationWindow, Guide, Scheme, SchemeFact, SchemeIndexPage, SchemePage
from pagekit.search.indexing import index_pages
from programme.demo.reading import read
from programme.demo.removing import take_off
from programme.demo.site_pages import place

CHECKED_BY = "Redactie Leergilde"
NAMESPACE = uuid.UUID("4b8c5f1e-2d0e-4a55-8d4e-60f1f3a7c9b2")


def load(*, today: date) -> None:
    """Make the schemes, their pages below each home, and the guide. What is there already is left as it is."""
    contents = read("schemes/facts.toml")["scheme"]
    for content in contents:
        _scheme(content, today)
    for content in contents:
        scheme = Scheme.objects.get(code=content["code"])
        scheme.successors.add(*Scheme.objects.filter(code__in=content.get("successors", ())))
    home = Site.objects.get(is_default_site=True).root_page
    for locale in Locale.objects.order_by("-language_code"):  # Dutch before English: a translation follows its source
        parent = home.get_translations(inclusive=True).filter(locale=locale).first()
        if parent:
            _pages(parent.specific, locale)
    _guide()


def remove() -> None:
    """Take pages, guide and facts away."""
    codes = [each["code"] for each in read("schemes/facts.toml")["scheme"]]
    take_off(SchemePage.objects.filter(scheme__code__in=codes))
    take_off(SchemeIndexPage.objects.all())
    Guide.objects.filter(name=read("schemes/guide.toml")["name"]).delete()
    Scheme.objects.filter(code__in=codes, pages=None).delete()


def _scheme(content, today):
    if Scheme.objects.filter(code=content["code"]).exists():
        return
    columns = ("code", "name", "summary_nl", "summary_en", "executor", "website", "state", "audiences")
    scheme = Scheme.objects.create(
        state_aid=content.get("state_aid", False), **{name: content[name] for name in columns}
    )
    for fact in content["facts"]:
        scheme.facts.add(SchemeFact(**_sourced(fact, today), value=Decimal(fact["value"])))
    for window in content["windows"]:
        scheme.windows.add(_window(window, today))
    scheme.save()


def _sourced(row, today):
    """The columns of a fact or window, without what is worked out."""
    worked_out = {"checked", "value", "every_year", "until", "opens", "closes"}
    kept = {name: value for name, value in row.items() if name not in worked_out}
    return kept | {"checked_on": today - timedelta(days=row["checked"]), "checked_by": CHECKED_BY}


def _window(row, today):
    """A window with days of its own, or the next one of those that return every year: that one is expected."""
    if "opens" in row:
        return ApplicationWindow(opens_on=row["opens"], closes_on=row.get("closes"), **_sourced(row, today))
    opens = _coming(row["every_year"], today)
    closes = date.fromisoformat(f"{opens.year}-{row['until']}") if "until" in row else None
    return ApplicationWindow(opens_on=opens, closes_on=closes, expected=True, **_sourced(row, today))


def _coming(day, today):
    this_year = date.fromisoformat(f"{today.year}-{day}")
    return this_year if this_year > today else date.fromisoformat(f"{today.year + 1}-{day}")


def _pages(home, locale):
    language, content = locale.language_code, read("schemes/pages.toml")
    texts = content["index"]
    index = place(
        home,
        SchemeIndexPage,
        locale,
        "regelingen",
        "regelingen",
        title=texts[f"title_{language}"],
        introduction=texts[f"intro_{language}"],
        show_in_menus=True,
    )
    pages = [_page(index, each, locale) for each in content["page"] if language in each]
    index_pages([index.pk, *(page.pk for page in pages)])


def _page(index, content, locale):
    texts = content[locale.language_code]
    long_texts = {name: texts.get(name, "") for name in ("what_it_is", "for_whom", "not_for", "good_to_know")}
    return place(
        index,
        SchemePage,
        locale,
        content["slug"],
        content["slug"],
        scheme=Scheme.objects.get(code=content["code"]),
        title=texts["title"],
        summary=texts["summary"],
        search_description=texts["summary"],
        steps=_stream(content["slug"], "step", [dict(step) for step in texts.get("steps", ())]),
        documents=_stream(content["slug"], "document", texts.get("documents", ())),
        **long_texts,
    )


def _guide():
    content = read("schemes/guide.toml")
    if Guide.objects.exists():
        return
    people = [
        {"name": person["name"], "audience": person["audience"], "answers": _items(_answers(person), person["name"])}
        for person in content["person"]
    ]
    questions = [
        {**question, "options": _items(question["options"], question["code"])} for question in content["question"]
    ]
    tests = [{**test, "conditions": _items(test["conditions"], test["scheme"])} for test in content["test"]]
    now = timezone.now()
    guide = Guide(name=content["name"], live=True, first_published_at=now, last_published_at=now)
    guide.questions = _stream("guide", "question", questions)
    guide.tests = _stream("guide", "test", tests)
    guide.people = _stream("guide", "person", people)
    guide.full_clean()
    guide.save()


def _answers(person):
    return [{"question": question, "option": option} for question, option in person["answers"].items()]


def _items(values, place_name):
    """A list inside a block, as Wagtail stores it."""
    return [
        {"type": "item", "id": str(uuid.uuid5(NAMESPACE, f"{place_name}/{number}")), "value": value}
        for number, value in enumerate(values)
    ]


def _stream(slug, kind, values):
    """A StreamField with one kind of block, with the same ids in both languages."""
    return json.dumps(
        [
            {"type": kind, "id": str(uuid.uuid5(NAMESPACE, f"{slug}/{kind}/{number}")), "value": value}
            for number, value in enumerate(values)
        ]
    )
