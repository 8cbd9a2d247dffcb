"""A series over the night on which the clock goes back: planned at once, one date moved, and what the calendars of the
people say before and after. At the door and closing: test_check_in.py and test_takeaways.py.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from tests.journeys.browsing import sign_in_staff
from tests.journeys.letters import calendar_entry
from tests.journeys.test_organiser import EVENT, choose, look
from tests.journeys.test_participant import register

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def next_autumn_change(today):
    """The Sunday on which the clock next goes back: the last one of October."""
    for year in (today.year, today.year + 1):
        last = date(year, 10, 31)
        sunday = last - timedelta(days=(last.weekday() + 1) % 7)
        if sunday - timedelta(days=14) > today:
            return sunday
    raise AssertionError


def in_utc(moment):
    return moment.astimezone(UTC).replace(tzinfo=None)


def test_a_series_keeps_its_time_on_the_clock_and_one_date_moves(visit, running_site):
    change = next_autumn_change(timezone.localdate())
    before, after = change - timedelta(days=5), change + timedelta(days=2)  # Tuesdays
    moved_to = after + timedelta(days=1)
    organiser = visit(width=1280)
    sign_in_staff(organiser, "organisatie")
    addresses = plan_series(organiser, before)

    people = [("Sjef Zomer", "sjef@zomer.example"), ("Wim Winter", "wim@winter.example")]
    for (name, email), address in zip(people, addresses, strict=False):
        reader = visit(width=320)
        assert register(reader, address, name, email) == "Je bent aangemeld"
    summer, winter = (
        calendar_entry(running_site.mailbox.wait_for(email, "Bevestiging:"))[1] for _name, email in people
    )
    assert in_utc(summer["DTSTART"].dt) == datetime(before.year, before.month, before.day, 7, 30)  # noqa: DTZ001 - as UTC
    assert in_utc(winter["DTSTART"].dt) == datetime(after.year, after.month, after.day, 8, 30)  # noqa: DTZ001 - as UTC

    organiser.open(f"/beheer/agenda/{reference_of(addresses[1])}/move/")
    choose(organiser, "Datum").fill(moved_to.isoformat())
    organiser.press("Verder")
    organiser.see("Klopt dit?")
    organiser.press("Ja, veranderen en 1 persoon mailen")
    organiser.see("De sessie is verplaatst. 1 persoon krijgt een mail.")
    method, moved = calendar_entry(running_site.mailbox.wait_for("wim@winter.example", "Gewijzigd:"))
    assert (method, int(moved["SEQUENCE"]), moved["UID"]) == ("REQUEST", 1, winter["UID"])
    local = moved["DTSTART"].dt.astimezone(AMSTERDAM)
    assert (local.date(), local.hour, local.minute) == (moved_to, 9, 30)
    assert running_site.mailbox.to("sjef@zomer.example", "Gewijzigd:") == []


def plan_series(organiser, first):
    """Three Tuesdays from `first`, half past nine to half past eleven; gives where people register for each."""
    organiser.open("/beheer/agenda/plan/")
    choose(organiser, "Activiteit").select_option(label=EVENT)
    choose(organiser, "Aantal plaatsen").fill("8")
    choose(organiser, "Datum").fill(first.isoformat())
    choose(organiser, "Van").fill("09:30")
    choose(organiser, "Tot").fill("11:30")
    choose(organiser, "Plek").fill("Werkplaats De Beitel")
    choose(organiser, "Plaatsnaam").fill("Zutphen")
    organiser.page.get_by_label("Een reeks: mensen melden zich per datum aan").check()
    choose(organiser, "Hoe vaak").select_option(label="Elke week")
    choose(organiser, "Hoeveel data").fill("3")
    organiser.press("Sessie plannen")
    organiser.see("Zijn dit de data?")
    look(organiser, 768)
    days = [field.input_value() for field in organiser.page.locator("fieldset input[type=date]").all()]
    assert days == [(first + timedelta(days=7 * number)).isoformat() for number in range(3)]
    times = {field.input_value() for field in organiser.page.locator("fieldset input[type=time]").all()}
    assert times == {"09:30", "11:30"}
    organiser.press("Plan deze data")
    organiser.see("Gepland: een reeks van 3 sessies.")
    first_of_all = organiser.page.url.rstrip("/").rpartition("/")[2]
    others = organiser.page.locator(".organiser-facts a[href^='/beheer/agenda/']").evaluate_all(
        "links => links.map(link => link.getAttribute('href').split('/')[3])"
    )
    references = [first_of_all, *others]
    assert len(references) == 3
    return [f"/agenda/kickstart-voor-nieuwkomers/aanmelden/{reference}/" for reference in references]


def reference_of(form):
    """The session whose form this is."""
    return form.rstrip("/").rpartition("/")[2]
