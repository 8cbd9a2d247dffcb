"""What the tests of progress may ask for."""

from types import SimpleNamespace

import pytest

from community.progress import actions
from tests.community.factories import NOW, make_company, make_member
from tests.kennisbank.factories import make_index
from tests.kennisbank.methods.factories import make_route, make_routes, phase, step


@pytest.fixture
def scene(tree):
    """A route of two phases with steps `a`, `b` and `c`, and a company that follows it."""
    kennisbank = make_index(tree.nl)
    index = make_routes(kennisbank)
    page = make_route(
        index,
        phase("Beginnen", step("a", title="Vraag rond"), step("b", title="Kies samen")),
        phase("Doen", step("c", title="Probeer")),
    )
    company = make_company()
    boss = make_member(company)
    route = actions.begin(company, page, by=boss, now=NOW)
    return SimpleNamespace(kennisbank=kennisbank, index=index, page=page, company=company, boss=boss, route=route)
