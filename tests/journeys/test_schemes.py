"""Schemes: a self-employed person through the guide on a phone; an employer counts a plan; an editor changes a rule."""

import re
import time

from tests.journeys.browsing import sign_in_staff
from tests.journeys.test_organiser import look

EXAMPLE = "Zzp'er zonder personeel wil een cursus"


def answer(reader, words):
    reader.page.get_by_label(words, exact=True).check()
    reader.press("Verder")
    reader.page.wait_for_load_state()


def test_self_employed_person_is_through_the_guide_within_five_minutes(visit):
    reader, began = visit(width=320, height=640), time.monotonic()
    reader.open("/regelingen/")
    reader.check()
    reader.follow("Welke regeling past bij mij? Vijf vragen")
    reader.check()
    reader.press("Verder")
    reader.see("Kies een van deze antwoorden.")
    reader.check()
    for words in ("Zzp'er", "Metaalbewerking", "Een cursus of opleiding"):
        answer(reader, words)
    reader.see("Vraag 4 van 4")
    reader.follow("Vorige vraag")
    answer(reader, "Advies over mijn werk of loopbaan")
    answer(reader, "Nee")
    assert reader.heading() == "Regelingen voor jou"
    reader.see("SLIM is er niet voor zzp'ers zonder personeel.")
    reader.see("gratis en onafhankelijk")
    reader.check()
    assert time.monotonic() - began < 5 * 60
    assert reader.context.cookies() == []
    with_answers = reader.page.url
    english = visit()
    english.open(with_answers.replace("/regelingen/", "/en/regelingen/"))
    english.see("SLIM is not for self-employed people without staff.")
    english.check()


def test_guide_works_without_javascript_and_by_keyboard(visit):
    reader = visit(javascript=False)
    reader.open("/regelingen/wegwijzer/")
    answer(reader, "Werknemer")
    answer(reader, "Technische installatie")
    assert "/regelingen/wegwijzer/" in reader.page.url
    keyboard = visit()
    keyboard.open("/regelingen/wegwijzer/")
    keyboard.page.get_by_label("Werkgever", exact=True).focus()
    keyboard.page.keyboard.press("Space")
    keyboard.tab_to("Verder", "button")
    keyboard.page.keyboard.press("Enter")
    keyboard.see("Vraag 2 van 5")


def test_employer_counts_a_plan_and_changes_it(visit):
    employer = visit(width=320, height=640)
    employer.open("/regelingen/rekenhulp/")
    employer.check()
    employer.press("Laat zien wat regelingen betalen")
    employer.see("Vul minstens één kostenpost in.")
    employer.check()
    employer.type("Hoeveel mensen werken er in je bedrijf?", "24")
    employer.page.locator("#id_form-0-kind").select_option("adviser")
    employer.page.locator("#id_form-0-amount").fill("12000")
    employer.press("Laat zien wat regelingen betalen")
    employer.page.wait_for_url(re.compile("/rekenhulp/.+:"))
    assert employer.heading() == "Regelingen kunnen € 7.200 van € 12.000 betalen"
    employer.check()
    employer.page.emulate_media(media="print")
    employer.see("Zelf betaal je € 4.800.")
    employer.page.emulate_media(media="screen")
    employer.follow("Plan wijzigen")
    employer.page.locator("#id_form-0-amount").fill("6000")
    employer.press("Laat zien wat regelingen betalen")
    employer.see("Zij betaalt niets onder € 5.000.")


def test_editor_sees_who_is_affected_before_a_rule_is_published(visit):
    editor, reader = visit(), visit()
    sign_in_staff(editor, "redactie")
    editor.open("/beheer/schemes/check/")
    editor.see("Bronnen verschillen")
    look(editor, 768)
    editor.page.locator("input[name=key]").first.check()
    editor.press("Wat ik aanvinkte klopt nog: vandaag nagekeken")
    editor.see("1 feit is vandaag nagekeken.")

    editor.open("/beheer/schemes/guide/")
    editor.follow("Regelingenwijzer")
    editor.page.get_by_role("tab", name="Wanneer een regeling past").click()
    unclear = editor.page.locator('[name="tests-0-value-conditions-4-value-unclear"]')
    unclear.fill("ja, nee")
    editor.page.get_by_label("Toon/verberg voorvertoning").click()
    frame = editor.page.frame_locator("iframe[title*=oorvertoning]").first
    panel = frame.locator("section", has_text=EXAMPLE)
    panel.get_by_text("nu: Past niet").wait_for()
    reader.open("/regelingen/wegwijzer/")
    for words in ("Zzp'er", "Metaalbewerking", "Een cursus of opleiding", "Nee"):
        answer(reader, words)
    assert verdict(reader) == "Past niet"

    publish(editor)
    editor.page.wait_for_url("**/beheer/schemes/guide/**")
    reader.page.reload()
    assert verdict(reader) == "Past misschien"


def publish(editor):
    editor.page.get_by_role("button", name="Meer acties").click()
    editor.page.locator("footer [name=action-publish]").click()
    editor.see("gepubliceerd")


def verdict(reader):
    """Under which heading SLIM stands."""
    section = reader.page.locator("section", has=reader.page.get_by_role("link", name="SLIM", exact=True))
    return section.first.locator("h2").inner_text()
