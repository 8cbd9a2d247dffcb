"""What every test may ask for."""

import pytest
from django.db import connection
from django.utils import translation

from pagekit.models import ContentVersion
from tests import migrated
from tests.factories import make_site_tree

MIGRATED = pytest.StashKey()


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_setup, django_db_blocker):
    """The database as the migrations leave it (roles, the root of the pages, the workflow), kept to put it back."""
    with django_db_blocker.unblock():
        request.config.stash[MIGRATED] = (django_db_blocker, migrated.rows())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """A test that commits empties the database when it ends. The next one, whichever it is, finds it as migrated.

    A transaction that a test leaves open would hold what all later ones write: that test fails, not those.
    """
    torn_down = yield
    if not nextitem or nextitem.cls is not item.cls:  # a TestCase keeps one for all its tests
        assert not connection.in_atomic_block, f"{item.nodeid} leaves a transaction open"
    if nextitem and _commits(item) and MIGRATED in item.config.stash:
        blocker, rows = item.config.stash[MIGRATED]
        with blocker.unblock():
            migrated.put_back(rows)
    return torn_down


def _commits(item):
    mark = item.get_closest_marker("django_db")
    return "transactional_db" in item.fixturenames or bool(mark and mark.kwargs.get("transaction"))


@pytest.fixture(autouse=True)
def dutch():
    """Every test starts in Dutch, whatever the one before it did."""
    with translation.override("nl"):
        yield


@pytest.fixture
def asks(client, django_assert_num_queries):
    """`asks(address, first=9, again=2)`: so many queries for a page right after the content changed, and from then on.

    What does not follow from the content (renditions, types of content) was asked before.
    """

    def count(address, *, first, again):
        assert client.get(address).status_code == 200, address
        ContentVersion.renew()
        with django_assert_num_queries(first):
            client.get(address)
        with django_assert_num_queries(again):
            client.get(address)

    return count


@pytest.fixture
def tree(db):
    """The page tree that every site has: a Dutch and an English home (`tree.nl`, `tree.en`) and a default site."""
    return make_site_tree()
