"""A participant, without an account: finds a date, registers, reads the mail, cancels, waits, takes a place."""

import re
from datetime import timedelta

from tests.journeys.letters import calendar_entry, link, parts
from tests.journeys.sessions import plan_session

KICKSTART = "Kickstart voor nieuwkomers"


def fill_in(visitor, name, email, *companions):
    """Type who registers, and everybody who comes along."""
    visitor.type("Naam", name)
    visitor.type("E-mailadres", email)
    for number, companion in enumerate(companions, 1):
        visitor.press("Nog iemand aanmelden")
        visitor.type("Naam", companion, number)


def register(visitor, form, name, email, *companions):
    """Register through the form at this path; gives the heading of the answer."""
    visitor.open(form)
    fill_in(visitor, name, email, *companions)
    visitor.press("Aanmelden")
    visitor.page.wait_for_url("**/klaar/**")
    return visitor.heading()


def test_two_people_register_on_a_phone_and_one_cancels_by_the_link(visit, running_site):
    phone = visit(width=320, height=640)
    phone.open("/agenda/")
    phone.check()
    phone.follow(KICKSTART)
    assert phone.heading() == KICKSTART
    phone.check()
    phone.follow("Aanmelden")
    phone.check()

    fill_in(phone, "Anna Smid", "anna.smid@", "Bram Smid")
    phone.press("Aanmelden")
    summary = phone.page.locator(".lg-error-summary")
    summary.wait_for()
    assert summary.evaluate("element => element === document.activeElement")
    phone.check()
    summary.get_by_role("link", name=re.compile("e-mailadres")).click()
    assert phone.focused().get_attribute("name") == "email"
    assert [phone.page.get_by_label("Naam", exact=True).nth(n).input_value() for n in (0, 1)] == [
        "Anna Smid",
        "Bram Smid",
    ]
    phone.type("E-mailadres", "anna.smid@gelderland.example")
    phone.press("Aanmelden")
    phone.see("Je bent aangemeld")
    assert phone.heading() == "Je bent aangemeld"
    phone.check()

    mail = running_site.mailbox.wait_for("anna.smid@gelderland.example", "Bevestiging:", number=2)
    sent = running_site.mailbox.to("anna.smid@gelderland.example", "Bevestiging:")
    assert {"text/plain", "text/html", "text/calendar"} <= set(parts(mail))
    entries = [calendar_entry(each) for each in sent]
    assert [method for method, _event in entries] == ["REQUEST", "REQUEST"]
    assert len({str(event["UID"]) for _method, event in entries}) == 2
    for _method, event in entries:
        assert (int(event["SEQUENCE"]), event["DTSTART"].params["TZID"]) == (0, "Europe/Amsterdam")
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=3)
        assert f"{event['DTSTART'].dt:%H.%M}" in str(sent[0]["subject"])

    bram = next(each for each in sent if "de plaats van Bram" in parts(each)["text/plain"])
    phone.open(link(bram, "/aanmelding/"))
    phone.check()
    phone.press("Afmelden", about="Bram Smid")
    phone.check()
    phone.press("Ja, afmelden")
    phone.page.wait_for_url("**done=cancel")
    phone.check()
    method, event = calendar_entry(running_site.mailbox.wait_for("anna.smid@gelderland.example", "Afgemeld"))
    assert (method, str(event["UID"])) == ("CANCEL", str(calendar_entry(bram)[1]["UID"]))
    assert str(event["STATUS"]) == "CANCELLED"


def test_the_first_in_the_queue_takes_the_place_that_comes_free(visit, running_site):
    form = plan_session(running_site, capacity=2, days=30)
    early, late = visit(), visit(width=320)
    assert register(early, form, "Chris Vol", "chris@vol.example", "Dana Vol") == "Je bent aangemeld"
    late.open(form.partition("aanmelden/")[0])
    assert late.page.get_by_role("link", name="Vol, op de wachtlijst", exact=True).count() >= 1
    assert register(late, form, "Eva Wacht", "eva@wacht.example") == "Je staat op de wachtlijst"
    late.check()
    waiting = running_site.mailbox.wait_for("eva@wacht.example", "Wachtlijst:")
    assert "text/calendar" not in parts(waiting)

    place = running_site.mailbox.wait_for("chris@vol.example", "Bevestiging:", number=2)
    early.open(link(place, "/aanmelding/"))
    early.press("Afmelden", about="Chris Vol")
    early.press("Ja, afmelden")
    early.page.wait_for_url("**done=cancel")

    offer = running_site.mailbox.wait_for("eva@wacht.example", "Er is een plaats vrij")
    late.open(link(offer, "/aanmelding/"))
    late.check()
    late.press("Plaats aannemen")
    late.page.wait_for_url("**done=accept")
    late.see("Heeft een plaats")
    late.check()
    assert calendar_entry(running_site.mailbox.wait_for("eva@wacht.example", "Bevestiging:"))[0] == "REQUEST"


def test_registering_works_without_javascript(visit, running_site):
    form = plan_session(running_site, capacity=8, days=31)
    plain = visit(javascript=False)
    assert register(plain, form, "Femke Kaal", "femke@kaal.example", "Gijs Kaal") == "Je bent aangemeld"
    people = plain.page.locator("section[aria-labelledby=who] dt").all_inner_texts()
    assert people == ["Femke Kaal", "Gijs Kaal"]


def test_sending_the_form_again_gives_the_first_registration_back(visit, running_site):
    form = plan_session(running_site, capacity=8, days=32)
    visitor = visit()
    register(visitor, form, "Hilde Tweemaal", "hilde@tweemaal.example")
    first = visitor.page.locator("section[aria-labelledby=who] dt").all_inner_texts()
    visitor.page.go_back()
    visitor.type("Naam", "Hilde Tweemaal")
    visitor.type("E-mailadres", "hilde@tweemaal.example")
    visitor.press("Aanmelden")
    visitor.page.wait_for_url("**/klaar/**")
    assert visitor.heading() == "Je bent aangemeld"
    assert visitor.page.locator("section[aria-labelledby=who] dt").all_inner_texts() in ([], first)
    running_site.do_what_is_due()
    assert len(running_site.mailbox.to("hilde@tweemaal.example", "Bevestiging:")) == 1


def test_registering_in_english(visit, running_site):
    visitor = visit(language="en")
    visitor.open("/en/agenda/")
    visitor.check()
    visitor.follow("Kickstart for newcomers")
    visitor.check()
    visitor.follow("Register")
    visitor.type("Name", "Isaac Newcomer")
    visitor.type("Email address", "isaac@newcomer.example")
    visitor.check()
    visitor.press("Register")
    visitor.page.wait_for_url("**/klaar/**")
    assert visitor.heading() == "You are registered"
    visitor.check()
    mail = running_site.mailbox.wait_for("isaac@newcomer.example", "Confirmation:")
    assert "/en/aanmelding/" in link(mail, "/")
    visitor.open(link(mail, "/en/aanmelding/"))
    visitor.check()


def test_registering_by_keyboard_only(visit, running_site):
    form = plan_session(running_site, capacity=8, days=33)
    visitor = visit()
    keys = visitor.page.keyboard
    visitor.open(form)
    for label, text in (("Naam", "Jet Toets"), ("E-mailadres", "jet@toets.example")):
        visitor.tab_to(label, "textbox")
        keys.type(text)
    visitor.tab_to("Nog iemand aanmelden", "button")
    keys.press("Enter")
    assert visitor.focused().get_attribute("name") == "people-0-name"
    keys.type("Kees Toets")
    visitor.tab_to("Aanmelden", "button")
    keys.press("Enter")
    visitor.page.wait_for_url("**/klaar/**")
    assert visitor.heading() == "Je bent aangemeld"
    visitor.tab_to("Mijn aanmelding bekijken of wijzigen", "link")
    keys.press("Enter")
    visitor.page.wait_for_url("**/aanmelding/**")
