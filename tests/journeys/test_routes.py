"""A company finds a route in the kennisbank, begins it on a phone, and a colleague goes on."""

from tests.journeys.browsing import sign_in_by_code

ROUTE = "In twaalf weken op gang, zonder HR-afdeling"


def find_route(reader):
    reader.open("/kennisbank/")
    reader.follow("Niet weten waar je begint? Volg een route")
    reader.follow(ROUTE)
    assert reader.heading() == ROUTE
    reader.check()


def test_company_follows_a_route_together(visit):
    boss, colleague = visit(), visit()
    sign_in_by_code(boss, "werkgever@leergilde.example")
    boss.page.set_viewport_size({"width": 320, "height": 900})
    find_route(boss)
    boss.follow("Volg deze route met je bedrijf")
    boss.press("Begin met deze route")
    boss.see("0 van 4 stappen gedaan")
    boss.press("Gedaan", about="Dagstart met leerpunt")
    boss.see("1 van 4 stappen gedaan")
    boss.check()

    sign_in_by_code(colleague, "medewerker@leergilde.example")
    colleague.open("/mijn/")
    colleague.see("Nu aan de beurt: Eén-punts-les en instructiefilmpje")
    colleague.page.get_by_role("link", name=ROUTE).click()
    colleague.press("Gedaan", about="Eén-punts-les en instructiefilmpje")
    colleague.see("2 van 4 stappen gedaan")
    colleague.press("Toch niet gedaan", about="Eén-punts-les en instructiefilmpje")
    colleague.see("1 van 4 stappen gedaan")
    colleague.check()
    colleague.page.locator("summary", has_text="Stop met deze route").click()
    colleague.check()
    colleague.press("Ja, stop")
    colleague.see("Je bedrijf volgt deze route niet meer.")
    colleague.check()
