"""Scans: who becomes present, what fits nobody, what is undone, and that an upload may come twice."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from events import actions as core
from events.attendance import actions
from events.attendance.codes import entry_code, qr_text, read_code
from events.attendance.errors import CertificateStands, FullWithoutReason, NotOpenForCheckIn
from events.attendance.models import CheckIn
from events.models import Attendee
from tests.events.attendance.door import attendance, scan_of, scanned
from tests.events.factories import NOW, book, make_session, states
from tests.factories import make_user

HOUR = timedelta(hours=1)


@pytest.fixture
def people(session):
    """Anna, Bram and Cora, each with a place."""
    return book(session, "Anna", "Bram", "Cora").attendees


@pytest.fixture
def staff(db):
    return make_user("deur@example.org", is_staff=True)


def rows():
    return list(CheckIn.objects.order_by("pk").values_list("attendee__name", "problem", "source"))


def test_scan_makes_present_and_keeps_both_clocks(session, people, staff):
    old = datetime(1970, 1, 2, tzinfo=UTC)
    assert scanned(session, scan_of(people[0], at=old, offline=True), by=staff) == [("", "Anna")]
    assert attendance(session) == {"Anna": "present", "Bram": "unknown", "Cora": "unknown"}
    assert list(CheckIn.objects.values_list("scanned_at", "received_at", "offline", "by")) == [
        (old, NOW, True, staff.pk)
    ]


def test_same_nonce_again_gives_the_first_answer(session, people):
    scan = scan_of(people[0])
    assert scanned(session, scan, scan) == [("", "Anna"), ("", "Anna")]
    assert scanned(session, scan) == [("", "Anna")]
    assert rows() == [("Anna", "", "qr")]


def test_second_scan_of_somebody_is_kept_as_twice(session, people):
    assert scanned(session, scan_of(people[0]), scan_of(people[0])) == [("", "Anna"), ("twice", "Anna")]
    assert rows() == [("Anna", "", "qr"), ("Anna", "twice", "qr")]


def test_what_fits_nobody_is_kept_with_the_reason(session, people, event):
    other = book(make_session(event, days=20), "Dirk").attendees[0]
    strange = actions.Scan(uuid4(), "zzzzzzzz", NOW)
    assert scanned(session, scan_of(other), strange) == [("other_session", None), ("unknown", None)]
    core.cancel(people[1], now=NOW, by_staff=True)
    assert scanned(session, scan_of(people[1])) == [("cancelled", "Bram")]
    assert rows() == [(None, "other_session", "qr"), (None, "unknown", "qr"), ("Bram", "cancelled", "qr")]
    assert set(Attendee.objects.values_list("attendance", flat=True)) == {"unknown"}


def test_nonce_of_another_session_tells_nobodys_name(session, people, event):
    other = make_session(event, days=20)
    scan = scan_of(people[0])
    scanned(session, scan)
    assert scanned(other, scan) == [("", None)]


def test_who_waits_is_not_present(event):
    session = make_session(event, capacity=1)
    book(session, "Anna")
    waiting = book(session, "Bram").attendees[0]
    assert scanned(session, scan_of(waiting)) == [("cancelled", "Bram")]
    assert attendance(session) == {"Anna": "unknown", "Bram": "unknown"}


def test_code_changes_with_the_person_and_holds_nothing_of_them(session, people):
    before = qr_text(people[0], session)
    new = core.substitute(people[0], core.Person("Eva"), now=NOW)
    reference, code = read_code(before)
    assert (reference, len(code)) == (session.reference, 8)
    assert entry_code(new.uid) != code
    assert scanned(session, actions.Scan(uuid4(), before, NOW), scan_of(new)) == [("cancelled", "Anna"), ("", "Eva")]


@pytest.mark.parametrize("typed", ["{code}", " {code} ", "{upper}", "{ref}-{code}", "{ref}-{half} {rest}"])
def test_code_is_read_as_people_type_it(session, people, typed):
    code = entry_code(people[0].uid)
    text = typed.format(code=code, upper=code.upper(), ref=session.reference, half=code[:4], rest=code[4:])
    assert scanned(session, actions.Scan(uuid4(), text, NOW)) == [("", "Anna")]


def test_undo_keeps_the_scan_and_lets_the_next_one_count(session, people, staff):
    scanned(session, scan_of(people[0]))
    actions.undo(people[0], by=staff, now=NOW + HOUR)
    assert attendance(session)["Anna"] == "unknown"
    assert list(CheckIn.objects.values_list("undone_at", "undone_by")) == [(NOW + HOUR, staff.pk)]
    actions.undo(people[0], by=staff, now=NOW + 2 * HOUR)
    assert CheckIn.objects.get().undone_at == NOW + HOUR
    assert scanned(session, scan_of(people[0])) == [("", "Anna")]
    assert CheckIn.objects.count() == 2


def test_nothing_is_checked_in_for_a_session_called_off(session, people):
    core.call_off(session, reason="Ziek", now=NOW)
    with pytest.raises(NotOpenForCheckIn):
        scanned(session, scan_of(people[0]))
    assert CheckIn.objects.count() == 0


def test_place_of_who_was_present_can_still_be_cancelled(session, people, staff):
    scanned(session, scan_of(people[0]))
    core.cancel(people[0], now=NOW, by_staff=True)
    assert states(session)["Anna"] == ("cancelled", None)
    assert attendance(session)["Anna"] == "unknown"


def test_scan_that_arrives_late_wins_from_absent(session, people, staff):
    start = session.starts_at
    assert actions.bulk_mark(session, "unknown", "absent", by=staff, now=start) == 3
    assert scanned(session, scan_of(people[0], at=start), now=start + HOUR) == [("", "Anna")]
    assert attendance(session) == {"Anna": "present", "Bram": "absent", "Cora": "absent"}


def walk_in(session, staff, name="Dirk", email="", key=None, reason=""):
    person = core.Person(name, email)
    contact = core.Contact(name if email else "Deur", email or staff.email)
    return actions.walk_in(
        session, person=person, contact=contact, key=key or uuid4(), reason=reason, by=staff, now=NOW
    )


def test_walk_in_is_registered_and_present_once(session, staff):
    key = uuid4()
    assert {walk_in(session, staff, key=key).pk for _press in range(2)} == {Attendee.objects.get().pk}
    assert states(session) == {"Dirk": ("confirmed", 1)}
    assert attendance(session) == {"Dirk": "present"}
    assert rows() == [("Dirk", "", "walk_in")]


def test_two_walk_ins_without_address_are_two_people(session, staff):
    walk_in(session, staff, "Dirk")
    walk_in(session, staff, "Eva")
    assert attendance(session) == {"Dirk": "present", "Eva": "present"}


@pytest.mark.parametrize("waiting_list", [True, False])
def test_walk_in_when_full_needs_a_reason_and_else_leaves_nothing(event, staff, waiting_list):
    session = make_session(event, capacity=1, waiting_list=waiting_list)
    book(session, "Anna")
    with pytest.raises(FullWithoutReason):
        walk_in(session, staff)
    assert states(session) == {"Anna": ("confirmed", 1)}
    assert CheckIn.objects.count() == 0
    walk_in(session, staff, reason="Er stond nog een stoel.")
    assert states(session) == {"Anna": ("confirmed", 1), "Dirk": ("confirmed", 2)}
    assert attendance(session) == {"Anna": "unknown", "Dirk": "present"}


def test_walk_in_who_was_registered_is_checked_in(session, people, staff):
    found = walk_in(session, staff, "Anna", "anna@example.org")
    assert found.pk == people[0].pk
    assert attendance(session)["Anna"] == "present"
    assert Attendee.objects.count() == 3


def test_undo_is_refused_while_a_certificate_stands(session, people, staff):
    scanned(session, scan_of(people[0]))
    actions.issue(session, partial=False, by=staff, now=session.ends_at)
    with pytest.raises(CertificateStands):
        actions.undo(people[0], by=staff, now=session.ends_at)
    assert attendance(session)["Anna"] == "present"
    assert CheckIn.objects.get().undone_at is None
