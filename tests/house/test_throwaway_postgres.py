"""The throwaway cluster gives a PostgreSQL, passes the exit code on, and leaves nothing, also when it is stopped."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from tests.throwaway_postgres import NoPostgres, binaries

SELECT = """
import os, psycopg, sys, time
user, _, rest = os.environ["DATABASE_URL"].removeprefix("postgres://").partition("@/")
host, _, name = rest.rpartition("/")
with psycopg.connect(host=host, user=user, dbname=name) as connection:
    print(connection.execute("show max_connections").fetchone()[0], flush=True)
{then}
"""


def has_postgres():
    try:
        return bool(binaries())
    except NoPostgres:
        return False


needs_binaries = pytest.mark.skipif(not has_postgres(), reason="no PostgreSQL binaries on this machine")


def start(then, temporary, **environment):
    command = [sys.executable, "-m", "tests.throwaway_postgres", sys.executable, "-c", SELECT.format(then=then)]
    given = {**os.environ, "DATABASE_URL": "", "TMPDIR": str(temporary), **environment}
    return subprocess.Popen(command, env=given, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def short_folder():
    """pytest's own folders are too deep for a socket, and closed to the unprivileged user."""
    with tempfile.TemporaryDirectory(prefix="lg") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@needs_binaries
def test_exit_code_passes_through_and_nothing_stays(short_folder):
    run = start("sys.exit(7)", short_folder)
    out, _ = run.communicate(timeout=60)
    assert (run.returncode, out.strip(), list(short_folder.iterdir())) == (7, "200", [])


@needs_binaries
def test_nothing_stays_after_a_signal(short_folder):
    run = start("time.sleep(60)", short_folder)
    assert run.stdout.readline().strip() == "200"
    run.send_signal(signal.SIGTERM)
    assert run.wait(timeout=30) == 128 + signal.SIGTERM
    time.sleep(0.1)
    assert list(short_folder.iterdir()) == []


def test_given_database_is_used_as_it_is(tmp_path):
    command = [sys.executable, "-m", "tests.throwaway_postgres", sys.executable, "-c"]
    command.append("import os; print(os.environ['DATABASE_URL'])")
    given = {**os.environ, "DATABASE_URL": "postgres://else/where"}
    assert subprocess.run(command, env=given, capture_output=True, text=True, check=True).stdout == (
        "postgres://else/where\n"
    )
