"""What other sites answer; machines inside are not asked, not by a redirect either."""

import pytest

from kennisbank.outlinks.asking import answer_of
from kennisbank.outlinks.rules import is_public
from tests.kennisbank.outlinks.answering import answering


@pytest.fixture
def site():
    with answering() as found:
        yield found


def anybody(address):
    return True


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/404", 404),
        ("/500", 500),
        ("/no-head", 200),
        ("/to/404", 404),
        ("/to/to/to/", 200),
        ("/to/" * 9, 0),
        ("/caf%C3%A9?a=é", 200),
        ("/away/ftp://example.org/", 0),
        ("/away/http://[", 0),
    ],
)
def test_answer_is_that_of_the_last_page(site, path, status):
    assert answer_of(site[0] + path, allowed=anybody) == status


def test_get_follows_only_when_head_is_refused(site):
    answer_of(f"{site[0]}/", allowed=anybody)
    answer_of(f"{site[0]}/no-head", allowed=anybody)
    assert site[1] == [("HEAD", "/"), ("HEAD", "/no-head"), ("GET", "/no-head")]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_machine_inside_is_never_asked(site, host):
    assert answer_of(f"{site[0].replace('127.0.0.1', host)}/", allowed=is_public) == 0
    assert site[1] == []


def test_redirect_inwards_is_not_followed(site):
    """The first machine is allowed, the one that it leads to is not."""
    asked = []

    def only_once(address):
        asked.append(address)
        return len(asked) == 1

    assert answer_of(f"{site[0]}/to/geheim", allowed=only_once) == 0
    assert (site[1], asked) == ([("HEAD", "/to/geheim")], ["127.0.0.1", "127.0.0.1"])


@pytest.mark.parametrize("address", ["http://", "https://weg.invalid/", "file:///etc/passwd", "http://a:b/", "x"])
def test_odd_address_is_no_answer(address):
    assert answer_of(address, allowed=is_public) == 0
