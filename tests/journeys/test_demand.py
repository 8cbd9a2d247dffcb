"""The fifth company asks what four asked: the organiser finds a draft, announces it, and who asked comes in first."""

from tests.journeys.browsing import sign_in_staff
from tests.journeys.letters import link, parts

ASKER, TITLE = "gerda@vijfde.example", "Instrumenten om de leercultuur te bevorderen"
SLUG = "instrumenten-om-de-leercultuur-te-bevorderen"
# The worker looks every five minutes; nobody waits for that here.
NOW_DUE = """
from django.utils import timezone
from outbox.models import JobRun
JobRun.objects.filter(name="demand.follow").update(due_at=timezone.now())
"""


def ask(visitor):
    visitor.open("/agenda/")
    visitor.follow("Geen sessie die past? Stel je leervraag")
    visitor.see("4 van 5 bedrijven")
    visitor.check()
    visitor.press("Stel deze vraag")
    visitor.page.locator(".lg-field__error").first.wait_for()
    visitor.check()
    visitor.page.get_by_label("Over welk thema").select_option("leercultuur-opbouwen")
    visitor.page.get_by_label("Waar kun je komen").select_option("achterhoek")
    visitor.type("Wat wil je leren?", "Hoe deel je wat er misging?")
    visitor.page.get_by_label("Donderdag").check()
    visitor.page.get_by_label("Middag").check()
    visitor.type("Naam", "Gerda Vijfde")
    visitor.type("Organisatie", "Vijfde Bedrijf")
    visitor.type("E-mailadres", ASKER)
    visitor.press("Stel deze vraag")
    visitor.see("Je vraag staat")


def test_fifth_company_opens_a_session_and_comes_in_before_everybody_else(visit, running_site):
    mailbox = running_site.mailbox
    asker, organiser, stranger = visit(width=320), visit(), visit(javascript=False)
    ask(asker)
    asker.open(link(mailbox.wait_for(ASKER, "Je leervraag over"), "/agenda/leervraag/"))
    asker.see("We plannen een sessie.")

    told = mailbox.wait_for("organisatie@leergilde.example", "5 bedrijven vragen om een sessie")
    assert "donderdag" in parts(told)["text/plain"]
    sign_in_staff(organiser, "organisatie")
    organiser.open(link(told, "/beheer/agenda/"))
    organiser.see(TITLE)
    organiser.check()
    form = f"/agenda/{SLUG}/aanmelden/{organiser.page.url.split('/')[-2]}/"
    organiser.follow("In de agenda zetten")
    organiser.page.locator("form.organiser-form button[type=submit]").click()
    organiser.page.wait_for_url("**/beheer/agenda/*/")
    running_site.manage("shell", "--no-imports", "-c", NOW_DUE)
    running_site.do_what_is_due()

    stranger.open(form)
    stranger.see("Aanmelden kan vanaf")
    assert stranger.page.get_by_role("button", name="Aanmelden", exact=True).count() == 0
    invitation = mailbox.wait_for(ASKER, "Uitnodiging")
    asker.open(link(invitation, "/agenda/"))
    asker.press("Aanmelden")
    asker.page.wait_for_url("**/klaar/**")
    assert asker.heading() == "Je bent aangemeld"
    organiser.open("/beheer/demand/")
    organiser.see("5 mensen van 5 bedrijven")
    organiser.check()
