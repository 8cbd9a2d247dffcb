"""Counting tries: within a window, per key, in the database, nobody through when that cannot answer."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection
from django.test import RequestFactory

from privacy import throttle
from privacy.models import ThrottleCounter

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def tries(number, *, key="1.2.3.4", scope="test", now=NOON):
    return [throttle.allow(scope, key, limit=3, per=HOUR, now=now) for _ in range(number)]


def test_only_the_first_tries_are_allowed(db):
    assert tries(5) == [True, True, True, False, False]


def test_other_keys_and_scopes_have_their_own_count(db):
    tries(3)
    assert (tries(1, key="5.6.7.8"), tries(1, scope="other")) == ([True], [True])


def test_the_window_ends_and_starts_anew(db):
    tries(4)
    assert tries(1, now=NOON + HOUR - timedelta(seconds=1)) == [False]
    assert tries(4, now=NOON + HOUR) == [True, True, True, False]


def test_key_is_not_stored(db):
    tries(1, key="192.0.2.77")
    assert "192.0.2" not in str(list(ThrottleCounter.objects.values()))


def test_database_that_fails_lets_nobody_through(db):
    def fail(execute, sql, params, many, context):
        raise DatabaseError("gone")

    with connection.execute_wrapper(fail):
        with pytest.raises(DatabaseError):
            throttle.allow("test", "a", limit=3, per=HOUR, now=NOON)
        with pytest.raises(DatabaseError):
            throttle.is_exhausted("test", "a", limit=3, now=NOON)


def test_exhausted_does_not_count(db):
    tries(2)
    assert not throttle.is_exhausted("test", "1.2.3.4", limit=3, now=NOON)
    tries(1)
    assert throttle.is_exhausted("test", "1.2.3.4", limit=3, now=NOON)
    assert not throttle.is_exhausted("test", "1.2.3.4", limit=3, now=NOON + HOUR)


def test_forgiven_key_starts_anew(db):
    tries(3)
    throttle.forgive("test", "1.2.3.4")
    assert tries(1) == [True]


def test_purge_removes_only_what_is_over(db):
    tries(1)
    tries(1, key="later", now=NOON + HOUR)
    assert throttle.purge(NOON + HOUR) == 1
    assert ThrottleCounter.objects.count() == 1


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "expected"),
    [
        (0, "192.0.2.1", "198.51.100.7", "192.0.2.1"),
        (1, "192.0.2.1", "6.6.6.6, 198.51.100.7", "198.51.100.7"),
        (2, "192.0.2.1", "198.51.100.7", "192.0.2.1"),
        (0, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        (1, "192.0.2.1", "not an address", "unknown"),
        (0, "", "", "unknown"),
    ],
)
def test_visitor_is_what_our_proxies_say(settings, proxies, remote, forwarded, expected):
    settings.TRUSTED_PROXY_COUNT = proxies
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    assert throttle.visitor(RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers)) == expected


def test_counting_is_quick(db):
    started = time.monotonic()
    tries(50)
    assert time.monotonic() - started < 5
