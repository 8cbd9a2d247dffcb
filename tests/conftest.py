"""What every test may ask for."""

import pytest
from django.db.models.signals import post_migrate
from django.utils import translation
from wagtail.models import Collection

from pagekit.models import ContentVersion
from tests.factories import make_site_tree


def _root_collection(using, **kwargs):
    """Wagtail makes it in a migration; a test that flushes its database takes it away from those that follow."""
    if not Collection.objects.using(using).exists():
        Collection.add_root(name="Root")


def pytest_configure():
    """Flushing sends `post_migrate` too."""
    post_migrate.connect(_root_collection, dispatch_uid="tests_root_collection")


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
