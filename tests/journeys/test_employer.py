"""An employer shares a practice: reads the kennisbank, tells, is asked, agrees, sees it on the site, withdraws it."""

import re

from tests.journeys.browsing import sign_in_by_code, sign_in_staff
from tests.journeys.letters import link

EMPLOYER = "werkgever@leergilde.example"
INSTRUMENT = "Dagstart met leerpunt"
TITLE = "Tien minuten bij de zaagmachine"


def test_the_kennisbank_narrows_down_with_facets_and_search(visit):
    reader = visit(width=320)
    reader.open("/kennisbank/")
    reader.check()
    total = number_found(reader)
    reader.page.locator(".lg-facets__toggle").click()
    box = reader.page.locator(".lg-facet input[type=checkbox]").first
    expected = int(re.match(r"\d+", reader.page.locator(".lg-facet .lg-count").first.inner_text()).group(0))
    box.check()
    reader.page.wait_for_url("**/kennisbank/?**")
    reader.page.wait_for_function(f"document.querySelector('.lg-result-line b').innerText.startsWith('{expected} ')")
    assert number_found(reader) == expected < total
    reader.check()
    reader.open("/kennisbank/")
    reader.type("Zoeken in de kennisbank", "dagstart")
    reader.press("Zoeken")
    reader.page.wait_for_url("**q=dagstart**")
    reader.check()
    assert 0 < number_found(reader) < total
    reader.page.locator("mark").first.wait_for()


def number_found(reader):
    """The number on the line above the results."""
    text = reader.page.locator(".lg-result-line b").inner_text()
    return int(re.fullmatch(r"(\d+) instrument(en)?", text).group(1))


def test_a_practice_is_told_reviewed_agreed_published_and_withdrawn(visit, running_site):
    employer, editor, anybody = visit(), visit(), visit()
    sign_in_by_code(employer, EMPLOYER)
    employer.open("/mijn/")
    assert employer.heading() == "Staalbouw Oude IJssel"
    employer.check()
    assert employer.page.get_by_role("link", name="Praktijkvoorbeeld delen").count() >= 1

    tell(employer)
    employer.press("Insturen voor beoordeling")
    employer.see("Je praktijkvoorbeeld is ingestuurd")
    mine = employer.page.url
    employer.check()

    sign_in_staff(editor, "redactie")
    editor.open("/beheer/praktijkvoorbeelden/")
    editor.follow(TITLE)
    editor.page.locator('[name="result"]').fill("Hoeveel mensen deden er mee?")
    editor.press("Vraag naar het bedrijf sturen")
    running_site.mailbox.wait_for(EMPLOYER, "Een vraag over")

    employer.open(mine)
    employer.see("Hoeveel mensen deden er mee?")
    employer.check()
    employer.page.get_by_role("link", name="De vraag beantwoorden").click()
    employer.type("Wat leverde het op?", "Minder fouten. Alle acht mensen deden mee.")
    employer.press("Insturen voor beoordeling")
    employer.see("Je praktijkvoorbeeld is ingestuurd")

    editor.open("/beheer/praktijkvoorbeelden/")
    editor.follow(TITLE)
    write_text(editor)
    editor.press("Voorleggen aan het bedrijf")
    mail = running_site.mailbox.wait_for(EMPLOYER, "Akkoord?")
    employer.open(link(mail, "/mijn/"))
    employer.see("De redactie schreef dit op.")
    employer.check()
    employer.press("Akkoord met publicatie")
    employer.page.get_by_role("heading", name="Nu op de site").wait_for()
    employer.check()

    employer.page.locator("section[aria-labelledby=online] a").first.click()
    address = employer.page.url
    assert "/kennisbank/praktijk/" in address
    assert anybody.open(address).status == 200
    anybody.check()
    for path in ("/kennisbank/dagstart-met-leerpunt/", "/deelnemers/staalbouw-oude-ijssel/", "/kennisbank/praktijk/"):
        anybody.open(path)
        assert anybody.page.locator(f"a[href$='{address.partition('/kennisbank')[2]}']").count() >= 1, path
        anybody.check()

    employer.open(mine)
    employer.press("Dit praktijkvoorbeeld intrekken")
    employer.see("Jullie praktijkvoorbeeld is ingetrokken")
    assert anybody.open(address).status == 404
    anybody.check()


def tell(employer):
    """From the page of the instrument to the form, and fill it in."""
    employer.open("/kennisbank/dagstart-met-leerpunt/")
    employer.page.get_by_role("link", name="Vertel wat jullie ermee deden").click()
    employer.check()
    assert (
        employer.page.get_by_label("Over welk instrument gaat het?").locator("option:checked").inner_text()
        == INSTRUMENT
    )
    employer.see("zichtbaar voor")
    employer.type("Hoe noem je het?", TITLE)
    employer.type("Wat was er aan de hand?", "We maakten vaak dezelfde fout bij de zaag.")
    employer.type("Wat hebben jullie gedaan?", "Elke ochtend tien minuten bij de machine.")
    employer.type("Wat leverde het op?", "Minder fouten.")


def write_text(editor):
    """The editors' own text, in Dutch."""
    for name, text in {
        "title": "Tien minuten bij de zaag",
        "summary": "De redactie schreef dit op.",
        "situation": "Dezelfde fout kwam vaak terug.",
        "approach": "Elke ochtend tien minuten bij de machine.",
        "result": "Minder fouten.",
    }.items():
        editor.page.locator(f'[name="nl-{name}"]').fill(text)
