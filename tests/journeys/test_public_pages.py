"""Every kind of public page, as an auditor looks at it: barriers, width, weight, cookies, dead links."""

import re
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import urlopen

import pytest

from tests.journeys.browsing import sign_in_by_code

FIRST_VIEW = 100_000  # bytes over the wire (design/speed.md)
WITH_A_FORM = {
    "/contact/",
    "/en/contact/",
    "/account/login/",
    "/en/account/login/",
    "/account/signup/",
    "/aanmelding/link-opnieuw/",
}
PAGES = [
    "/",
    "/agenda/",
    "/agenda/?past=1",
    "/agenda/kickstart-voor-nieuwkomers/",
    "/agenda/po-netwerkcafe/",
    "/aanmelding/link-opnieuw/",
    "/kennisbank/",
    "/kennisbank/?q=dagstart",
    "/kennisbank/?q=qqqqqq",
    "/kennisbank/leermeester-gezel/",
    "/kennisbank/praktijk/",
    "/kennisbank/bewijskracht/",
    "/kennisbank/open-data/",
    "/kennisbank/routes/",
    "/opleidingen/",
    "/opleidingen/?regio=achterhoek&q=lassen",
    "/en/opleidingen/",
    "/kennisbank/routes/mkb-idee-in-drie-fasen/",
    "/kennisbank/vaardighedenmatrix/formulier/",
    "/regelingen/",
    "/regelingen/slim/",
    "/regelingen/stap/",
    "/regelingen/kalender/",
    "/regelingen/wegwijzer/",
    "/regelingen/rekenhulp/",
    "/deelnemers/",
    "/deelnemers/staalbouw-oude-ijssel/",
    "/nieuws/",
    "/nieuws/zo-werkt-de-wachtlijst/",
    "/over/",
    "/programma/",
    "/programma/gelders-vakmanschap/",
    "/contact/",
    "/privacy/",
    "/cookies/",
    "/toegankelijkheid/",
    "/account/login/",
    "/account/signup/",
    "/zo-iets-is-er-niet/",
    "/en/",
    "/en/agenda/",
    "/en/agenda/kickstart-for-newcomers/",
    "/en/kennisbank/",
    "/en/kennisbank/leermeester-gezel/",
    "/en/kennisbank/praktijk/",
    "/en/kennisbank/bewijskracht/",
    "/en/kennisbank/open-data/",
    "/en/kennisbank/routes/mkb-idee-in-three-phases/",
    "/en/regelingen/",
    "/en/regelingen/slim/",
    "/en/regelingen/kalender/",
    "/en/regelingen/wegwijzer/",
    "/en/regelingen/rekenhulp/",
    "/en/deelnemers/",
    "/en/news/",
    "/en/about/",
    "/en/contact/",
    "/en/privacy/",
    "/en/cookies/",
    "/en/accessibility/",
    "/en/account/login/",
    "/en/programme/gelders-vakmanschap/",
    "/en/there-is-no-such-thing/",
]
MISSING = {"/zo-iets-is-er-niet/", "/en/there-is-no-such-thing/"}


def bytes_on_the_wire(visitor):
    """Count what the browser receives from now on; gives a function that tells how much it was."""
    received = []
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    return lambda: sum(received)


@pytest.mark.parametrize("path", PAGES)
def test_page_has_no_barrier_in_any_width_or_colour(visit, path):
    visitor = visit(width=320, height=640)
    received = bytes_on_the_wire(visitor)
    answer = visitor.open(path)
    assert answer.status == (404 if path in MISSING else 200)
    assert visitor.page.locator("html").get_attribute("lang") == ("en" if path.startswith("/en/") else "nl")
    visitor.page.wait_for_load_state("networkidle")
    assert received() < FIRST_VIEW
    for width, scheme in ((320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")):
        visitor.page.set_viewport_size({"width": width, "height": 800})
        visitor.page.emulate_media(color_scheme=scheme)
        visitor.check()


@pytest.mark.parametrize("path", [path for path in PAGES if path not in WITH_A_FORM])
def test_page_without_a_form_sets_no_cookie(running_site, path):
    answer = answer_of(running_site.address + path)
    assert answer.headers.get_all("Set-Cookie") is None
    assert b"csrfmiddlewaretoken" not in answer.read()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "Kickstart voor nieuwkomers"),
        ("/agenda/", "Kickstart voor nieuwkomers"),
        ("/kennisbank/?q=dagstart", "Dagstart met leerpunt"),
        ("/nieuws/", "Nieuws"),
        ("/en/kennisbank/", "instrument"),
    ],
)
def test_main_pages_work_without_javascript(visit, path, words):
    visitor = visit(width=320, javascript=False)
    visitor.open(path)
    assert visitor.page.locator("main").get_by_text(words).filter(visible=True).count() >= 1
    assert visitor.page.locator("html").evaluate("root => root.scrollWidth") <= 320


def test_menu_opens_without_javascript(visit):
    visitor = visit(width=320, javascript=False)
    visitor.open("/")
    visitor.page.locator("header summary").first.click()
    visitor.page.locator("header").get_by_role("link", name="Kennisbank").first.click()
    assert visitor.heading() == "Kennisbank"


def test_pages_of_somebody_signed_in_are_kept_by_no_cache(visit):
    visitor = visit()
    sign_in_by_code(visitor, "werkgever2@leergilde.example")
    for path in ("/mijn/", "/mijn/bedrijf/meubelmakerij-berkel/", "/account/", "/kennisbank/", "/"):
        answer = visitor.open(path)
        assert (answer.status, "no-store" in answer.headers["cache-control"]) == (200, True), path
        visitor.check()


def test_no_internal_link_is_dead(running_site):
    checked = {}
    for path in PAGES:
        page = answer_of(running_site.address + path).read().decode()
        for found in re.findall(r'(?:href|src)="([^"]+)"', page):
            link = urldefrag(urljoin(running_site.address + path, found.replace("&amp;", "&"))).url
            if urlsplit(link).netloc == urlsplit(running_site.address).netloc and link not in checked:
                checked[link] = path
    dead = {}
    for link, path in checked.items():
        status = answer_of(link).status
        if status >= 400 and path not in MISSING:
            dead[link] = (status, path)
    assert len(checked) > 100
    assert dead == {}


def answer_of(address):
    """The answer to an anonymous GET, also when it is an error."""
    try:
        return urlopen(address, timeout=30)  # noqa: S310 - an address of the running site
    except HTTPError as error:
        return error
