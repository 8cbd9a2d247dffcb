"""A visitor on a phone saves two instruments and a session, writes a note, mails the list and opens it from there."""

import pytest

from tests.journeys.letters import link, parts

NOTE = "Begin hiermee bij de ploeg van de ochtend."


def save_instrument(visitor, place):
    """Save the instrument on this place of the kennisbank; gives its title."""
    visitor.open("/kennisbank/")
    visitor.page.locator(".lg-row__title a").nth(place).click()
    title = visitor.heading()
    visitor.follow("Bewaar")
    visitor.page.wait_for_url("**/lijstje/*/")
    visitor.see(title)
    return title


def save_session(visitor):
    """Save the first session of the agenda; gives the title of its event."""
    visitor.open("/agenda/")
    visitor.page.locator(".lg-agenda__title a").first.click()
    title = visitor.heading()
    visitor.follow("Bewaar")
    visitor.page.wait_for_url("**/lijstje/*/")
    visitor.see(title)
    return title


def write_note(visitor, about):
    visitor.page.locator("summary", has_text="Notitie schrijven").first.click()
    visitor.type("Notitie", NOTE)
    visitor.check()
    visitor.press("Zet de notitie erbij", about=about)
    visitor.see(NOTE)


def mail_to(visitor, address):
    visitor.follow("Dit lijstje mailen")
    visitor.check()
    visitor.type("E-mailadres", address)
    visitor.press("Mail het lijstje")
    visitor.see("Het lijstje is onderweg")
    visitor.check()
    return visitor.site.mailbox.wait_for(address, "Het lijstje dat voor je is gemaakt")


def read_from(mail, reader, titles):
    text = parts(mail)["text/plain"]
    assert [words for words in (*titles, NOTE) if words not in text] == []
    reader.open(link(mail, "/lijstje/"))
    for words in (*titles, NOTE):
        reader.see(words)
    reader.check()


def test_visitor_saves_notes_and_mails_on_a_phone(visit):
    visitor, reader = visit(width=320), visit()
    titles = [save_instrument(visitor, 0), save_instrument(visitor, 1), save_session(visitor)]
    visitor.see("Je browser onthoudt dit lijstje")
    visitor.check()
    for title in titles:
        visitor.see(title)
    write_note(visitor, titles[0])
    assert visitor.context.cookies() == []
    visitor.open("/kennisbank/")
    visitor.page.locator(".lg-row__title a").nth(2).click()
    visitor.see("Lijstje (3)")
    visitor.check()
    visitor.follow("Lijstje (3)")
    visitor.see(NOTE)
    mail = mail_to(visitor, "klant@journeys.example")
    read_from(mail, reader, titles)
    reader.follow("English")
    reader.page.wait_for_url("**/en/lijstje/*/")
    reader.see(NOTE)
    reader.check()
    reader.page.set_viewport_size({"width": 320, "height": 800})
    reader.check()


def test_visitor_without_scripts_keeps_one_list(visit):
    visitor, reader = visit(width=320, javascript=False), visit(width=320)
    first = save_instrument(visitor, 0)
    begun = visitor.page.url
    second = save_instrument(visitor, 1)
    visitor.page.get_by_label("Plak het adres van een lijstje", exact=False).fill(begun)
    visitor.press("Voeg dat lijstje toe")
    visitor.see(first)
    visitor.see(second)
    visitor.page.get_by_label("Zoek instrumenten, regelingen en sessies").fill("leren")
    visitor.press("Zoeken")
    found = visitor.page.locator("section#zoeken li", has_text="uur ·").first
    session = found.locator("a").first.inner_text()
    found.get_by_role("link", name="Zet op het lijstje").click()
    visitor.page.wait_for_url("**/lijstje/*/?zoek=leren*")
    visitor.page.locator("summary", has_text="Notitie schrijven").first.click()
    visitor.type("Notitie", NOTE)
    visitor.press("Zet de notitie erbij", about=second)
    visitor.see(NOTE)
    assert visitor.context.cookies() == []
    visitor.follow("Dit lijstje mailen")
    visitor.type("E-mailadres", "zonder@journeys.example")
    visitor.press("Mail het lijstje")
    visitor.see("Het lijstje is onderweg")
    mail = visitor.site.mailbox.wait_for("zonder@journeys.example", "Het lijstje dat voor je is gemaakt")
    read_from(mail, reader, [first, second, session])


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(("start", "heading"), [("/lijstje/", "Je lijstje"), ("/en/lijstje/", "Your shortlist")])
def test_empty_list_and_damaged_address_are_clean(visit, width, start, heading):
    visitor = visit(width=width)
    visitor.open(start)
    assert visitor.heading() == heading
    visitor.check()
    visitor.open(f"{start}?zoek=leren")
    visitor.check()
    visitor.open(f"{start}verzonnen/")
    visitor.check()
