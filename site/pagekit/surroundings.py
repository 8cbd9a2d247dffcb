"""What stands round every page (sites, homes, menus, settings, restrictions), worked out once per version per process.

The same memory serves whatever else follows from the content alone: pages by address, lists (`remember`) and markup
(`fragment`, in templates `{% kept %}`).

`design/speed.md` says what it costs to ask these on every request. Here one query asks whether anything changed
(`ContentVersion`); if not, everything comes from the memory of this process. There is nothing to expire and nothing to
forget: another process that publishes changes the token in its own transaction.
"""

import copy
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import DisallowedHost
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.models.sites import get_site_for_hostname

from pagekit.models.settings import SiteSettings
from pagekit.models.version import ContentVersion

# A visitor can write anything in the Host header; what does not fit is asked from the database again.
MOST_HOSTS = 64
# What was used longest ago makes room.
MOST_ANSWERS = 1000
MOST_MARKUP = 8_000_000  # characters


@dataclass(frozen=True)
class MenuEntry:
    """One link of a menu."""

    title: str
    url: str


@dataclass
class Surroundings:
    """Everything of one version. Objects in here are shared between requests: hand out copies, change nothing."""

    token: str
    sites: dict = field(default_factory=dict)
    homes: dict = field(default_factory=dict)
    menus: dict = field(default_factory=dict)
    footers: dict = field(default_factory=dict)
    settings: dict = field(default_factory=dict)
    restricted_paths: list | None = None
    answers: OrderedDict = field(default_factory=OrderedDict)
    fragments: OrderedDict = field(default_factory=OrderedDict)
    markup: int = 0

    def site_for(self, hostname: str, port: str) -> Site | None:
        """The site that answers for this host, or None when there is none at all."""
        key = (hostname, port)
        if key not in self.sites:
            try:
                site = get_site_for_hostname(hostname, port)
            except Site.DoesNotExist:
                site = None
            if len(self.sites) >= MOST_HOSTS:
                return site
            self.sites[key] = site
        return copy.copy(self.sites[key])

    def homes_of(self, site: Site) -> dict[str, Page]:
        """The live home pages of `site` by language code, as bare pages; automatic copies are none of them."""
        if site.pk not in self.homes:
            pages = site.root_page.get_translations(inclusive=True).select_related("locale")
            pages = pages.filter(live=True, alias_of__isnull=True)
            self.homes[site.pk] = {page.locale.language_code: page for page in pages}
        return {code: copy.copy(page) for code, page in self.homes[site.pk].items()}

    def settings_of(self, site: Site | None) -> SiteSettings:
        """The settings of `site`."""
        key = site.pk if site else None
        if key not in self.settings:
            self.settings[key] = SiteSettings.of_site(site)
        return self.settings[key]

    def menu_of(self, home: Page) -> list[MenuEntry]:
        """The pages straight under `home` that editors put in the menu, in the order of the tree."""
        if home.pk not in self.menus:
            pages = Page.objects.child_of(home).live().public().in_menu().filter(alias_of__isnull=True)
            parts = [(page.title, page.get_url_parts()) for page in pages]
            self.menus[home.pk] = [MenuEntry(title, part[2]) for title, part in parts if part and part[2]]
        return self.menus[home.pk]

    def footer_of(self, site: Site | None, language: str) -> list[MenuEntry]:
        """The links at the bottom of every page of `site`, in `language`."""
        key = (site.pk if site else None, language)
        if key not in self.footers:
            with override(language):
                links = [block.value for block in self.settings_of(site).footer_links]
                self.footers[key] = [MenuEntry(link.text, href) for link in links if (href := link.href)]
        return self.footers[key]

    def page_at(self, url_path: str) -> Page | None:
        """The page with this address in the tree ("/home/nieuws/") as its own type, live or not; None: no such page."""
        return copy.copy(self.remember(("page", url_path), lambda: _find_page(url_path)))

    def remember(self, key: tuple, work_out: Callable[[], Any]) -> Any:
        """What `work_out` gave under `key` in this version; None is not kept. Shared between requests: copy what you
        change.

        It may follow from pages and other content that renews the version, not from people, places taken or the clock.
        """
        found = _recall(self.answers, key)
        if found is None:
            found = self.answers[key] = work_out()
            if len(self.answers) > MOST_ANSWERS:
                self.answers.popitem(last=False)
        return found

    def fragment(self, key: tuple, render: Callable[[], str]) -> str:
        """The markup under `key`; what `render` gives when this version has none yet. Under the rules of `remember`."""
        found = _recall(self.fragments, key)
        if found is None:
            found = render()
            self.markup += len(found) - len(self.fragments.get(key, ""))  # another thread may have been first
            self.fragments[key] = found
            while self.markup > MOST_MARKUP and self.fragments:
                self.markup -= len(self.fragments.popitem(last=False)[1])
        return found

    def is_restricted(self, page: Page) -> bool:
        """Whether a view restriction stands on `page` or above it."""
        if self.restricted_paths is None:
            self.restricted_paths = list(PageViewRestriction.objects.values_list("page__path", flat=True))
        return any(page.path.startswith(path) for path in self.restricted_paths)


def _find_page(url_path: str) -> Page | None:
    slug = url_path.rstrip("/").rpartition("/")[2]
    page = Page.objects.filter(slug=slug, url_path=url_path).first()
    return page and page.specific


def _recall(kept: OrderedDict, key):
    found = kept.get(key)
    if found is not None:
        with suppress(KeyError):  # another thread may just have made room
            kept.move_to_end(key)
    return found


_kept: Surroundings | None = None


def current_surroundings() -> Surroundings:
    """What stands round every page now. One query when nothing changed since the last time."""
    global _kept  # noqa: PLW0603 - the memory of this process is the point
    token = ContentVersion.current()
    kept = _kept
    if kept is None or kept.token != token:
        kept = _kept = Surroundings(token)
    return kept


def surroundings_of(request) -> Surroundings:
    """The same, asked once a request."""
    if not hasattr(request, "_leergilde_surroundings"):
        request._leergilde_surroundings = current_surroundings()
    return request._leergilde_surroundings


def site_of(request) -> Site | None:
    """The site that this request is for; Wagtail finds it on the request too."""
    if not hasattr(request, "_wagtail_site"):
        try:
            host, port = request.get_host(), request.get_port()
        except DisallowedHost:  # the page that refuses a forged host has a frame too: that of the default site
            host, port = "", "80"
        hostname = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        request._wagtail_site = surroundings_of(request).site_for(hostname, port)
    return request._wagtail_site
