"""`make bench`: how fast the pages are beside a bare Django view and an empty Wagtail page, in one run.

All servers are gunicorn with two workers; rounds are interleaved and medians taken, so that a busy moment of the
machine hits all alike. Compare the ratios, never the absolute figures.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from config.settings.env import ROOT
from tests.databases import fresh_sibling
from tests.load import booking
from tests.load.pressure import requests_per_second
from tests.load.servers import manage, serving

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "3"))
OURS, BARE, EMPTY = "config.settings.dev", "tests.load.bare_settings", "tests.load.empty_settings"


@dataclass(frozen=True)
class Goal:
    """What a page must reach: SQL queries at most, and its share of an empty Wagtail page's speed at least."""

    name: str
    path: str
    queries: int
    share: float


def main() -> int:
    """Run everything and print the table; 1 when a goal is missed."""
    with tempfile.TemporaryDirectory(prefix="leergilde-bench-") as folder:
        environment = prepare(Path(folder))
        goals, measured = goals_with_queries(environment)
        with (
            serving(BARE, environment) as bare,
            serving(EMPTY, environment) as empty,
            serving(OURS, environment) as ours,
        ):
            addresses = {"a bare Django view": bare[0] + "/", "an empty Wagtail page": empty[0] + "/"}
            addresses |= {goal.name: ours[0] + goal.path for goal in goals}
            figures = measure(addresses)
        missed = report(goals, measured, figures, started=ours[1])
        missed += booking.measure(environment, Path(folder))
        print(f"{missed} goals missed")
        return 1 if missed else 0


def prepare(folder: Path) -> dict[str, str]:
    """Fill a database with the demonstration and one with an empty Wagtail; gives the environment of both."""
    environment = {"LEERGILDE_VAR": str(folder), "DEBUG": "0"}
    if "DATABASE_URL" in os.environ:
        environment["EMPTY_DATABASE_URL"] = fresh_sibling(os.environ["DATABASE_URL"], "leergilde_empty_wagtail")
    else:
        environment["EMPTY_DATABASE_URL"] = f"sqlite:///{folder / 'empty.sqlite3'}"
    manage(OURS, environment, "migrate", "-v0")
    manage(OURS, environment, "load_demo")
    manage(OURS, environment, "collectstatic", "--noinput", "-v0")
    manage(EMPTY, environment, "migrate", "-v0")
    manage(EMPTY, environment, "shell", "-c", MAKE_EMPTY_HOME)
    return environment


MAKE_EMPTY_HOME = """
from wagtail.models import Page, Site
from tests.load.empty_wagtail.models import EmptyPage
root = Page.objects.get(depth=1)
if not EmptyPage.objects.exists():
    home = root.add_child(instance=EmptyPage(title="Empty", slug="empty"))
    Site.objects.all().update(root_page=home)
"""


def goals_with_queries(environment) -> tuple[list[Goal], dict[str, tuple[int, int, int]]]:
    """The pages to measure, with the addresses that the demonstration gave them, and for each its queries, its queries
    right after a change of content, and the milliseconds that this first time costs."""
    output = subprocess.run(
        [sys.executable, "-m", "tests.load.count_queries"],
        cwd=ROOT,
        env=os.environ | environment | {"DJANGO_SETTINGS_MODULE": OURS},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout
    goals, counts = [], {}
    for line in output.splitlines():
        name, path, queries, share, *counted = line.split("\t")
        goals.append(Goal(name, path, int(queries), float(share)))
        counts[name] = tuple(map(int, counted))
    return goals, counts


def measure(addresses: dict[str, str]) -> dict[str, float]:
    """The median requests a second of each address over interleaved rounds, after one round to warm up."""
    for url in addresses.values():
        requests_per_second(url, seconds=1)
    rounds = {name: [] for name in addresses}
    for _round in range(ROUNDS):
        for name, url in addresses.items():
            rounds[name].append(requests_per_second(url, seconds=SECONDS))
    return {name: statistics.median(values) for name, values in rounds.items()}


def report(goals, counted, figures, *, started: float) -> int:
    """Print the table; gives how many pages make more queries than their goal or are slower than their share."""
    bare, empty = figures["a bare Django view"], figures["an empty Wagtail page"]
    missed = 0
    print("when changed: what the first answer of a process costs after a change of content")
    print(f"{'page':<26}{'req/s':>9}{'of bare':>9}{'of empty':>10}{'goal':>7}{'SQL':>6}{'goal':>6}{'when changed':>18}")
    for name, figure in figures.items():
        goal = next((goal for goal in goals if goal.name == name), None)
        line = f"{name:<26}{figure:>9.0f}{figure / bare:>9.3f}{figure / empty:>10.2f}"
        if goal:
            again, first, spent = counted[name]
            met = figure / empty >= goal.share and again <= goal.queries
            missed += not met
            line += f"{goal.share:>7.2f}{again:>6}{goal.queries:>6}{f'{first} SQL, {spent} ms':>18}"
            line += "" if met else "   missed"
        print(line)
    tool = "wrk" if shutil.which("wrk") else "plain threads"
    print(f"first answer after start: {started:.2f} s; medians of {ROUNDS} rounds of {SECONDS:.0f} s by {tool}")
    return missed


if __name__ == "__main__":
    sys.exit(main())
