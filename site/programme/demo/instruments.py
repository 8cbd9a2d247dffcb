"""The instruments of the demonstration: Dutch, and the ones that were translated."""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.models import Locale, Site

from community.practices.models import PracticePage, PracticeSubmission
from kennisbank.evidence.actions import publish_level
from kennisbank.evidence.models import EvidenceDecision
from kennisbank.exchange.format import document_from
from kennisbank.exchange.pages import PARTS, fill, row_id
from kennisbank.models import InstrumentPage, KennisbankIndexPage, RelatedInstrument
from kennisbank.opendata.records import instrument_record
from kennisbank.versions.actions import keep_version
from kennisbank.versions.models import InstrumentVersion
from pagekit.languages import language_of
from pagekit.search.indexing import index_pages
from programme.demo.reading import CONTENT, read
from programme.demo.removing import take_off

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
    document = document_from(content)
    page = InstrumentPage(locale=locale, title=document["title"], slug=document["slug"])
    twin = InstrumentPage.objects.filter(slug=page.slug, locale__language_code=settings.LANGUAGE_CODE).first()
    if twin:
        page.translation_key = twin.translation_key
    fill(page, document, PARTS)
    page.last_verified = today - timedelta(days=14 + content["number"])
    page.verified_by = document["author_role"]
    published = datetime.combine(today - timedelta(days=3 * (40 - content["number"])), time(9))
    page.first_published_at = page.last_published_at = timezone.make_aware(published)
    page.tags.add(*document["tags"])
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
            translation_key=row_id(pages[content["slug"]], "related", number),
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
