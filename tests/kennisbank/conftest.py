"""What the tests of the kennisbank may ask for."""

import pytest

from tests.kennisbank.factories import make_index


@pytest.fixture
def kennisbank(tree):
    """The Dutch kennisbank, empty."""
    return make_index(tree.nl)
