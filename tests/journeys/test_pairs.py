"""An employer comes with a newcomer: planned by the organiser, registered on a phone, read back from both mails. The
second pair waits for the interpreter, and has a place as soon as there is one more.
"""

from tests.journeys.browsing import sign_in_staff
from tests.journeys.letters import calendar_entry, link, parts
from tests.journeys.sessions import plan_session

EMPLOYER, NEWCOMER = "gea@bakkerij.example", "amal@nieuw.example"


def fill_in_pair(visitor, name, email, newcomer, newcomer_email=""):
    visitor.type("Naam", name)
    visitor.type("E-mailadres", email)
    visitor.type("Naam", newcomer, 1)
    visitor.type("E-mailadres", newcomer_email, 1)
    visitor.page.get_by_label("Hoe goed spreekt de nieuwkomer Nederlands?").select_option(
        label="A1: korte, eenvoudige zinnen"
    )


def take_interpreter(visitor, words):
    field = visitor.page.get_by_label("Taalhulp", exact=True)
    field.select_option(label=f"Tolk Arabisch: {words}")


def test_pair_registers_and_the_second_waits_for_the_interpreter(visit, running_site):
    mailbox = running_site.mailbox
    form = plan_session(running_site, capacity=8, days=44)
    reference = form.rstrip("/").rpartition("/")[2]

    organiser = visit(width=1280)
    plan_for_pairs(organiser, reference)

    gea = visit(width=320)
    register_on_a_phone(gea, form)
    for_amal = mailbox.wait_for(NEWCOMER, "Bevestiging:")
    read_both_languages(for_amal)
    assert "Samen met Amal" in parts(mailbox.wait_for(EMPLOYER, "Bevestiging:"))["text/plain"]

    hans = visit(width=320, javascript=False)
    wait_for_the_interpreter(hans, form)
    organiser.open(f"/beheer/agenda/{reference}/language-help/")
    organiser.page.get_by_label("Tolk Arabisch").fill("2")
    organiser.press("Opslaan")
    organiser.see("Tolk Arabisch: 2 van 2 bezet")
    offer = mailbox.wait_for("hans@glas.example", "Er is een plaats vrij", number=2)
    hans.open(link(offer, "/aanmelding/"))
    hans.press("Plaats aannemen", about="Bilal")
    hans.page.wait_for_url("**done=accept")
    assert hans.page.get_by_text("Heeft een plaats", exact=True).count() == 2

    amal = visit(width=320)
    cancel_in_english(amal, link(for_amal, "/en/aanmelding/"))
    for address, words in ((EMPLOYER, "Een van jullie kan niet"), (NEWCOMER, "You came as a pair")):
        gone = mailbox.wait_for(address, "Afgemeld")
        assert words in parts(gone)["text/plain"]
        assert calendar_entry(gone)[0] == "CANCEL"


def plan_for_pairs(organiser, reference):
    """People come in pairs, with one place at an interpreter of Arabic."""
    sign_in_staff(organiser, "organisatie")
    organiser.open(f"/beheer/agenda/{reference}/rules/")
    organiser.page.get_by_label("Mensen komen twee aan twee: iemand van de werkgever en een nieuwkomer").check()
    organiser.press("Opslaan")
    organiser.page.wait_for_url(f"**/beheer/agenda/{reference}/")
    organiser.follow("Taalhulp")
    organiser.page.get_by_label("Nog een: welke hulp").select_option(label="Tolk")
    organiser.page.get_by_label("In welke taal").select_option(label="Arabisch")
    organiser.type("Voor hoeveel nieuwkomers", "1")
    organiser.press("Opslaan")
    organiser.see("Tolk Arabisch: 0 van 1 bezet")


def register_on_a_phone(gea, form):
    """A pair with the interpreter, after a mistake."""
    gea.open(form)
    gea.check()
    fill_in_pair(gea, "Gea Deeg", EMPLOYER, "Amal", NEWCOMER)
    gea.page.get_by_label("Hoe goed spreekt de nieuwkomer Nederlands?").select_option(label="Kies")
    gea.press("Aanmelden")
    gea.page.locator(".lg-error-summary").wait_for()
    gea.see("Kies een niveau. Weet je het niet? Kies dat.")
    gea.check()
    fill_in_pair(gea, "Gea Deeg", EMPLOYER, "Amal", NEWCOMER)
    gea.page.get_by_label("Taal van de mail").select_option(label="English")
    take_interpreter(gea, "nog voor 1 nieuwkomer")
    gea.press("Aanmelden")
    gea.page.wait_for_url("**/klaar/**")
    assert gea.heading() == "Je bent aangemeld"
    assert gea.page.locator("section[aria-labelledby=who] dt").all_inner_texts() == ["Gea Deeg", "Amal"]


def read_both_languages(letter):
    """The mail to the newcomer: Dutch, English below it, and a calendar part."""
    text = parts(letter)["text/plain"].replace("\r\n", "\n")
    dutch, english = text.split("----------------------------------------")
    assert "Samen met Gea Deeg\nTolk Arabisch" in dutch
    assert "Together with Gea Deeg\nInterpreter Arabic" in english
    assert calendar_entry(letter)[0] == "REQUEST"


def wait_for_the_interpreter(hans, form):
    """There are seats, but the interpreter is taken: both wait."""
    hans.open(form)
    fill_in_pair(hans, "Hans Glas", "hans@glas.example", "Bilal")
    take_interpreter(hans, "bezet, jullie wachten samen")
    hans.press("Aanmelden")
    hans.page.wait_for_url("**/klaar/**")
    assert hans.heading() == "Je staat op de wachtlijst"
    hans.see("Jullie wachten samen op taalhulp (Tolk Arabisch): die is nu bezet.")


def cancel_in_english(amal, address):
    """The newcomer cancels by the own link, in the own language."""
    amal.open(address)
    amal.check()
    amal.press("Cancel my place")
    amal.see("You come as a pair: both places are given up.")
    amal.check()
    amal.press("Yes, cancel")
    amal.page.wait_for_url("**done=cancel")
