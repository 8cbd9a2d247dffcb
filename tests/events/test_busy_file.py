"""The one file of SQLite while another process writes to it: a busy moment, and nothing is lost."""

import sqlite3
from contextlib import closing

import pytest
from django.db import connection

from events import errors
from events.models import Registration
from tests.events.factories import book, make_event, make_session, states
from tests.events.racing import Race
from tests.factories import make_site_tree


@pytest.mark.skipif(connection.vendor != "sqlite", reason="needs SQLite")
@pytest.mark.django_db(transaction=True)
def test_file_that_somebody_else_writes_to_is_a_busy_moment(transactional_db, tmp_path):
    session, race = make_session(make_event(make_site_tree().nl)), Race(tmp_path)

    def book_without_patience():
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 100")
        return book(session, "Anna")

    assert race.after(Registration.objects.count) == 0
    with closing(sqlite3.connect(race.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        (answer,) = race.together([book_without_patience])
        assert isinstance(answer, errors.Busy)
    assert race.after(lambda: states(book_without_patience().registration.session)) == {"Anna": ("confirmed", 1)}
