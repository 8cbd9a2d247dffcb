"""What stands round every page (sites, homes, menus, settings, restrictions), worked out once per version per process.

`design/speed.md` says what it costs to ask these on every request. Here one query asks whether anything changed
(`ContentVersion`); if not, everything comes from the memory of this process. There is nothing to expire and nothing to
forget: another process that publishes changes the token in its own transaction.
"""

import copy
from dataclasses import dataclass, field

from django.core.exceptions import DisallowedHost
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.models.sites import get_site_for_hostname

from pagekit.models.settings import SiteSettings
from pagekit.models.version import ContentVersion

# A visitor can write anything in the Host header; what does not fit is asked from the database again.
MOST_HOSTS = 64


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

    def is_restricted(self, page: Page) -> bool:
        """Whether a view restriction stands on `page` or above it."""
        if self.restricted_paths is None:
            self.restricted_paths = list(PageViewRestriction.objects.values_list("page__path", flat=True))
        return any(page.path.startswith(path) for path in self.restricted_paths)


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
