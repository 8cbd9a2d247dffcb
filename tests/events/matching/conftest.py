"""What the tests of tables may ask for."""

import pytest

from tests.events.asking import turn_on
from tests.events.factories import make_session
from tests.events.matching.around import come_many, make


@pytest.fixture
def big(event):
    """A session of eighty places that asks the learning question."""
    session = make_session(event, capacity=80)
    turn_on(session, "asks_learning")
    return session


@pytest.fixture
def ten(big):
    """Ten people with a question at two tables."""
    people = come_many(big, 10, text="Hoe begin je?", brings_text="=Een lijst")
    make(big)
    return people
