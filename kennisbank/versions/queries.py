"""The versions of an instrument."""

from kennisbank.models import InstrumentPage
from kennisbank.versions.models import InstrumentVersion


def versions_of(page: InstrumentPage) -> list[InstrumentVersion]:
    """All versions of `page`, the newest first. One query."""
    return list(InstrumentVersion.objects.filter(page=page).defer("record"))


def version_shown(slug: str, number: str, language: str) -> InstrumentVersion | None:
    """Version `number` of the published instrument at `slug` in `language`; None when there is none that everybody may
    read."""
    pages = InstrumentPage.objects.published().in_language(language).filter(slug=slug)
    found = InstrumentVersion.objects.filter(number=number, page_id__in=pages.values("pk"))
    return found.select_related("page").first()


def newest_version(page: InstrumentPage) -> InstrumentVersion | None:
    """What `page` says now."""
    return InstrumentVersion.objects.filter(page=page).first()
