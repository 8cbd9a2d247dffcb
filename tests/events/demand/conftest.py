"""What the tests of demand may ask for."""

import pytest

from tests.events.demand.around import make_theme
from tests.events.organisers import make_role


@pytest.fixture
def theme(event):
    """A theme with an event on it."""
    theme = make_theme()
    event.theme = theme
    event.save()
    return theme


@pytest.fixture
def planner(db):
    """Somebody who plans sessions, and gets the mail about demand."""
    user = make_role("organisatie", "planner@example.org")
    user.is_staff = False  # who may enter the admin says the role, not this
    user.save()
    return user
