"""A session is closed with what others get from it: the company decides about its case, an editor finds the tip."""

from tests.journeys.browsing import sign_in_by_code, sign_in_staff
from tests.journeys.letters import link, parts
from tests.journeys.sessions import plan_session
from tests.journeys.test_organiser import choose, look
from tests.journeys.test_participant import register

EMPLOYER = "werkgever2@leergilde.example"
CASE, TIP = "Het bord bij de koffie", "Vraag wat er gebeurde, niet wie"
STORY = "Er ging iets twee keer mis. Nu hangt er een bord. Sinds maart is de afkeur minder."
HELD = """
from datetime import timedelta
from django.utils import timezone
from events.models import EventSession
end = timezone.now() - timedelta(minutes=5)
EventSession.objects.filter(reference={reference!r}).update(
    starts_at=end - timedelta(hours=2), ends_at=end, over_at=end
)
"""


def fill_in(organiser, kind, title):
    organiser.page.get_by_label(kind).check()
    choose(organiser, "Titel").fill(title)
    choose(organiser, "Wat kunnen anderen ervan leren?").fill(STORY)


def close(organiser, session):
    """Pressing with nothing filled in says what is missing; a case is enough."""
    organiser.open(session)
    organiser.follow("Markeren als gehouden")
    look(organiser, 320)
    organiser.press("Markeren als gehouden")
    organiser.see("Schrijf minstens één praktijkverhaal, tip of voorbeeld op, of zeg waarom niet.")
    look(organiser, 320)
    fill_in(organiser, "Praktijkverhaal: wat één bedrijf deed", CASE)
    choose(organiser, "Van wie is het praktijkverhaal?").select_option(label="Anna Werkplaats")
    organiser.press("Markeren als gehouden")
    organiser.see("De sessie is gemarkeerd als gehouden.")


def add_tip(organiser):
    organiser.follow("Opbrengst")
    organiser.see("Wacht op het bedrijf.")
    fill_in(organiser, "Tip: wat iedereen morgen kan doen", TIP)
    organiser.press("Bewaar dit")
    organiser.see("Concept in de kennisbank, voor de redactie.")
    look(organiser, 320)


def decide(site, told):
    """By the link in the mail: sign in on the way, and take the case along without the name of the company."""
    mail = site.mailbox.wait_for(EMPLOYER, "Een praktijkverhaal van je bedrijf")
    assert CASE in parts(mail)["text/plain"]
    assert STORY not in parts(mail)["text/plain"]
    told.open(link(mail, "/aanmelding/"))
    told.see(STORY)
    look(told, 320)
    sign_in_by_code(told, EMPLOYER)
    told.open(link(mail, "/aanmelding/"))
    look(told, 320)
    told.press("Delen zonder onze naam")
    told.page.wait_for_url("**/praktijkvoorbeelden/**")
    assert told.page.get_by_label("Wat hebben jullie gedaan?").input_value() == STORY
    told.open(link(mail, "/aanmelding/"))
    told.see("Het staat bij de praktijkvoorbeelden van")


def test_session_is_closed_with_a_case_that_its_company_shares_and_a_tip(visit, running_site):
    organiser, told, editor = visit(), visit(), visit()
    form = plan_session(running_site, capacity=8, days=44)
    register(told, form, "Anna Werkplaats", EMPLOYER)
    reference = form.rstrip("/").rpartition("/")[2]
    running_site.manage("shell", "--no-imports", "-c", HELD.format(reference=reference))

    sign_in_staff(organiser, "organisatie")
    close(organiser, f"/beheer/agenda/{reference}/")
    add_tip(organiser)
    decide(running_site, told)

    sign_in_staff(editor, "redactie")
    editor.see(TIP)
    editor.follow(TIP)
    assert editor.page.locator("#id_title").input_value() == TIP
    assert editor.page.locator("#id_minutes_per_week").input_value() == ""
