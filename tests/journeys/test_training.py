"""From an instrument to a course, and courses from a file to the site."""

from tests.journeys.browsing import sign_in_staff

FILE = """aanbieder;code;titel;samenvatting;bewijs;vorm;regio;uren
Leerlicht Trainingen;LL-NIEUW;Rustig leidinggeven;Een dag voor teamleiders.;own;location;achterhoek;8
Onbekende school;X;Iets;Iets.;own;location;achterhoek;8
"""


def test_employer_finds_a_course_that_goes_with_an_instrument(visit):
    reader = visit(width=320, height=800)
    reader.open("/kennisbank/een-punts-les/")
    reader.follow("Zelf een instructiefilmpje maken")
    reader.see("4 uur, lessen en zelf leren samen")
    reader.check()
    reader.follow("Alle opleidingen")
    reader.see("20 modules")
    reader.page.get_by_label("Zoeken in de opleidingen").fill("lassers")
    reader.press("Zoeken")
    reader.follow("Tekening lezen voor lassers en bankwerkers")
    assert reader.heading() == "Tekening lezen voor lassers en bankwerkers"


def test_editor_brings_modules_in_and_gets_the_refused_rows_back(visit, tmp_path):
    editor = visit()
    sign_in_staff(editor, "redactie")
    editor.open("/beheer/training/import/")
    file = tmp_path / "aanbod.csv"
    file.write_text(FILE, encoding="utf-8")
    editor.page.get_by_label("Bestand").set_input_files(file)
    editor.press("Kijk wat er zou gebeuren")
    editor.see("1 nieuwe module")
    editor.see("‘Onbekende school’ is geen aanbieder die we kennen.")
    editor.press("1 module inlezen")
    editor.see("Ingelezen")
    with editor.page.expect_download() as download:
        editor.page.get_by_role("link", name="neem ze mee als bestand").click()
    assert "Onbekende school" in download.value.path().read_text(encoding="utf-8-sig")
    reader = visit()
    reader.open("/opleidingen/?q=rustig")
    reader.see("Rustig leidinggeven")
