"""The kennisbank: an employer of twelve finds something and prints it; the panel publishes a level with its reason."""

from io import BytesIO
from zipfile import ZipFile

from tests.journeys.browsing import sign_in_staff
from tests.journeys.test_employer import number_found
from tests.journeys.test_organiser import choose, look

REASON = "Alle onderdelen staan er; over het effect weten we nog niets."


def test_employer_of_twelve_finds_something_for_under_an_hour_and_prints_it(visit):
    employer = visit(width=320, height=640)
    employer.open("/kennisbank/")
    total = number_found(employer)
    employer.page.locator(".lg-facets__toggle").click()
    employer.page.locator("details.lg-disclosure:has(input[name=hr]) > summary").click()
    for facet, value in (("grootte", "small"), ("tijd", "quarter"), ("hr", "zonder")):
        employer.page.locator(f"input[name={facet}][value={value}]").check()
        employer.page.wait_for_url(f"**{facet}={value}**")
    employer.check()
    assert 0 < number_found(employer) < total
    employer.page.locator(".lg-rows__list a").first.click()
    employer.page.wait_for_load_state()
    employer.check()
    employer.see("Hoe bepalen wij dit?")
    with employer.page.expect_download() as downloading:
        employer.follow("Hetzelfde formulier als bestand dat je kunt aanpassen (Word)")
    with open(downloading.value.path(), "rb") as file:
        assert "word/document.xml" in ZipFile(BytesIO(file.read())).namelist()
    employer.page.locator("h2#form + p a").click()
    employer.page.emulate_media(media="print")
    assert employer.page.locator(".lg-masthead").first.is_hidden()


def test_wrong_word_leads_to_what_was_meant(visit):
    reader = visit(javascript=False)
    reader.open("/kennisbank/?q=vaardighedematrix")
    reader.see("Bedoelde je")
    reader.page.get_by_role("link", name="vaardighedenmatrix").first.click()
    reader.page.locator("mark").first.wait_for()
    assert number_found(reader) > 0


def test_panel_publishes_a_level_with_its_reason(visit):
    editor, reader = visit(), visit()
    reader.open("/kennisbank/dagstart-met-leerpunt/")
    reader.see("Nog niet beoordeeld")
    sign_in_staff(editor, "redactie")
    editor.open("/beheer/evidence/")
    look(editor, 768)
    editor.follow("Dagstart met leerpunt")
    look(editor, 768)
    choose(editor, "Niveau").select_option("4")
    choose(editor, "Waarom, in twee regels (Nederlands)").fill(REASON)
    editor.press("Dit niveau publiceren")
    editor.see("De regels staan hoogstens niveau")
    choose(editor, "Niveau").select_option("1")
    editor.press("Dit niveau publiceren")
    editor.see("is gepubliceerd")
    reader.page.reload()
    reader.see(REASON)
    reader.page.get_by_text("Hoe bepalen wij dit?").click()
    reader.check()
    reader.follow("Alle niveaus uitgelegd")
    assert reader.heading() == "Hoe wij bewijskracht bepalen"
