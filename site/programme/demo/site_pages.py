"""The page tree of the demonstration: homes, text pages, programmes with their facts, duties of a public site,
settings."""

import json
import uuid
from datetime import date

from django.conf import settings
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from pagekit.models import SiteSettings
from programme.demo import programmes
from programme.demo.links import linked, page_text
from programme.demo.reading import read
from programme.demo.removing import take_off
from programme.models import (
    AccessibilityPage,
    ContactPage,
    ContentPage,
    CookiesPage,
    HomePage,
    NewsIndexPage,
    PrivacyPage,
    Programme,
    ProgrammePage,
)

AUDIENCES = {
    "werkgever": "employer",
    "werknemer": "employee",
    "werkzoekende": "job_seeker",
    "zzp'er": "self_employed",
}
PRIVACY_INTRODUCTION = {
    "nl": "Wat we van je bewaren, waarom, en hoe lang. Deze lijst komt uit het systeem zelf, dus er staat niets"
    " anders in dan wat er echt gebeurt.",
    "en": "What we keep about you, why, and for how long. This list comes from the system itself, so it says only what"
    " really happens.",
}
NEWS_INTRODUCTION = {
    "nl": "Wat er speelt in de programma's, bij bedrijven en rond regelingen.",
    "en": "What is going on in the programmes, at companies and around schemes.",
}
# Dutch address, English address, titles; the texts come from the statements of programme.toml.
DUTIES = (
    (ContactPage, "contact", "contact", "contact_intro"),
    (PrivacyPage, "privacy", "privacy", None),
    (CookiesPage, "cookies", "cookies", "cookies_intro"),
    (AccessibilityPage, "toegankelijkheid", "accessibility", "accessibility"),
)
FOOTER = ("over", "contact", "privacy", "cookies", "toegankelijkheid")
NAMESPACE = uuid.UUID("8f3f7d0a-2f62-4d0c-9d2c-6f6f54a1b0a4")


def load(*, today: date) -> None:
    """Make or bring up to date everything of the tree that belongs to the programme room. Twice changes nothing."""
    content = read("site/programme.toml")
    programmes.load_rows(content)
    dutch = Locale.objects.get_or_create(language_code="nl")[0]
    english = Locale.objects.get_or_create(language_code="en")[0]
    homes = _homes(content["home"], dutch, english)
    for locale in (dutch, english):
        home = homes[locale.language_code]
        _news_index(home, locale)
        _text_pages(content["page"], home, locale)
        _programme_pages(content["programme"], home, locale)
        _duties(content["statement"], home, locale)


def remove() -> None:
    """Take the pages and the programmes away; a site whose home goes is made anew with it."""
    content = read("site/programme.toml")
    slugs = {entry[f"slug_{language}"] for entry in content["page"] for language in ("nl", "en")}
    take_off(ProgrammePage.objects.filter(programme__slug__in=[entry["slug"] for entry in content["programme"]]))
    programmes.remove_rows(content)
    for page_type in (NewsIndexPage, *(duty[0] for duty in DUTIES)):
        take_off(page_type.objects.all())
    take_off(ContentPage.objects.filter(slug__in=slugs))
    homes = Site.objects.filter(is_default_site=True).values("root_page__translation_key")
    take_off(HomePage.objects.filter(depth=2, translation_key__in=homes))


def finish(*, today: date) -> None:
    """What needs the pages of the other rooms: links between pages, doors of the home page, menu order, footer."""
    content = read("site/programme.toml")
    for locale in Locale.objects.all():
        language = locale.language_code
        home = HomePage.objects.filter(locale=locale, depth=2).first()
        if not home:
            continue
        home.doors = json.dumps(_doors(content["home"]["door"], language))
        home.save()
        _link_texts(content, home, language)
        _order_menu(home)
    _settings()


def block(kind, value, *path):
    """A block with an id that is the same in both languages, so that a translation can be brought up to date later."""
    return {"type": kind, "value": value, "id": str(uuid.uuid5(NAMESPACE, "/".join(map(str, path))))}


def place(parent, page_type, locale, slug, source_slug, **fields):
    """The page of `page_type` at `slug` below `parent`, made when it is not there yet; a translation shares its key.

    `source_slug` is the Dutch slug: the page there, below the Dutch twin of `parent`, is what this one translates.
    """
    existing = page_type.objects.child_of(parent).filter(slug=slug).first()
    if existing:
        return existing
    now = timezone.now()
    page = page_type(slug=slug, locale=locale, live=True, first_published_at=now, last_published_at=now, **fields)
    if locale.language_code != settings.LANGUAGE_CODE:
        twin = parent.get_translations().filter(locale__language_code=settings.LANGUAGE_CODE).first()
        source = twin and page_type.objects.child_of(twin).filter(slug=source_slug).first()
        if source:
            page.translation_key = source.translation_key
    return parent.add_child(instance=page)


def _homes(content, dutch, english):
    root = Page.objects.get(depth=1)
    site = Site.objects.filter(is_default_site=True).first()
    home = HomePage.objects.filter(depth=2, locale=dutch, slug="home").first()
    if home is None:
        # A fresh Wagtail has a welcome page at this place.
        for welcome in root.get_children().exclude(content_type__model="homepage"):
            welcome.delete()
        root = Page.objects.get(depth=1)
        home = root.add_child(instance=_home(content, "nl", dutch, "home"))
    if site is None or site.root_page_id != home.pk:
        Site.objects.filter(is_default_site=True).delete()
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True, site_name="Leergilde")
    other = HomePage.objects.filter(depth=2, locale=english, translation_key=home.translation_key).first()
    if other is None:
        other = _home(content, "en", english, "home-en")
        other.translation_key = home.translation_key
        other = Page.objects.get(depth=1).add_child(instance=other)
    return {"nl": home, "en": other}


def _home(content, language, locale, slug):
    now = timezone.now()
    return HomePage(
        title="Leergilde",
        slug=slug,
        locale=locale,
        heading=content[f"heading_{language}"],
        introduction=content[f"intro_{language}"],
        first_published_at=now,
        last_published_at=now,
    )


def _doors(doors, language):
    made = []
    for number, door in enumerate(doors):
        links = []
        for position, link in enumerate(door["links"]):
            value = linked(link["path"], language, label=link[f"label_{language}"])
            links.append({"type": "item", "value": value, "id": str(uuid.uuid5(NAMESPACE, f"door{number}/{position}"))})
        value = {
            "audience": AUDIENCES[door["audience"]],
            "title": door[f"title_{language}"],
            "text": door[f"text_{language}"],
            "links": links,
        }
        made.append(block("door", value, "door", number))
    return made


def _news_index(home, locale):
    language = locale.language_code
    place(
        home,
        NewsIndexPage,
        locale,
        {"nl": "nieuws", "en": "news"}[language],
        "nieuws",
        title={"nl": "Nieuws", "en": "News"}[language],
        introduction=NEWS_INTRODUCTION[language],
        show_in_menus=True,
    )


def _text_pages(pages, home, locale):
    language = locale.language_code
    by_slug = {}
    for content in pages:
        parent = by_slug.get(content["parent"], home)
        by_slug[content["slug_nl"]] = place(
            parent,
            ContentPage,
            locale,
            content[f"slug_{language}"],
            content["slug_nl"],
            title=content[f"title_{language}"],
            introduction=content[f"intro_{language}"],
            search_description=content[f"intro_{language}"],
            body=_text(page_text(content[f"body_{language}"], language), content["slug_nl"]),
            show_in_menus=content["parent"] == "" and content["slug_nl"] not in FOOTER,
        )


def _text(html, *path):
    return json.dumps([block("text", html, *path)])


def _programme_pages(contents, home, locale):
    language = locale.language_code
    slug = {"nl": "programma", "en": "programme"}[language]
    parent = ContentPage.objects.child_of(home).get(slug=slug)
    for content in contents:
        place(
            parent,
            ProgrammePage,
            locale,
            content["slug"] if language == "nl" else content["slug_en"],
            content["slug"],
            title=content[f"name_{language}"],
            introduction=content[f"summary_{language}"],
            search_description=content[f"summary_{language}"],
            body=_text(page_text(content[f"intro_{language}"], language), content["slug"]),
            programme=Programme.objects.get(slug=content["slug"]),
        )


def _duties(statements, home, locale):
    language = locale.language_code
    texts = {statement["key"]: statement for statement in statements}
    for page_type, dutch_slug, english_slug, key in DUTIES:
        statement = texts.get(key)
        place(
            home,
            page_type,
            locale,
            {"nl": dutch_slug, "en": english_slug}[language],
            dutch_slug,
            title=statement[f"title_{language}"] if statement else "Privacy",
            introduction="" if statement else PRIVACY_INTRODUCTION[language],
            body=_text(page_text(statement[f"body_{language}"], language), key) if statement else "[]",
        )


def _link_texts(content, home, language):
    """Put page links where the texts name addresses, now that all pages are there: those follow a new slug."""
    for entry in content["page"]:
        page = ContentPage.objects.descendant_of(home).get(slug=entry[f"slug_{language}"])
        page.body = _text(page_text(entry[f"body_{language}"], language), entry["slug_nl"])
        page.save()


def _order_menu(home):
    """Agenda, kennisbank, participants, news, programme, about: what people do first stands first."""
    first = ("kennisbank", "regelingen", "agenda", "deelnemers", "participants")
    order = (*first, "nieuws", "news", "programma", "programme", "over")
    children = list(home.get_children().order_by("path"))
    wanted = sorted(children, key=lambda page: order.index(page.slug) if page.slug in order else len(order))
    if [page.pk for page in wanted] == [page.pk for page in children]:
        return
    for page in wanted:
        Page.objects.get(pk=page.pk).move(Page.objects.get(pk=home.pk), pos="last-child")


def _settings():
    site = Site.objects.get(is_default_site=True)
    stored = SiteSettings.of_site(site)
    stored.programme_name = "Leergilde"
    stored.tagline_nl = "Leren van je eigen werk, en van elkaar. Voor kleine bedrijven en hun mensen."
    stored.tagline_en = "Learning from your own work, and from each other. For small companies and their people."
    stored.contact_mailbox = stored.contact_mailbox or "redactie@leergilde.example"
    home = site.root_page
    pages = [Page.objects.child_of(home).filter(slug=slug).first() for slug in FOOTER]
    links = [{"page": page.pk, "url": "", "label": ""} for page in pages if page]
    stored.footer_links = json.dumps([block("link", link, "footer", n) for n, link in enumerate(links)])
    stored.save()
