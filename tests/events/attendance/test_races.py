"""The same scan from ten hands at once, and what the lock and the constraint each do for it."""

from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from events.attendance.actions import scanning
from events.attendance.models import CheckIn
from events.models import EventSession
from tests.events.attendance.door import attendance, scan_of, scanned
from tests.events.factories import NOW, book, make_event, make_session
from tests.events.racing import Race
from tests.factories import make_site_tree

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def race(tmp_path):
    return Race(tmp_path)


@pytest.fixture
def anna(transactional_db):
    session = make_session(make_event(make_site_tree().nl))
    return book(session, "Anna").attendees[0]


def test_ten_threads_with_the_same_nonce_are_one_scan(anna, race):
    nonce = uuid4()
    answers = race.times(10, lambda place: scanned(anna.session, scan_of(anna, nonce=nonce)))
    assert answers == [[("", "Anna")]] * 10
    assert race.after(CheckIn.objects.count) == 1
    assert race.after(lambda: attendance(anna.session)) == {"Anna": "present"}


def test_ten_threads_with_ten_nonces_make_present_once(anna, race):
    answers = race.times(10, lambda place: scanned(anna.session, scan_of(anna)))
    assert sorted(answer[0][0] for answer in answers) == ["", *["twice"] * 9]
    assert race.after(CheckIn.objects.that_count().count) == 1


@contextmanager
def without_lock(session_id):
    with transaction.atomic():
        yield EventSession.objects.get(pk=session_id)


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL: SQLite writes one after another")
def test_control_without_the_lock_the_constraint_still_keeps_one(anna, race, monkeypatch):
    monkeypatch.setattr(scanning, "locked", without_lock)
    nonce = uuid4()
    answers = race.times(10, lambda place: scanned(anna.session, scan_of(anna, nonce=nonce)))
    assert sum(isinstance(answer, IntegrityError) for answer in answers) >= 1
    assert race.after(CheckIn.objects.count) == 1


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL: SQLite writes one after another")
def test_control_without_lock_and_constraints_the_race_happens(anna, race, monkeypatch):
    monkeypatch.setattr(scanning, "locked", without_lock)
    names = [each.name for each in CheckIn._meta.constraints if each.name == "attendance_checked_in_once"]
    unique = next(field for field in CheckIn._meta.fields if field.name == "nonce")
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint WHERE conrelid = 'attendance_checkin'::regclass")
        found = [name for (name,) in cursor.fetchall() if "nonce" in name]
        for name in found:
            cursor.execute(f'ALTER TABLE attendance_checkin DROP CONSTRAINT "{name}"')
        for name in names:
            cursor.execute(f'DROP INDEX "{name}"')
    try:
        nonce = uuid4()
        race.times(10, lambda place: scanned(anna.session, scan_of(anna, nonce=nonce), now=NOW))
        assert CheckIn.objects.count() > 1
    finally:
        CheckIn.objects.all().delete()
        with connection.schema_editor() as editor:
            for constraint in CheckIn._meta.constraints:
                if constraint.name in names:
                    editor.add_constraint(CheckIn, constraint)
            editor.execute(f'ALTER TABLE attendance_checkin ADD CONSTRAINT "{found[0]}" UNIQUE ({unique.column})')
