"""Who sees what: somebody named for one session runs that one; a coach sees what a company lets them, until it ends."""

import re

from tests.journeys.browsing import sign_in_by_code, sign_in_staff
from tests.journeys.sessions import plan_session
from tests.journeys.test_organiser import choose, look
from tests.journeys.test_participant import register

COMPANY, COACH = "staalbouw-oude-ijssel", "els@leergilde.example"
# A coach of this journey: the one of the demonstration has a second factor by now, or not, as the tests happen to run.
MAKE_COACH = """
from django.contrib.auth.models import Group
from programme.demo.accounts import account
account("els").groups.add(Group.objects.get(name="coach"))
"""


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
    choose(organiser, "Wie").select_option(label="begeleiding@leergilde.example")
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
    running_site.manage("shell", "--no-imports", "-c", MAKE_COACH)
    coach, employer = visit(width=1280), visit(width=1280)
    sign_in_staff(coach, "els")
    coach.follow("Mijn bedrijven")
    coach.see("Nog geen bedrijf laat je meekijken.")
    look(coach, 320, 768)
    numbers = f"/beheer/agenda-companies/{COMPANY}/"
    assert coach.open(numbers).status == 404

    sign_in_by_code(employer, "werkgever@leergilde.example")
    employer.open(f"/mijn/bedrijf/{COMPANY}/")
    employer.follow("Coach")
    look(employer, 320, 768)
    employer.press("Deze coach laten meekijken")
    employer.see("Kies een coach.")
    look(employer, 320)
    employer.page.get_by_label("Coach", exact=True).select_option(label=COACH)
    employer.press("Deze coach laten meekijken")
    employer.see(f"{COACH} kan vanaf nu meekijken.")

    coach.open("/beheer/agenda-companies/")
    coach.follow("Staalbouw Oude IJssel")
    coach.see("Alleen getallen: geen namen.")
    look(coach, 320, 768)

    mine = employer.page.locator("tr", has_text=COACH)
    mine.get_by_role("button", name=re.compile("^Stoppen")).click()
    employer.see("De coach kan niet meer meekijken.")
    look(employer, 320)
    assert coach.open(numbers).status == 404
