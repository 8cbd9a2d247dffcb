"""What the tests of events may ask for."""

import pytest

from tests.events.factories import make_event, make_session


@pytest.fixture
def event(tree):
    """A Dutch event page."""
    return make_event(tree.nl)


@pytest.fixture
def session(event):
    """A session of ten places, two weeks from now."""
    return make_session(event)
