"""The organiser's screens of attendance: what they do, for whom they open, and what comes back for garbage."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from wagtail.models import ModelLogEntry

from events import actions as core
from events.attendance.actions import issue
from events.attendance.codes import entry_code
from events.attendance.models import Certificate, CheckIn
from events.attendance.viewsets.urls import urlpatterns
from events.models import Attendee
from tests.events.attendance.door import attendance, scan_of, scanned, screen, upload
from tests.events.factories import NOW, book, make_session
from tests.events.organisers import sign_in, url

NAMES = sorted(pattern.name.removeprefix("attendance_") for pattern in urlpatterns)
ONLY_GET, ONLY_POST = {"worker"}, {"scans"}


@pytest.fixture
def people(session):
    return book(session, "Anna", "Bram", "Cora").attendees


def address(name, session):
    more = [Certificate.objects.get().number] if name == "revoke" else []
    return screen(name, session, *more)


@pytest.fixture
def certified(session, people):
    scanned(session, scan_of(people[0]))
    assert issue(session, partial=False, by=None, now=session.ends_at) == 1
    return session


@pytest.mark.parametrize("role", ["redactie", "organisatie", "coach", "programmaleiding", "beheer"])
def test_each_screen_opens_for_organisers_only(client, certified, role):
    sign_in(client, role)
    assert len(NAMES) == 9
    may = role in {"organisatie", "beheer"}
    with time_machine.travel(NOW, tick=False):
        for name in NAMES:
            looked = client.get(address(name, certified)).status_code
            assert (name, looked) == (name, (405 if name in ONLY_POST else 200) if may else 404)
            if not may:
                before = list(Attendee.objects.values()), list(CheckIn.objects.values())
                sent = client.post(address(name, certified), {"person": str(Attendee.objects.first().uid)}).status_code
                assert (name, sent) == (name, 404)
                assert (list(Attendee.objects.values()), list(CheckIn.objects.values())) == before


@pytest.mark.parametrize("name", NAMES)
def test_anonymous_visitor_is_sent_to_sign_in(client, certified, name):
    response = client.get(address(name, certified))
    assert response.status_code == 302
    assert "login" in response.url


def test_looking_changes_nothing(organiser, client, certified):
    before = list(Attendee.objects.values()), list(CheckIn.objects.values()), ModelLogEntry.objects.count()
    for name in NAMES:
        client.get(address(name, certified))
    assert (list(Attendee.objects.values()), list(CheckIn.objects.values()), ModelLogEntry.objects.count()) == before


def test_press_checks_in_once_and_undo_takes_it_back(organiser, client, session, people):
    data = {"person": str(people[0].uid), "nonce": str(uuid4())}
    for _press in range(2):
        assert client.post(screen("door", session), data).status_code == 302
    assert attendance(session)["Anna"] == "present"
    assert list(CheckIn.objects.values_list("source", "problem", "by")) == [("name", "", organiser.pk)]
    client.post(screen("door", session), {"person": str(people[0].uid), "undo": "1"})
    assert attendance(session)["Anna"] == "unknown"
    assert CheckIn.objects.get().undone_by == organiser


@pytest.mark.parametrize("person", ["", "x", "0" * 32])
def test_press_on_somebody_unknown_is_not_found(organiser, client, session, people, person):
    assert client.post(screen("door", session), {"person": person}).status_code == 404


def test_person_of_another_session_is_not_found(organiser, client, event, people):
    other = make_session(event, days=20)
    assert client.post(screen("door", other), {"person": str(people[0].uid)}).status_code == 404
    assert CheckIn.objects.count() == 0


def test_door_finds_by_part_of_a_name(organiser, client, session, people):
    text = client.get(screen("door", session), {"q": "ra"}).text
    assert [name for name in ("Anna", "Bram", "Cora") if f"<strong data-name>{name}</strong>" in text] == [
        "Bram",
        "Cora",
    ]
    assert 'of <span data-total="">' not in text


def test_door_allows_its_camera_and_no_inline_script(organiser, client, session):
    response = client.get(screen("door", session))
    assert response["Permissions-Policy"].startswith("camera=(self),")
    assert "unsafe-inline" not in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]
    assert client.get(url("session", session))["Permissions-Policy"].startswith("camera=(),")


def test_worker_is_a_script_below_the_page(organiser, client, session):
    response = client.get(screen("worker", session))
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert screen("worker", session) == f"{screen('door', session)}worker.js"
    assert b"forget-at" in response.content


def test_upload_answers_each_scan(organiser, client, session, people):
    core.cancel(people[1], now=NOW, by_staff=True)
    scans = [scan_of(people[0], at=NOW - timedelta(days=900), offline=True), scan_of(people[1])]
    told = upload(client, session, *scans).json()["scans"]
    assert [(each["nonce"], each["problem"], each["name"], each["code"]) for each in told] == [
        (str(scans[0].nonce), "", "Anna", entry_code(people[0].uid)),
        (str(scans[1].nonce), "cancelled", "Bram", entry_code(people[1].uid)),
    ]
    assert upload(client, session, *scans).json()["scans"] == told
    assert CheckIn.objects.count() == 2
    assert "Bram" in client.get(screen("door", session)).text


GOOD = {"nonce": "6f9619ff-8b86-4d01-b42d-00cf4fc964ff", "code": "x", "scanned_at": "2026-11-23T09:00:00Z"}


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "null",
        "[]",
        "7",
        '"scans"',
        "{}",
        {"scans": []},
        {"scans": "x"},
        {"scans": [None]},
        {"scans": [[]]},
        {"scans": [GOOD] * 201},
        {"scans": [GOOD | {"nonce": "x"}]},
        {"scans": [GOOD | {"nonce": 7}]},
        {"scans": [GOOD | {"code": 7}]},
        {"scans": [GOOD | {"code": "x" * 101}]},
        {"scans": [GOOD | {"code": "a\x00b"}]},
        {"scans": [GOOD | {"scanned_at": "gisteren"}]},
        {"scans": [GOOD | {"scanned_at": "2026-11-23T09:00:00"}]},
        {"scans": [GOOD | {"scanned_at": "0001-01-01T00:00:00+14:00"}]},
        {"scans": [GOOD | {"scanned_at": 1}]},
        {"scans": [{"code": "x"}]},
        b"\xff\xfe",
        b'{"scans": [' + b" " * 70_000 + b"]}",
        "[" * 5000,
    ],
)
def test_garbage_is_refused_and_keeps_nothing(organiser, client, session, body):
    sent = json.dumps(body) if isinstance(body, dict) else body
    response = client.post(screen("scans", session), sent, content_type="application/json")
    assert response.status_code == 400
    assert response.json() == {"error": "unreadable"}
    assert CheckIn.objects.count() == 0


def test_walk_in_screen_says_when_it_is_full(organiser, client, event):
    session = make_session(event, capacity=1)
    book(session, "Anna")
    data = {"name": "Dirk", "organisation": "", "email": "", "reason": "", "key": str(uuid4())}
    assert client.post(screen("walk_in", session), data).status_code == 409
    assert Attendee.objects.count() == 1
    assert client.post(screen("walk_in", session), data | {"reason": "Een stoel erbij"}).status_code == 302
    assert attendance(session) == {"Anna": "unknown", "Dirk": "present"}


def test_attendance_is_noted_per_person_and_in_bulk(organiser, client, event):
    session = make_session(event, starts_at=NOW + timedelta(hours=1))
    people = book(session, "Anna", "Bram", "Cora").attendees
    page = screen("note", session)
    values = dict(zip((person.uid.hex for person in people), ("partial", "excused", "unknown"), strict=True))
    assert client.post(page, values).status_code == 302
    assert attendance(session) == {"Anna": "partial", "Bram": "excused", "Cora": "unknown"}
    client.post(page, {"all_absent": "1"})
    assert attendance(session)["Cora"] == "unknown"  # it has not begun
    with time_machine.travel(session.starts_at, tick=False):
        client.post(page, {"all_absent": "1"})
        assert attendance(session) == {"Anna": "partial", "Bram": "excused", "Cora": "absent"}
        client.post(page, {"absent_unknown": "1"})
    assert attendance(session) == {"Anna": "partial", "Bram": "excused", "Cora": "unknown"}
    noted = ModelLogEntry.objects.filter(action="attendance.mark")
    assert "Anna" not in str(list(noted.values()))
    assert noted.count() == 4


def test_badges_are_made_by_a_button_that_is_written_down(organiser, client, session, people):
    response = client.post(screen("badges", session), {"code": "on"})
    assert [response.text.count(each) for each in ("<strong>Anna</strong>", "<svg", entry_code(people[2].uid))] == [
        1,
        3,
        1,
    ]
    assert "<svg" not in client.post(screen("badges", session), {}).text
    entries = ModelLogEntry.objects.filter(action="attendance.badges")
    assert [(entry.user, entry.data["people"]) for entry in entries] == [(organiser, 3)] * 2


@pytest.mark.parametrize(("name", "number"), [("door", 9), ("note", 13), ("certificates", 12)])
@pytest.mark.parametrize("people_there", [3, 30])
def test_screens_ask_the_same_for_three_and_for_thirty(
    organiser, client, event, django_assert_num_queries, name, number, people_there
):
    session = make_session(event, capacity=40)
    for each in range(people_there):
        attendee = book(session, f"P{each}").attendees[0]
        scanned(session, scan_of(attendee))
    issue(session, partial=False, by=None, now=session.ends_at)
    client.get(screen(name, session))
    with django_assert_num_queries(number):
        client.get(screen(name, session))
