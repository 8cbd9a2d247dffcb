"""Who sees what: somebody named for one session runs that one; a coach sees what a company lets them, until it ends."""

import re

from tests.journeys.browsing import sign_in_by_code, sign_in_staff
from tests.journeys.sessions import plan_session
from tests.journeys.test_organiser import choose, look
from tests.journeys.test_participant import register

COMPANY = "staalbouw-oude-ijssel"


def test_somebody_named_for_a_session_runs_it_and_finds_no_other(visit, running_site):
    form = plan_session(running_site, capacity=4, days=47)
    other = plan_session(running_site, capacity=4, days=48)
    mine, foreign = (f"/beheer/agenda/{address.rstrip('/').rpartition('/')[2]}/" for address in (form, other))
    register(visit(width=320), form, "Nel Naam", "nel@naam.example")

    organiser, lead = visit(width=1280), visit(width=1280)
    sign_in_staff(lead, "begeleiding")
    assert lead.open(mine).status == 404
    sign_in_staff(organiser, "organisatie")
    organiser.open(mine)
    organiser.follow("Wie begeleidt")
    look(organiser, 320, 768)
    choose(organiser, "Wie").select_option(label="(begeleiding@leergilde.example)")
    organiser.press("Toevoegen")
    organiser.see("begeleiding@leergilde.example begeleidt deze sessie vanaf nu.")
    look(organiser, 320, 768)

    lead.open("/beheer/agenda/")
    assert lead.page.locator(f"a[href='{mine}']").count() >= 1
    assert lead.page.locator(f"a[href='{foreign}']").count() == 0
    look(lead, 768)
    lead.open(mine)
    lead.see("Nel Naam")
    look(lead, 320, 768)
    assert lead.page.get_by_role("link", name="Opnieuw plannen").count() == 0
    assert lead.open(foreign).status == 404

    organiser.page.get_by_role("button", name=re.compile("^Eraf halen")).click()
    organiser.see("begeleiding@leergilde.example begeleidt deze sessie niet meer.")
    assert lead.open(mine).status == 404


def test_a_coach_sees_numbers_until_the_company_stops_it(visit, running_site):
    coach, employer = visit(width=1280), visit(width=1280)
    sign_in_staff(coach, "coach")
    coach.follow("Mijn bedrijven")
    look(coach, 320, 768)
    coach.follow("Staalbouw Oude IJssel")
    coach.see("Alleen getallen: geen namen.")
    look(coach, 320, 768)
    address = coach.page.url

    sign_in_by_code(employer, "werkgever@leergilde.example")
    employer.open(f"/mijn/bedrijf/{COMPANY}/")
    employer.follow("Coach")
    look(employer, 320, 768)
    employer.page.get_by_role("button", name=re.compile("^Stoppen")).click()
    employer.see("De coach kan niet meer meekijken.")
    look(employer, 320)
    assert coach.open(address).status == 404
    coach.open("/beheer/agenda-companies/")
    coach.see("Nog geen bedrijf laat je meekijken.")

    employer.page.get_by_label("Coach", exact=True).select_option(label="coach@leergilde.example")
    employer.press("Deze coach laten meekijken")
    employer.see("coach@leergilde.example kan vanaf nu meekijken.")
    assert coach.open(address).status == 200
