"""Learning questions of the demonstration for which no session is planned: one pool nearly has enough companies."""

from datetime import datetime, timedelta

from django.db.models import Q

from events.demand import actions
from events.demand.models import OpenQuestion, Pool
from events.models import EventTheme
from programme.demo.reading import read

NAMES = ("Ans", "Bilal", "Coby", "Dirk", "Evi", "Farid")


def load(*, domain: str, now: datetime) -> None:
    """Ask each question in the name of a company of the demonstration; none when one was asked before."""
    if OpenQuestion.objects.filter(email__endswith=f"@{domain}").exists():
        return
    companies = [company["name"] for company in read("site/companies.toml")["company"]]
    for number, content in enumerate(read("site/learning.toml")["question"]):
        asked = actions.Asked(
            text=content["asks"],
            name=NAMES[number],
            email=f"{NAMES[number].lower()}@{domain}",
            organisation=companies[number],
            weekdays=content["days"],
            parts=content["parts"],
        )
        theme = EventTheme.objects.get(slug=content["theme"])
        actions.ask(theme, content["region"], asked, now=now - timedelta(days=number + 1))


def remove(sessions, *, domain: str) -> None:
    """Take the questions away, also those for which one of `sessions` was opened, and pools in which nobody asks."""
    ours = Q(email__endswith=f"@{domain}") | Q(opening__session__in=sessions)
    OpenQuestion.objects.filter(ours).delete()
    Pool.objects.filter(questions=None, openings=None).delete()
