"""The organiser's whole job in /beheer/: plan, register by phone, overbook, move, call off, take the list along."""

import csv
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from openpyxl import load_workbook

from tests.journeys.browsing import sign_in_staff
from tests.journeys.letters import calendar_entry, link, parts
from tests.journeys.sessions import plan_session
from tests.journeys.test_participant import register

EVENT = "Kickstart voor nieuwkomers"
PLACE, ELSEWHERE = "Werkplaats De Beitel", "Buurthuis De Werkbank"
REASON = "De zaal kreeg er een stoel bij."
CALLED_OFF = "De docent is ziek."


def choose(visitor, label):
    """The field of a form of the admin with this label; Wagtail puts a star behind the label of a required one."""
    return visitor.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*\*?\s*$"))


def look(visitor, *widths):
    """No barrier and nothing that scrolls sideways, on a tablet too."""
    for width in (*widths, 1280):
        visitor.page.set_viewport_size({"width": width, "height": 900})
        visitor.check()


def state_of(visitor, name):
    """Where this person stands, as the list of people says it."""
    own = visitor.page.locator("td.organiser-title", has_text=name)
    return visitor.page.locator("table.organiser-people tr", has=own).locator(".organiser-state").inner_text()


def mails_of(site, address, subject):
    """The newest mail to this address, and its calendar entry as (METHOD, SEQUENCE, STATUS, start)."""
    message = site.mailbox.wait_for(address, subject)
    method, event = calendar_entry(message)
    return message, (method, int(event["SEQUENCE"]), str(event["STATUS"]), event["DTSTART"].dt.replace(tzinfo=None))


def test_a_session_is_planned_filled_overbooked_moved_and_called_off(visit, running_site):
    organiser, reader = visit(), visit()
    start = datetime.combine(timezone.localdate() + timedelta(days=40), datetime.min.time()) + timedelta(hours=14)
    sign_in_staff(organiser, "organisatie")
    see_the_sessions(organiser)
    session = plan(organiser, start)
    assert reader.open(form_of(session)).status == 200

    register_by_phone(organiser, running_site, session, start)
    heading = register(reader, form_of(session), "Jaap Wacht", "jaap@wacht.example")
    assert heading == "Je staat op de wachtlijst"
    overbook(organiser, running_site, session, start)
    see_who_is_where(organiser, session)

    later = start + timedelta(days=1, hours=1)
    move(organiser, running_site, session, later)
    call_off(organiser, running_site, session, later)
    reader.open(form_of(session))
    reader.see(CALLED_OFF)
    reader.check()


def form_of(session):
    """Where the public registers for the session of this screen."""
    return f"/agenda/kickstart-voor-nieuwkomers/aanmelden/{session.rstrip('/').rpartition('/')[2]}/"


def see_the_sessions(organiser):
    """From the home of the admin to all sessions, with places and queue at a glance."""
    panel = organiser.page.locator("section", has=organiser.page.get_by_role("heading", name="Volgende sessies"))
    full = panel.locator("tr", has_text="12 van 12")
    assert full.get_by_text("3 wachten").count() == 1
    look(organiser, 768)
    organiser.follow("Alle sessies")
    organiser.page.wait_for_url("**/beheer/agenda/")
    assert organiser.page.locator(".organiser-sessions tr", has_text="12 van 12").get_by_text("3 wachten").count() == 1
    look(organiser, 768)


def plan(organiser, start):
    """Plan a session with two places; the end is typed wrong first. Gives the address of its screen."""
    organiser.follow("Sessie plannen")
    look(organiser, 768)
    choose(organiser, "Activiteit").select_option(label=EVENT)
    choose(organiser, "Aantal plaatsen").fill("2")
    choose(organiser, "Datum").fill(f"{start:%Y-%m-%d}")
    choose(organiser, "Van").fill("14:00")
    choose(organiser, "Tot").fill("13:30")
    choose(organiser, "Plek").fill(PLACE)
    choose(organiser, "Plaatsnaam").fill("Zutphen")
    organiser.press("Sessie plannen")
    summary = organiser.page.locator("[data-error-summary]")
    summary.wait_for()
    assert summary.evaluate("element => element === document.activeElement")
    assert summary.locator("p").all_inner_texts() == ["Tot: Een sessie moet later eindigen dan ze begint."]
    look(organiser, 768)
    summary.get_by_role("link", name="Tot").click()
    assert organiser.focused().get_attribute("name") == "end_time"
    kept = [choose(organiser, label).input_value() for label in ("Aantal plaatsen", "Datum", "Van", "Tot", "Plek")]
    assert kept == ["2", f"{start:%Y-%m-%d}", "14:00", "13:30", PLACE]
    organiser.focused().fill("16:30")
    organiser.press("Sessie plannen")
    organiser.see("Gepland: Kickstart voor nieuwkomers")
    organiser.see("0 van 2")
    look(organiser, 768)
    return organiser.page.url


def register_by_phone(organiser, site, session, start):
    """Two people for somebody who called; each gets a mail of their own."""
    organiser.page.locator(".organiser-buttons").get_by_role("link", name="Iemand aanmelden").click()
    look(organiser, 768)
    choose(organiser, "Naam van de contactpersoon").fill("Greet Bellen")
    choose(organiser, "E-mailadres van de contactpersoon").fill("greet@bellen.example")
    choose(organiser, "Wie komen er nog meer").fill("Huub Bellen, huub@bellen.example")
    organiser.press("Aanmelden")
    organiser.see("Aangemeld: 2 met een plaats, 0 op de wachtlijst.")
    assert [state_of(organiser, name) for name in ("Greet Bellen", "Huub Bellen")] == ["Heeft een plaats"] * 2
    for address in ("greet@bellen.example", "huub@bellen.example"):
        assert mails_of(site, address, "Bevestiging:")[1] == ("REQUEST", 0, "CONFIRMED", start)


def overbook(organiser, site, session, start):
    """One person too many, on purpose: it needs a reason, and the screen says that it is too many."""
    organiser.open(f"{session}register/")
    organiser.see("Er zijn 0 plaatsen vrij.")
    choose(organiser, "Naam van de contactpersoon").fill("Ineke Extra")
    choose(organiser, "E-mailadres van de contactpersoon").fill("ineke@extra.example")
    choose(organiser, "Plaatsen voor allemaal, ook als het vol is. Waarom?").fill(REASON)
    organiser.press("Aanmelden")
    organiser.see("1 persoon te veel")
    assert mails_of(site, "ineke@extra.example", "Bevestiging:")[1] == ("REQUEST", 0, "CONFIRMED", start)


def see_who_is_where(organiser, session):
    """One session's people with their states, the queue, and what was done, with the reason."""
    organiser.see("3 van 2")
    assert organiser.page.locator("#people-content table.organiser-people tbody tr").count() == 3
    assert state_of(organiser, "Ineke Extra") == "Heeft een plaats"
    assert organiser.page.locator("#queue-content .organiser-position").all_inner_texts() == ["1"]
    assert state_of(organiser, "Jaap Wacht") == "Op de wachtlijst"
    assert organiser.page.locator("#history-content").get_by_text(f"“{REASON}”").count() == 1
    look(organiser, 768)
    organiser.open(f"/beheer/agenda/?q={session.rstrip('/').rpartition('/')[2]}")
    (row,) = organiser.page.locator("table.organiser-sessions tbody tr").all()
    assert re.findall(r"3 van 2|1 te veel|1 wacht", row.inner_text()) == ["3 van 2", "1 te veel", "1 wacht"]


def move(organiser, site, session, later):
    """Another day and another place: first it is shown who hears of it, then everybody does."""
    organiser.open(f"{session}move/")
    look(organiser, 768)
    choose(organiser, "Datum").fill(f"{later:%Y-%m-%d}")
    choose(organiser, "Van").fill("15:00")
    choose(organiser, "Tot").fill("17:30")
    choose(organiser, "Plek").fill(ELSEWHERE)
    organiser.press("Verder")
    organiser.see("Klopt dit?")
    look(organiser, 768)
    assert site.mailbox.to("greet@bellen.example", "Gewijzigd:") == []
    organiser.press("Ja, veranderen en 4 mensen mailen")
    organiser.see("De sessie is verplaatst. 4 mensen krijgen een mail.")
    for address in ("greet@bellen.example", "huub@bellen.example", "ineke@extra.example"):
        message, entry = mails_of(site, address, "Gewijzigd:")
        assert entry == ("REQUEST", 1, "CONFIRMED", later)
        assert ELSEWHERE in parts(message)["text/plain"]
        first = site.mailbox.to(address, "Bevestiging:")[0]
        assert calendar_entry(message)[1]["UID"] == calendar_entry(first)[1]["UID"]
    assert "text/calendar" not in parts(site.mailbox.wait_for("jaap@wacht.example", "Gewijzigd:"))


def call_off(organiser, site, session, later):
    """It does not take place: everybody hears why, and the entries in the calendars go away."""
    organiser.open(f"{session}call-off/")
    look(organiser, 768)
    choose(organiser, "Waarom").fill(CALLED_OFF)
    organiser.press("Ja, afgelasten en 4 mensen mailen")
    organiser.see("De sessie is afgelast.")
    organiser.see(CALLED_OFF)
    assert organiser.page.locator("#people-content").count() == 0
    assert organiser.page.locator("#gone-content tbody tr").count() == 4
    look(organiser, 768)
    for address in ("greet@bellen.example", "huub@bellen.example", "ineke@extra.example"):
        message, entry = mails_of(site, address, "Gaat niet door:")
        assert entry == ("CANCEL", 2, "CANCELLED", later)
        assert CALLED_OFF in parts(message)["text/plain"]
    waiting = site.mailbox.wait_for("jaap@wacht.example", "Gaat niet door:")
    assert CALLED_OFF in parts(waiting)["text/plain"]
    assert "text/calendar" not in parts(waiting)
    organiser.open(link(waiting, "/aanmelding/"))
    organiser.see(CALLED_OFF)


def take_list(organiser, session, kind, folder):
    """Take the list of everybody with a place, with addresses; gives the file and the name that it came with."""
    organiser.open(f"{session}list/")
    organiser.page.get_by_label("E-mailadres van de contactpersoon").check()
    organiser.page.get_by_label(kind).check()
    with organiser.page.expect_download() as download:
        organiser.press("Lijst maken")
    name = download.value.suggested_filename
    download.value.save_as(folder / name)
    return folder / name


def test_the_list_of_people_opens_in_a_spreadsheet_and_calculates_nothing(visit, running_site, tmp_path):
    form = plan_session(running_site, capacity=8, days=41)
    register(visit(), form, "=1+2 Smid", "smid@formule.example", "Ina Gewoon")
    organiser = visit()
    sign_in_staff(organiser, "organisatie")
    session = f"/beheer/agenda/{form.rstrip('/').rpartition('/')[2]}/"
    organiser.open(session)
    organiser.follow("Deelnemerslijst")
    look(organiser, 768)

    day = (timezone.now().astimezone(ZoneInfo("Europe/Amsterdam")) + timedelta(days=41)).date()
    head = ("Naam", "Organisatie", "Status", "E-mailadres van de contactpersoon")
    rest = (None, "Heeft een plaats", "smid@formule.example")
    book = take_list(organiser, session, "Een bestand voor Excel (XLSX)", tmp_path)
    assert book.name == f"kickstart-voor-nieuwkomers-{day}.xlsx"
    rows = list(load_workbook(book).active.iter_rows())
    assert [tuple(cell.value for cell in row) for row in rows] == [head, ("=1+2 Smid", *rest), ("Ina Gewoon", *rest)]
    assert {cell.data_type for row in rows for cell in row if cell.value} == {"s"}
    assert all(cell.quotePrefix for cell in rows[1] if cell.value)

    text = take_list(organiser, session, "Een CSV-bestand", tmp_path).read_text(encoding="utf-8-sig")
    rest = ("", "Heeft een plaats", "smid@formule.example")
    typed = [tuple(row) for row in csv.reader(text.splitlines(), delimiter=";")]
    assert typed == [head, ("'=1+2 Smid", *rest), ("Ina Gewoon", *rest)]

    organiser.open(f"{session}list/")
    organiser.press("Lijst maken")
    assert organiser.page.locator("tbody tr").count() == 2
    organiser.check()
    organiser.open(session)
    assert organiser.page.locator("#history-content").get_by_text("Lijst van mensen gemaakt").count() == 3
