"""Registering over HTTP, for `make bench` or by itself: `python -m tests.load.booking`.

How many registrations a second our public form takes beside the plain reference (lock the event row, count, insert),
both behind gunicorn with two workers on the same kind of database, in turns; and the opening burst: many attempts for
few places. Every post is that of a visitor of its own: an own form with its own key, an own address, an own network
address; the throttle, the token and the minimum time that a person takes all count.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from config.settings.env import ROOT
from tests.databases import fresh_sibling
from tests.load.pressure import post_all
from tests.load.servers import manage, serving

PLAIN, OURS = "tests.load.plain_settings", "config.settings.dev"
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
POSTS, AT_ONCE = 300, 8
ATTEMPTS, PLACES, BURST_AT_ONCE = 300, 30, 30
SHARE, STATEMENTS, SLOWEST = 0.3, 20, 1.0
A_PERSON_TAKES = 2.1  # seconds; what is filled in faster is taken for a program (settings.FORM_MIN_SECONDS)


def main() -> int:
    """Measure registering alone, on a database of its own; 1 when a goal is missed."""
    with tempfile.TemporaryDirectory(prefix="leergilde-bench-") as folder:
        environment = {"LEERGILDE_VAR": folder, "DEBUG": "0"}
        manage(OURS, environment, "migrate", "-v0")
        manage(OURS, environment, "load_demo")
        manage(OURS, environment, "collectstatic", "--noinput", "-v0")
        missed = measure(environment, Path(folder))
        print(f"{missed} goals missed")
        return 1 if missed else 0


def measure(environment: dict[str, str], folder: Path) -> int:
    """Print how registering does against its goals, on the demonstration in `environment`; gives how many it misses."""
    environment = environment | {"TRUSTED_PROXY_COUNT": "1", "PLAIN_DATABASE_URL": _plain_database(folder)}
    manage(PLAIN, environment, "migrate", "--run-syncdb", "-v0")
    capacities = [POSTS] * ROUNDS + [PLACES]
    plain = _script(PLAIN, environment, "plain", *capacities)
    ours = _script(OURS, environment, "ours", *capacities)
    statements = _script(OURS, environment, "statements", ours[0].split("\t")[0])
    with serving(PLAIN, environment) as (reference, _), serving(OURS, environment) as (site, _):
        speeds = {"plain": [], "ours": []}
        for event, line in zip(plain[:-1], ours[:-1], strict=True):
            speeds["plain"].append(_speed([_plain_post(reference, event, number) for number in range(POSTS)]))
            speeds["ours"].append(_speed(_visitors(site, line.split("\t")[1], POSTS)))
        attempts = post_all(_visitors(site, ours[-1].split("\t")[1], ATTEMPTS), at_once=BURST_AT_ONCE)
    taken = _script(OURS, environment, "taken", *[line.split("\t")[0] for line in ours])
    if taken[:-1] != [str(POSTS)] * ROUNDS:
        raise RuntimeError(f"not every registration got its place: {taken}")
    return _report(speeds, [int(number) for number in statements], attempts, int(taken[-1]))


def _report(speeds, statements, attempts, taken) -> int:
    plain, ours = (statistics.median(speeds[name]) for name in ("plain", "ours"))
    print(f"{'registering over HTTP':<38}{'figure':>9}{'goal':>9}")
    print(f"{'plain reference, registrations/s':<38}{plain:>9.0f}")
    print(f"{'ours, registrations/s':<38}{ours:>9.0f}")
    times = sorted(seconds for _status, seconds in attempts)
    errors = sum(status >= 500 or status == 0 for status, _seconds in attempts)
    p99 = times[int(len(times) * 0.99) - 1]
    lines = [
        ("share of the plain reference", f"{ours / plain:.2f}", f">= {SHARE}", ours / plain >= SHARE),
        ("statements, one person", statements[0], f"<= {STATEMENTS}", statements[0] <= STATEMENTS),
        ("statements, three people", statements[1], f"<= {STATEMENTS}", statements[1] <= STATEMENTS),
        (f"burst, {ATTEMPTS} for {PLACES}: p99 in s", f"{p99:.2f}", f"< {SLOWEST:.0f}", p99 < SLOWEST),
        ("burst: errors", errors, "0", errors == 0),
        ("burst: seats taken", taken, PLACES, taken == PLACES),
    ]
    for name, figure, goal, met in lines:
        print(f"{name:<38}{figure:>9}{goal:>9}{'' if met else '   missed'}")
    return sum(not met for *_line, met in lines)


def _speed(requests) -> float:
    started = time.monotonic()
    answers = post_all(requests, at_once=AT_ONCE)
    elapsed = time.monotonic() - started
    wrong = {status for status, _seconds in answers} - {302}
    if wrong:
        raise RuntimeError(f"registering answered {wrong}")
    return len(answers) / elapsed


def _plain_database(folder: Path) -> str:
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        return fresh_sibling(given, "leergilde_plain_booking")
    return f"sqlite:///{folder / 'plain.sqlite3'}"


def _script(settings_module, environment, *arguments) -> list[str]:
    command = [sys.executable, "-m", "tests.load.booking_data", *map(str, arguments)]
    environment = os.environ | environment | {"DJANGO_SETTINGS_MODULE": settings_module}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.splitlines()


def _plain_post(site, event, number):
    return f"{site}/register/{event}/", urlencode({"name": "Jo", "email": f"p{number}@example.org"}), {}


def _visitors(site, path, number):
    """The posts of so many visitors, each of whom opened the form and took the time that a person takes."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        posts = list(pool.map(lambda place: _visitor(site + path, place), range(number)))
    time.sleep(A_PERSON_TAKES)
    return posts


def _visitor(address, place):
    network = f"10.{place // 62500}.{place // 250 % 250}.{place % 250 + 1}"
    with urlopen(Request(address, headers={"X-Forwarded-For": network})) as answer:  # noqa: S310 - our own server
        page, cookie = answer.read().decode(), answer.headers["Set-Cookie"].partition(";")[0]
    hidden = re.findall(r'<input type="hidden" name="([^"]+)"(?: id="[^"]*")? value="([^"]*)"', page)
    fields = {name: unescape(value) for name, value in hidden}
    fields |= {"name": "Jo", "email": f"p{place}@example.org", "organisation": "", "website": ""}
    return address, urlencode(fields), {"Cookie": cookie, "X-Forwarded-For": network}


if __name__ == "__main__":
    sys.exit(main())
