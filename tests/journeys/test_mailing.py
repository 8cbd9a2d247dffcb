"""An organiser writes to who comes: a field that does not exist, a look, a test, the mail itself, and how far it is."""

from tests.journeys.browsing import sign_in_staff
from tests.journeys.letters import link, parts
from tests.journeys.sessions import plan_session
from tests.journeys.test_organiser import choose, look
from tests.journeys.test_participant import register

ANNA, BRAM, LATE = "anna@mail.example", "bram@mail.example", "laat@mail.example"
ORGANISER = "organisatie@leergilde.example"
SUBJECT = "Neem je laptop mee"
BODY = "Beste {name},\n\nNeem je laptop mee.\n\nJe aanmelding: {link}"


def write(organiser, subject, body):
    choose(organiser, "Onderwerp, Nederlands").fill(subject)
    choose(organiser, "Tekst, Nederlands").fill(body)
    organiser.press("Bekijken")


def test_mail_is_written_tested_and_sent_to_who_has_a_place(visit, running_site):
    organiser, reader = visit(), visit()
    mailbox = running_site.mailbox
    form = plan_session(running_site, capacity=2, days=46)
    register(reader, form, "Anna", ANNA)
    register(reader, form, "Bram", BRAM)
    register(reader, form, "Wim", LATE)
    sign_in_staff(organiser, "organisatie")
    organiser.open(f"/beheer/agenda/{form.rstrip('/').rpartition('/')[2]}/")
    organiser.follow("Mail aan deelnemers")
    look(organiser, 320)

    write(organiser, SUBJECT, BODY.replace("{name}", "{naam}"))
    organiser.see("{naam} is geen veld.")
    look(organiser, 320)
    write(organiser, SUBJECT, BODY)
    organiser.see("Beste Anna,")
    look(organiser, 320)
    organiser.press("Test naar mezelf")
    test = mailbox.wait_for(ORGANISER, f"Test: {SUBJECT}")
    assert "Dit is een test." in parts(test)["text/plain"]
    assert not mailbox.to(ANNA, SUBJECT)

    organiser.press("Verstuur aan 2 mensen")
    organiser.see("Verstuurd op")
    for address, name in ((ANNA, "Anna"), (BRAM, "Bram")):
        arrived = mailbox.wait_for(address, SUBJECT)
        assert f"Beste {name}," in parts(arrived)["text/plain"]
    organiser.page.reload()
    gone_out = organiser.page.locator("dt", has_text="Verstuurd").first.locator("xpath=following-sibling::dd[1]")
    assert gone_out.inner_text() == "2"
    look(organiser, 320)
    reader.open(link(arrived, "/aanmelding/"))
    reader.page.get_by_role("heading", name="Bram").wait_for()
    assert not mailbox.to(LATE, SUBJECT)
