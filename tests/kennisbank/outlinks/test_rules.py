"""Which answers are a failure, and which machines are never asked."""

import pytest

from kennisbank.outlinks.rules import fails, is_public


@pytest.mark.parametrize(
    ("status", "failure"),
    [
        *((status, False) for status in (200, 301, 401, 403, 429, 499)),
        *((status, True) for status in (0, 404, 410, 500, 503)),
    ],
)
def test_what_is_a_failure(status, failure):
    assert fails(status) is failure


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - nothing is bound to it
        ("224.0.0.1", False),
        ("::1", False),
        ("::ffff:127.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
    ],
)
def test_which_machines_are_outside(address, public):
    assert is_public(address) is public
