"""At the door with a phone: by name, then without network, a reload in between, and back: everything arrives once."""

import re

from tests.journeys.browsing import sign_in_staff
from tests.journeys.sessions import plan_session
from tests.journeys.test_participant import register

SCANS = """
from events.attendance.models import CheckIn
rows = CheckIn.objects.filter(session__reference={reference!r}).order_by("attendee__name")
for row in rows: print("SCAN", row.attendee.name, row.problem or "-", row.source, row.offline)
"""


def state(visitor, name):
    """What the list says behind somebody's name; nothing when not present."""
    row = visitor.page.locator("[data-people] li", has_text=name)
    return row.locator("[data-since]:visible").count()


def button(visitor, words, name):
    """The button with these words behind this name; the name is for who cannot see where it stands."""
    return visitor.page.get_by_role("button", name=re.compile(rf"^{words}\s*: {name}$"))


def press(visitor, name):
    """The big button behind this name."""
    button(visitor, "Aanwezig", name).click()


def numbers(visitor):
    """How many are present, and how many scans still wait on the device."""
    unsent = visitor.page.locator("[data-unsent]:visible [data-number]")
    waiting = int(unsent.inner_text()) if unsent.count() else 0
    return int(visitor.page.locator("[data-count]").inner_text()), waiting


def scans(site, reference):
    """What the server holds: (name, problem, source, offline)."""
    printed = site.manage("shell", "--no-imports", "-c", SCANS.format(reference=reference))
    return [tuple(line.split()[1:]) for line in printed.splitlines() if line.startswith("SCAN")]


def ready(visitor):
    """The device holds a copy of the page, and the worker watches over it."""
    visitor.page.locator("body[data-ready=yes]").wait_for()


def lose_network(visitor):
    """No network, and none in the moment of a reload either, when Chromium on a busy machine lets a request slip; gives
    a list that grows with every try."""
    tries = []

    def refuse(route):
        tries.append(route.request.url)
        route.abort("internetdisconnected")

    visitor.context.set_offline(True)
    visitor.page.route("**/check-in/scans/", refuse)
    return tries


def find_network(visitor):
    """The network is back."""
    visitor.page.unroute("**/check-in/scans/")
    visitor.context.set_offline(False)


def all_sent(visitor):
    """Nothing waits on the device any more."""
    visitor.page.locator("[data-unsent]").wait_for(state="hidden", timeout=40_000)  # it tries every ten seconds


def test_door_works_without_network_and_sends_everything_once(visit, running_site):
    form = plan_session(running_site, capacity=8, days=42)
    register(visit(), form, "Anna", "anna@deur.example", "Bram", "Cora")
    reference = form.rstrip("/").rpartition("/")[2]
    door = visit(width=320, height=700)
    sign_in_staff(door, "organisatie")
    door.open(f"/beheer/agenda/{reference}/check-in/")
    ready(door)
    door.check()
    press(door, "Anna")
    all_sent(door)
    assert (numbers(door), state(door, "Anna")) == ((1, 0), 1)
    assert scans(running_site, reference) == [("Anna", "-", "name", "False")]

    tries = lose_network(door)
    press(door, "Bram")
    door.type("Code onder de QR-code", code_of(door, "Cora"))
    door.press("Inchecken")
    assert numbers(door) == (3, 2)
    assert "2 nog niet verstuurd" in door.page.locator("[data-unsent]").inner_text()
    door.page.reload()
    assert (numbers(door), [state(door, name) for name in ("Anna", "Bram", "Cora")]) == ((3, 2), [1, 1, 1])
    kept = door.page.evaluate("JSON.stringify({...localStorage})")
    assert not re.search("anna|bram|cora", kept, re.IGNORECASE)
    assert scans(running_site, reference) == [("Anna", "-", "name", "False")]

    door.page.wait_for_timeout(5_500)  # old enough to count as made without network
    assert 0 < len(tries) < 10, "it waits between two tries"
    find_network(door)
    all_sent(door)
    # A browser without network says so in its console.
    door.wrongs[:] = [wrong for wrong in door.wrongs if not re.search("ERR_(INTERNET_DISCONNECTED|FAILED)", wrong)]
    assert numbers(door) == (3, 0)
    expected = [("Anna", "-", "name", "False"), ("Bram", "-", "name", "True"), ("Cora", "-", "qr", "True")]
    assert scans(running_site, reference) == expected
    door.page.reload()
    ready(door)
    assert numbers(door) == (3, 0)
    assert scans(running_site, reference) == expected
    door.check()

    door.press("Klaar, haal de lijst van dit toestel")
    door.page.wait_for_url(f"**/beheer/agenda/{reference}/")
    assert door.page.evaluate("caches.keys()") == []
    assert door.page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def code_of(door, name):
    """The short code under somebody's QR code."""
    return door.page.locator("[data-people] li", has_text=name).get_attribute("data-code")


def test_door_works_without_javascript(visit, running_site):
    form = plan_session(running_site, capacity=8, days=43)
    register(visit(), form, "Dirk", "dirk@deur.example", "Eva")
    reference = form.rstrip("/").rpartition("/")[2]
    door = visit(width=320, javascript=False)
    sign_in_staff(door, "organisatie")
    door.open(f"/beheer/agenda/{reference}/check-in/")
    door.type("Naam of organisatie", "dir")
    door.press("Zoeken")
    press(door, "Dirk")
    door.see("Dirk is aanwezig.")
    door.open(f"/beheer/agenda/{reference}/check-in/")
    assert numbers(door) == (1, 0)
    button(door, "Terugzetten", "Dirk").click()
    door.see("Dirk is niet meer genoteerd als aanwezig.")
    door.follow("Er komt iemand binnenlopen")
    door.page.get_by_label(re.compile(r"^\s*Naam\s*\*?\s*$")).fill("Femke Later")
    door.press("Aanmelden en inchecken")
    door.see("Femke Later is aanwezig.")
    assert scans(running_site, reference)[0][0] == "Dirk"
