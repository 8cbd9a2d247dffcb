"""The instruments of the demonstration: Dutch, and the ones that were translated."""

import json
import uuid
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.models import Locale, Site

from community.practices.models import PracticePage, PracticeSubmission
from kennisbank.evidence.actions import publish_level
from kennisbank.evidence.models import EvidenceDecision
from kennisbank.models import InstrumentPage, KennisbankIndexPage, RelatedInstrument, Source
from kennisbank.opendata.records import instrument_record
from kennisbank.versions.actions import keep_version
from kennisbank.versions.models import InstrumentVersion
from pagekit.languages import language_of
from pagekit.search.indexing import index_pages
from programme.demo.reading import CONTENT, read
from programme.demo.removing import take_off

# Blocks keep the same ids in both languages, so that a translation can be brought up to date later.
NAMESPACE = uuid.UUID("5f0a3f0e-6f1c-4d53-9d3f-0f2f6f7f2a11")

INDEX = {
    "nl": (
        "Kennisbank",
        "Instrumenten om leren gewoon te maken in je bedrijf. Met stappen, een formulier om af te drukken,"
        " en eerlijk over wat het kost en wat we ervan weten.",
    ),
    "en": (
        "Kennisbank",
        "Tools that make learning part of the job. With steps, a form to print, and honest about what they cost and"
        " what we know of them.",
    ),
}
PANEL = "Het redactiepanel"
COPIED = (
    "title", "slug", "summary", "kind", "category", "building_blocks", "size_bands", "without_hr", "minutes_per_week",
    "time_text", "coordinator_hours", "cost_band", "cost_text", "time_to_effect_months", "slim_activity", "schemes",
    "what_it_is", "for_whom", "not_for", "what_we_know", "mechanism", "author_role", "licence",
)  # fmt: skip


def load(*, today: date) -> None:
    """Put the instruments under the home page of each language. What is there already is left as it is."""
    home = Site.objects.get(is_default_site=True).root_page
    for locale in Locale.objects.order_by("-language_code"):  # Dutch before English: a translation follows its source
        parent = home.get_translations(inclusive=True).filter(locale=locale).first()
        if parent:
            with transaction.atomic():
                _load_language(parent.specific, locale, today)


def remove() -> None:
    """Take the instruments away. Practices of people lose what they are about: see `links`."""
    slugs = [read(path)["slug"] for language in ("nl", "en") for path in _files(language)]
    keys = list(InstrumentPage.objects.filter(slug__in=slugs).values_list("translation_key", flat=True))
    EvidenceDecision.objects.filter(translation_key__in=keys).delete()
    take_off(InstrumentPage.objects.filter(slug__in=slugs))
    take_off(KennisbankIndexPage.objects.all())


def links() -> list[tuple[type[Model], int, str, str]]:
    """Which practices are about which instrument, in words that outlive the pages: model, number, slug, language."""
    return [
        (model, *row)
        for model in (PracticeSubmission, PracticePage)
        for row in model.objects.filter(instrument__isnull=False).values_list(
            "pk", "instrument__slug", "instrument__locale__language_code"
        )
    ]


def link_again(wanted: list[tuple[type[Model], int, str, str]]) -> None:
    """Point the practices that are still there at the instruments that came in the place of the old ones."""
    for model, pk, slug, language in wanted:
        instrument = InstrumentPage.objects.filter(slug=slug, locale__language_code=language).first()
        model.objects.filter(pk=pk, instrument=None).update(instrument=instrument)


def _load_language(home, locale, today):
    index = _index_page(home, locale)
    present = set(InstrumentPage.objects.child_of(index).values_list("slug", flat=True))
    contents = [read(path) for path in sorted(_files(locale.language_code))]
    pages = [_add(index, content, locale, today) for content in contents if content["slug"] not in present]
    _relate(contents, {page.slug: page for page in pages}, locale)
    _decide(contents, {page.slug: page for page in pages}, today)
    _keep_versions(contents, {page.slug: page for page in pages}, today)
    index_pages([index.pk, *(page.pk for page in pages)])


def _files(language):
    folder = CONTENT / "instruments" / language
    return (f"instruments/{language}/{path.name}" for path in folder.glob("*.toml"))


def _index_page(home, locale):
    existing = KennisbankIndexPage.objects.child_of(home).first()
    if existing:
        return existing
    title, introduction = INDEX[locale.language_code]
    page = KennisbankIndexPage(
        title=title, slug="kennisbank", introduction=introduction, show_in_menus=True, locale=locale
    )
    page.first_published_at = page.last_published_at = timezone.now()
    source = KennisbankIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if source:
        page.translation_key = source.translation_key
    return home.add_child(instance=page)


def _add(index, content, locale, today):
    page = InstrumentPage(locale=locale, handbook_version=content["version"], **{key: content[key] for key in COPIED})
    page.change_note = content.get("change_note", "")
    form = content["form"]
    page.form_title, page.form_intro = form["title"], form["intro"]
    page.form_parts = _stream(page.slug, "form", [(part["type"], _part(part)) for part in form["parts"]])
    page.steps = _stream(page.slug, "steps", [("step", dict(step)) for step in content["steps"]])
    page.conditions = _stream(page.slug, "conditions", [("condition", text) for text in content["conditions"]])
    page.pitfalls = _stream(page.slug, "pitfalls", [("pitfall", dict(item)) for item in content["pitfalls"]])
    page.last_verified = today - timedelta(days=14 + content["number"])
    page.verified_by = content["author_role"]
    published = datetime.combine(today - timedelta(days=3 * (40 - content["number"])), time(9))
    page.first_published_at = page.last_published_at = timezone.make_aware(published)
    twin = InstrumentPage.objects.filter(slug=page.slug, locale__language_code=settings.LANGUAGE_CODE).first()
    if twin:
        page.translation_key = twin.translation_key
    page.sources = [
        Source(locale=locale, sort_order=number, translation_key=_id(page.slug, "source", number), **source)
        for number, source in enumerate(content.get("sources", []))
    ]
    page.tags.add(*content["tags"])
    return index.add_child(instance=page)


def _relate(contents, pages, locale):
    """Relations, once all pages are there.

    One to an instrument that has no page in this language points at the Dutch one.
    """
    known = {page.slug: page for page in InstrumentPage.objects.order_by("pk")} | pages
    RelatedInstrument.objects.bulk_create(
        RelatedInstrument(
            page=pages[content["slug"]],
            instrument=known[slug],
            sort_order=number,
            locale=locale,
            translation_key=_id(content["slug"], "related", number),
        )
        for content in contents
        if content["slug"] in pages
        for number, slug in enumerate(content["related"])
        if slug in known
    )


def _decide(contents, pages, today):
    """The levels that the panel published a month ago; the rules have the last word about them here too."""
    for content in contents:
        page, proof = pages.get(content["slug"]), content.get("proof")
        if page and proof and not EvidenceDecision.objects.about(page.translation_key).exists():
            reason = {language: proof[f"reason_{language}"] for language in ("nl", "en")}
            decided = {"reason": reason, "seen": 0, "by": None, "role": PANEL, "today": today - timedelta(days=30)}
            publish_level(page, proof["level"], **decided)


def _keep_versions(contents, pages, today):
    """Every instrument as it is now; of some also what an earlier version said."""
    for content in contents:
        page = pages.get(content["slug"])
        if page is None:
            continue
        earlier = content.get("earlier")
        if earlier:
            told = {name: value for name, value in earlier.items() if name not in ("version", "days_ago")}
            record = instrument_record(page, language_of(page.locale_id), lambda each: each.url or "") | told
            InstrumentVersion.objects.create(
                page=page,
                number=earlier["version"],
                published_on=today - timedelta(days=earlier["days_ago"]),
                record=record | {"version": earlier["version"]},
            )
        keep_version(InstrumentPage.objects.get(pk=page.pk), today=page.first_published_at.date())


def _part(part):
    """One part of a form as the value of its block."""
    value = {key: part[key] for key in part if key not in {"type", "rows"}}
    if part["type"] == "table":
        value["rows"] = [" | ".join(row) for row in part["rows"]]
    return value


def _stream(slug, name, blocks):
    """The value of a StreamField as Wagtail stores it, with lists in the form that translations need."""
    stream = [
        {"type": kind, "id": str(_id(slug, name, number)), "value": _with_ids(value, f"{slug}/{name}/{number}")}
        for number, (kind, value) in enumerate(blocks)
    ]
    return json.dumps(stream)


def _with_ids(value, place):
    if not isinstance(value, dict):
        return value
    return {
        key: [
            {"type": "item", "id": str(_id(place, key, number)), "value": item} for number, item in enumerate(content)
        ]
        if isinstance(content, list)
        else content
        for key, content in value.items()
    }


def _id(slug, name, number):
    return uuid.uuid5(NAMESPACE, f"{slug}/{name}/{number}")
