"""Named reads over pages of all types."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page
from wagtail_localize.models import Translation

from pagekit.models.pages import PublishedPageQuerySet
from pagekit.surroundings import site_of, surroundings_of


def published_pages() -> PublishedPageQuerySet:
    """Every page, of whatever type, that an anonymous reader may find: live, not restricted, no automatic copy."""
    return PublishedPageQuerySet(Page).published()


@dataclass(frozen=True)
class SitemapEntry:
    """One address of the sitemap with the same page in the other languages."""

    location: str
    changed_at: datetime | None
    alternates: list[tuple[str, str]]


def sitemap_entries(request: HttpRequest) -> list[SitemapEntry]:
    """All published pages of this site in all languages, each with its translations (none when it stands alone)."""
    site = site_of(request)
    if site is None:
        return []
    root = settings.WAGTAILADMIN_BASE_URL if site.is_default_site else site.root_url
    entries: list[tuple[Any, str, datetime | None]] = []
    by_key: dict[Any, list[tuple[str, str]]] = defaultdict(list)
    for language, home in surroundings_of(request).homes_of(site).items():
        prefix = "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
        pages = published_pages().in_language(language).descendant_of(home, inclusive=True).order_by("path")
        for key, url_path, changed_at in pages.values_list("translation_key", "url_path", "last_published_at"):
            location = root + prefix + url_path[len(home.url_path) :]
            entries.append((key, location, changed_at))
            by_key[key].append((language, location))
    return [
        SitemapEntry(location, changed_at, by_key[key] if len(by_key[key]) > 1 else [])
        for key, location, changed_at in entries
    ]


def untranslated_texts(page: Page) -> int:
    """How many texts of `page`, a translation that is kept beside its source, have no translation yet."""
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    if translation is None:
        return 0
    total, translated = translation.get_progress()
    return total - translated
