"""What the tests of demand share: themes, and people who ask."""

from events.demand import actions
from events.demand.models import Opening, OpenQuestion
from events.models import EventTheme
from tests.events.factories import NOW


def make_theme(slug="inwerken"):
    return EventTheme.objects.create(slug=slug, name_nl=slug.title(), name_en=f"{slug.title()} (en)")


def ask(theme, name, organisation=None, *, region="achterhoek", now=NOW, **fields):
    """`name` of a company of their own asks something."""
    fields = {"text": f"Hoe begint {name}?", "email": f"{name.lower()}@example.org"} | fields
    asked = actions.Asked(name=name, organisation=organisation or f"Bedrijf {name}", **fields)
    return actions.ask(theme, region, asked, now=now)


def ask_many(theme, number, **fields):
    return [ask(theme, f"P{each:02}", **fields) for each in range(1, number + 1)]


def waiting():
    return sorted(OpenQuestion.objects.waiting().values_list("name", flat=True))


def opened():
    """(companies, people, status of the session) of each opening, the oldest first."""
    rows = Opening.objects.order_by("pk").values_list("companies", "people", "session__status")
    return [(companies, people, str(status)) for companies, people, status in rows]
