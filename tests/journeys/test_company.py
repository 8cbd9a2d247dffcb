"""A company registers its people: who registers does not come, one has no address, they wait together and are offered
together, one is swapped, a name follows. Everything is read back from the mails that arrived.
"""

from tests.journeys.letters import calendar_entry, link, parts
from tests.journeys.sessions import plan_session
from tests.journeys.test_participant import register

CONTACT = "petra@smit.example"
PEOPLE = (
    ("Bram Las", "bram@smit.example"),
    ("Cor Draai", "cor@smit.example"),
    ("Dia Frees", ""),
    ("Eva Boor", "eva@smit.example"),
)


def fill_in_people(visitor, people):
    for number, (name, email) in enumerate(people, 1):
        visitor.press("Nog iemand aanmelden")
        visitor.type("Naam", name, number)
        visitor.type("E-mailadres", email, number)


def test_company_of_four_waits_together_is_offered_together_and_swaps_one(visit, running_site):
    mailbox = running_site.mailbox
    form = plan_session(running_site, capacity=5, days=40)
    first = visit()
    register(first, form, "Karel Eerst", "karel@eerst.example", "Leo Eerst")

    petra = visit(width=320)
    petra.open(form)
    petra.type("Naam", "Petra Smit")
    petra.type("E-mailadres", CONTACT)
    fill_in_people(petra, PEOPLE)
    petra.page.get_by_text("Kom je met een groep?").click()
    petra.page.get_by_label("Ik kom zelf niet").check()
    petra.check()
    petra.press("Aanmelden")
    petra.page.wait_for_url("**/klaar/**")
    assert petra.heading() == "Je staat op de wachtlijst"
    petra.see("Jullie wachten samen op 4 plaatsen; 3 zijn nu vrij.")
    petra.check()
    assert petra.page.locator("section[aria-labelledby=who] dt").all_inner_texts() == [name for name, _mail in PEOPLE]

    leo = mailbox.wait_for("karel@eerst.example", "Bevestiging:", number=2)
    first.open(link(leo, "/aanmelding/"))
    first.press("Afmelden", about="Leo Eerst")
    first.press("Ja, afmelden")
    first.page.wait_for_url("**done=cancel")

    offers = [mailbox.wait_for(address, "Er is een plaats vrij") for _name, address in PEOPLE if address]
    own_links = {link(offer, "/aanmelding/") for offer in offers}
    assert len(own_links) == 3
    for_dia = mailbox.wait_for(CONTACT, "Er is een plaats vrij")
    assert "de plaats van Dia Frees" in parts(for_dia)["text/plain"]

    petra.open(link(for_dia, "/aanmelding/"))
    for name, _address in PEOPLE:
        petra.press("Plaats aannemen", about=name)
        petra.page.wait_for_url("**done=accept")
    petra.check()
    assert petra.page.get_by_text("Heeft een plaats", exact=True).count() == 4
    place = calendar_entry(mailbox.wait_for("cor@smit.example", "Bevestiging:"))

    petra.press("Iemand anders laten komen", about="Cor Draai")
    petra.type("Naam", "Fay Slijp")
    petra.type("E-mailadres", "fay@smit.example")
    petra.check()
    petra.press("Plaats overdragen")
    petra.page.wait_for_url("**done=substitute")
    method, taken_away = calendar_entry(mailbox.wait_for("cor@smit.example", "Plaats overgedragen"))
    assert (method, str(taken_away["UID"])) == ("CANCEL", str(place[1]["UID"]))
    method, given = calendar_entry(mailbox.wait_for("fay@smit.example", "Bevestiging:"))
    assert (method, int(given["SEQUENCE"])) == ("REQUEST", 0)
    assert str(given["UID"]) != str(place[1]["UID"])


def test_name_that_follows_is_filled_in_by_the_link(visit, running_site):
    mailbox = running_site.mailbox
    form = plan_session(running_site, capacity=6, days=41)
    visitor = visit(width=320, javascript=False)
    visitor.open(form)
    visitor.type("Naam", "Hanna Vooruit")
    visitor.type("E-mailadres", "hanna@vooruit.example")
    visitor.page.get_by_text("Kom je met een groep?").click()
    visitor.type("Extra plaatsen, voor mensen van wie de naam nog volgt", "2")
    visitor.press("Aanmelden")
    visitor.page.wait_for_url("**/klaar/**")
    assert visitor.page.locator("section[aria-labelledby=who] dt").all_inner_texts() == [
        "Hanna Vooruit",
        "Naam volgt nog",
        "Naam volgt nog",
    ]
    mails = [mailbox.wait_for("hanna@vooruit.example", "Bevestiging:", number=2)]
    mails = mailbox.to("hanna@vooruit.example", "Bevestiging:")
    unnamed = next(mail for mail in mails if "2 mensen van wie de naam nog volgt" in parts(mail)["text/plain"])
    assert "text/calendar" not in parts(unnamed)
    visitor.open(link(unnamed, "/aanmelding/"))
    visitor.page.get_by_role("button", name="Zeg wie er komt").first.click()
    visitor.type("Naam", "Ivo Later")
    visitor.type("E-mailadres", "ivo@vooruit.example")
    visitor.page.wait_for_timeout(2500)  # what a person needs at least; faster is taken for a program
    visitor.press("Opslaan")
    visitor.page.wait_for_url("**done=name")
    visitor.page.get_by_role("heading", name="Ivo Later", exact=True).wait_for()
    assert calendar_entry(mailbox.wait_for("ivo@vooruit.example", "Bevestiging:"))[0] == "REQUEST"
