"""What every test may ask for."""

import pytest
from django.utils import translation

from tests.factories import make_site_tree


@pytest.fixture(autouse=True)
def dutch():
    """Every test starts in Dutch, whatever the one before it did."""
    with translation.override("nl"):
        yield


@pytest.fixture
def tree(db):
    """The page tree that every site has: a Dutch and an English home (`tree.nl`, `tree.en`) and a default site."""
    return make_site_tree()
