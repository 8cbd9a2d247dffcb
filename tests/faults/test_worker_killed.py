"""A worker that is killed while it sends loses nothing; what it sent twice is recognisable (trust.md fact 6)."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest

from config.settings.env import ROOT
from outbox.composing import message_id

pytestmark = pytest.mark.fault

KILLS = 20
MESSAGES = 300


@pytest.fixture
def workers(request, shared_database, mailbox):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
        "DATABASE_URL": shared_database.url,
        "FAULTS_SMTP_PORT": str(mailbox.port),
        "FAULTS_LEASE": str(getattr(request, "param", 1)),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.workers"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout.readline().strip() == "ready"
    started = []

    def start():
        process.stdin.write("\n")
        process.stdin.flush()
        started.append(int(process.stdout.readline()))
        return started[-1]

    yield start
    for pid in started:
        kill(pid)
    process.stdin.close()
    process.wait(timeout=10)


def kill(pid, number=signal.SIGKILL):
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def wait_until(condition, seconds):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.02)


@pytest.mark.timeout(300)
def test_killed_worker_loses_no_message(shared_database, mailbox, workers, record_property):
    keys = [f"fault:{number}" for number in range(MESSAGES)]
    shared_database.write_messages(keys)
    mailbox.delay = 0.02
    chance, kills = random.Random(20), 0
    for _ in range(KILLS):
        before, pid = len(mailbox.accepted), workers()
        wait_until(lambda before=before: len(mailbox.accepted) > before, 60)
        time.sleep(chance.uniform(0.0, 0.15))
        kill(pid)
        kills += 1
    assert shared_database.statuses().get("sent", 0) < MESSAGES, "all was sent too soon"
    mailbox.delay = 0
    workers(), workers()
    wait_until(lambda: shared_database.statuses() == {"sent": MESSAGES}, 90)
    received = Counter(mailbox.accepted)
    assert set(received) == {message_id(key) for key in keys}
    duplicates = sum(received.values()) - MESSAGES
    record_property("kills", kills)
    record_property("duplicates", duplicates)
    assert duplicates <= kills
    leases = shared_database.run("SELECT count(*) FROM outbox_outboxmessage WHERE lease_until IS NOT NULL")
    assert leases == [(0,)]


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.timeout(120)
@pytest.mark.parametrize("workers", [60], indirect=True)
def test_worker_that_is_told_to_stop_finishes_what_it_has_in_hand(shared_database, mailbox, workers):
    shared_database.write_messages([f"fault:{number}" for number in range(20)])
    mailbox.delay = 0.05
    pid = workers()
    wait_until(lambda: mailbox.accepted, 60)
    kill(pid, signal.SIGTERM)
    wait_until(lambda: not is_alive(pid), 30)
    # Nothing is still in hand: what was accepted is written down as sent.
    sent = shared_database.statuses()
    assert (sent.get("sending", 0), sent["sent"]) == (0, len(mailbox.accepted))


@pytest.mark.timeout(120)
@pytest.mark.parametrize("workers", [60], indirect=True)
def test_several_workers_send_each_message_once(shared_database, mailbox, workers):
    shared_database.write_messages([f"fault:{number}" for number in range(60)])
    for _ in range(3):
        workers()
    wait_until(lambda: shared_database.statuses() == {"sent": 60}, 60)
    assert len(mailbox.accepted) == len(set(mailbox.accepted)) == 60
