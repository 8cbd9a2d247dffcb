"""What the tests of events may ask for."""

import pytest
import time_machine

from tests.events.factories import NOW, make_event, make_session
from tests.events.organisers import sign_in


@pytest.fixture
def event(tree):
    """A Dutch event page."""
    return make_event(tree.nl)


@pytest.fixture
def session(event):
    """A session of ten places, two weeks from now."""
    return make_session(event)


@pytest.fixture
def organiser(client, db):
    """Somebody with the role organisatie, signed in, on the day of `NOW`."""
    with time_machine.travel(NOW, tick=False):
        yield sign_in(client, "organisatie")
