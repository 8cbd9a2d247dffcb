"""What can be taken along, and what an import would do."""

import hashlib
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kennisbank.exchange.checking import changed_parts, refusals
from kennisbank.exchange.enums import WRITTEN, State
from kennisbank.exchange.errors import NotReadable
from kennisbank.exchange.format import Document, read
from kennisbank.exchange.pages import PARTS, document_of, fill, part_name
from kennisbank.models import InstrumentPage, KennisbankIndexPage


@dataclass
class Planned:
    """What an import does with one file: with what, in which state, which parts, and why not."""

    name: str
    document: Any = None
    state: str = State.REFUSED
    parts: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    # Related instruments that are not here: they are left out, and told.
    unknown: tuple[str, ...] = ()
    page: Any = field(default=None, repr=False)
    index: Any = field(default=None, repr=False)

    @property
    def title(self) -> str:
        """What it is called; the name of the file when it could not be read."""
        return self.document["title"] if self.document else self.name

    @property
    def label(self) -> str:
        """Its state in words."""
        return str(State(self.state).label)

    @property
    def part_names(self) -> list[str]:
        """The parts that change, as the editor names them."""
        return [part_name(part) for part in self.parts]


def exportable(numbers: Iterable[int] | None = None, slugs: Iterable[str] | None = None) -> QuerySet[InstrumentPage]:
    """The instruments that can be taken along, of one address a language each; with `numbers` or `slugs` only those."""
    pages = InstrumentPage.objects.filter(alias_of__isnull=True).select_related("locale")
    if numbers is not None:
        pages = pages.filter(pk__in=list(numbers))
    if slugs is not None:
        pages = pages.filter(slug__in=list(slugs))
    return pages.order_by("locale__language_code", "slug")


def documents_of(pages: Iterable[InstrumentPage]) -> list[Document]:
    """What these pages say: what is published, and of a page that never was its draft."""
    shown = (page if page.live else page.get_latest_revision_as_object() for page in pages)
    return [document_of(page) for page in shown]


def kennisbanks_for(user: Any) -> list[KennisbankIndexPage]:
    """The kennisbanks under which `user` may make pages; None is the one who runs the machine."""
    found = KennisbankIndexPage.objects.filter(alias_of__isnull=True).select_related("locale").order_by("pk")
    return [index for index in found if user is None or index.permissions_for_user(user).can_add_subpage()]


def plan(files: Sequence[tuple[str, bytes]], index: KennisbankIndexPage, *, by: Any) -> list[Planned]:
    """What an import of `files` (name, content) below `index` and its translations would do. Writes nothing."""
    indexes = {each.locale.language_code: each for each in index.get_translations(inclusive=True)}
    planned = [_readable(name, content) for name, content in files]
    _refuse_doubles(planned)
    keys: dict[str, uuid.UUID] = {}
    for each in planned:
        if each.document and not each.reasons:
            _place(each, each.document, indexes, keys, by)
    _look_at_relations(planned)
    return planned


def fingerprint(planned: Iterable[Planned]) -> str:
    """What is the same for two plans that would do the same to the same drafts."""
    told = [
        (each.name, str(each.state), each.parts, each.reasons, each.page and each.page.latest_revision_id)
        for each in planned
    ]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def related_page(slug: str, page: InstrumentPage) -> InstrumentPage | None:
    """The instrument at `slug` in the language of `page`, else in another one."""
    found = InstrumentPage.objects.filter(slug=slug, alias_of__isnull=True).order_by("pk")
    return found.filter(locale_id=page.locale_id).first() or found.first()


def _readable(name: str, content: bytes) -> Planned:
    try:
        return Planned(name, read(content))
    except NotReadable as problem:
        return Planned(name, reasons=problem.reasons)


def _refuse_doubles(planned: list[Planned]) -> None:
    """The same address or the same id twice in one language: the first counts."""
    seen: set[tuple[str, str]] = set()
    for each in planned:
        if not each.document:
            continue
        language = each.document["language"]
        marks = {(language, f"slug {each.document['slug']}"), (language, f"id {each.document['id'] or each.name}")}
        if marks & seen:
            each.reasons = (_("Its address or id stands in this file twice. The first one counts."),)
        seen |= marks


def _place(
    each: Planned,
    document: Document,
    indexes: dict[str, KennisbankIndexPage],
    keys: dict[str, uuid.UUID],
    by: Any,
) -> None:
    index = indexes.get(document["language"])
    if index is None or (by is not None and not index.permissions_for_user(by).can_add_subpage()):
        told = _("There is no kennisbank here in which you may write “%(code)s”.")
        each.reasons = (told % {"code": document["language"][:20]},)
        return
    key = keys.setdefault(document["slug"], _key_of(document)) if not document["id"] else uuid.UUID(document["id"])
    existing = InstrumentPage.objects.filter(translation_key=key, locale=index.locale).first()
    if existing:
        _look_at_change(each, document, existing, by)
    elif index.get_children().filter(slug=document["slug"]).exists():
        each.reasons = (_("Another instrument here has the address “%(slug)s”.") % {"slug": document["slug"]},)
    else:
        page = InstrumentPage(locale=index.locale, translation_key=key, title=document["title"], slug=document["slug"])
        page.live = False
        each.index = index
        _fill(each, page, document, State.NEW, PARTS)


def _key_of(document: Document) -> uuid.UUID:
    """The id of a document that does not say it: of the page at its address, in its language first, else a new one."""
    found = InstrumentPage.objects.filter(slug=document["slug"], alias_of__isnull=True).order_by("pk")
    page = found.filter(locale__language_code=document["language"]).first() or found.first()
    return page.translation_key if page else uuid.uuid4()


def _look_at_change(each: Planned, document: Document, existing: InstrumentPage, by: Any) -> None:
    may = by is None or existing.permissions_for_user(by).can_edit()
    if existing.alias_of_id or not may or (by is not None and existing.permissions_for_user(by).page_locked()):
        each.reasons = (_("The page that is here is locked, follows another one, or is not yours to change."),)
        return
    page = existing.get_latest_revision_as_object()
    each.page = page
    parts = changed_parts(document_of(page), document)
    if parts:
        _fill(each, page, document, State.CHANGED, parts)
    else:
        each.state = State.UNCHANGED


def _fill(each: Planned, page: InstrumentPage, document: Document, state: str, parts: tuple[str, ...]) -> None:
    each.page = page
    fill(page, document, parts)
    reasons = refusals(page, document, parts)
    if reasons:
        each.reasons = tuple(dict.fromkeys(reasons))
        return
    each.state, each.parts = state, parts


def _look_at_relations(planned: list[Planned]) -> None:
    """Relations to what is not here are no change; the others wait until all pages are there."""
    coming = {each.document["slug"] for each in planned if each.document and each.state in WRITTEN}
    slugs = {slug for each in planned if each.document for slug in each.document["related"]}
    present = set(InstrumentPage.objects.filter(slug__in=slugs).values_list("slug", flat=True))
    for each in planned:
        if not each.document or each.state not in WRITTEN:
            continue
        each.unknown = tuple(slug for slug in each.document["related"] if slug not in present | coming)
        if not each.unknown or each.state == State.NEW or each.page is None:
            continue
        kept = [slug for slug in each.document["related"] if slug not in each.unknown]
        if kept == [row.instrument.slug for row in each.page.related_instruments.all()]:
            each.parts = tuple(part for part in each.parts if part != "related")
            each.state = State.CHANGED if each.parts else State.UNCHANGED
