"""What the tests of schemes may ask for."""

from datetime import datetime
from types import SimpleNamespace

import pytest
import time_machine

from tests.kennisbank.schemes.factories import (
    TODAY,
    condition,
    make_fact,
    make_guide,
    make_scheme,
    make_scheme_index,
    make_scheme_page,
    question,
    scheme_test,
)


@pytest.fixture
def on_the_day():
    """It is TODAY, nine in the morning in Amsterdam."""
    with time_machine.travel(datetime.fromisoformat(f"{TODAY}T09:00:00+01:00"), tick=True):
        yield


@pytest.fixture
def schemes(tree, on_the_day):
    """SLIM with two facts and a page, and a guide that asks one question."""
    scheme, index = make_scheme(), make_scheme_index(tree.nl)
    make_fact(scheme, cost_kind="adviser", activity="A")
    make_fact(scheme, "maximum", 24_999)
    page = make_scheme_page(index, scheme)
    guide = make_guide(
        [question("mensen", ["employer"], "klein", "groot")],
        [scheme_test("SLIM", ["employer"], condition("mensen", "groot", reason="Te klein."))],
        live=True,
    )
    return SimpleNamespace(scheme=scheme, index=index, page=page, guide=guide)
