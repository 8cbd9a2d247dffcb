"""`make run` as a newcomer meets it: from nothing to a filled site, stopped without a trace, and soon there again."""

import os
import re
import signal
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from config.settings.env import ROOT
from tests.databases import fresh_sibling
from tests.load.servers import free_port, wait_for_answer

TICKS = os.sysconf("SC_CLK_TCK")  # in a second, of what /proc counts
IDLE_SECONDS = 20  # the worker looks at the outbox each second and at its clock every fifteen
STEPS = re.compile(r"Preparing|Collecting|Loading")  # what is said before anything that takes long


class Started:
    """A `make run` in a session of its own, so that whatever it starts can be found."""

    def __init__(self, environment, log):
        self.port, self.log = free_port(), log
        self.address = f"http://127.0.0.1:{self.port}"
        self.process = subprocess.Popen(
            ["make", "-s", "run", f"PORT={self.port}"],
            cwd=ROOT,
            env=environment,
            stdout=log.open("wb"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def answer(self, path):
        return urlopen(self.address + path, timeout=30).read().decode()  # noqa: S310 - a loopback address made above

    def processes(self):
        """Everything that runs in this session: {process id: its command}."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                session = int((folder / "stat").read_text().rpartition(")")[2].split()[3])
                command = (folder / "cmdline").read_text().replace("\0", " ")
            except (FileNotFoundError, ProcessLookupError):
                continue
            if session == self.process.pid and command:
                found[int(folder.name)] = command
        return found

    def left_behind(self, seconds=20):
        """What still runs when everything had its time to end: by Control-C make itself may be gone first."""
        until = time.monotonic() + seconds
        while (found := self.processes()) and time.monotonic() < until:
            time.sleep(0.1)
        return found

    def cpu_seconds(self):
        """What all these processes, and those that they saw end, used of a processor until now."""
        return sum(map(cpu_seconds, self.processes()))

    def terminate(self):
        """Tell make to stop, as a service manager does; gives the exit code."""
        self.process.terminate()
        return self.process.wait(timeout=60)

    def press_control_c(self):
        """What a terminal does then: the signal goes to everybody in the foreground; gives the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(timeout=60)


def cpu_seconds(pid):
    """What one process and its ended children used of a processor until now."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICKS


@contextmanager
def make_run(environment, log):
    """`make run` until it answers; killed with all that it started when a test fails in between."""
    started = Started(environment, log)
    try:
        wait_for_answer(started.process, started.address, seconds=300)
        yield started
    finally:
        for pid in started.processes():
            os.kill(pid, signal.SIGKILL)
        started.process.wait()


@pytest.fixture
def environment(tmp_path):
    """A fresh folder, and a database that is empty, of the same kind as the rest of the suite uses."""
    url = os.environ.get("DATABASE_URL", "")
    own = fresh_sibling(url, f"leergilde_run_{os.getpid()}") if url.startswith("postgres") else ""
    ours = {"LEERGILDE_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings.dev", "DATABASE_URL": own}
    given = {name: value for name, value in os.environ.items() if name != "BASE_URL" and not name.startswith("MAKE")}
    return {name: value for name, value in (given | ours).items() if value}


@pytest.mark.timeout(600)
def test_make_run_fills_a_fresh_folder_stops_without_a_trace_and_starts_soon_again(environment, tmp_path):
    with make_run(environment, tmp_path / "first.log") as first:
        assert "Leergilde" in first.answer("/")
        assert "Kickstart voor nieuwkomers" in first.answer("/agenda/")
        filling = first.cpu_seconds()
        assert first.terminate() == -signal.SIGTERM
        assert first.left_behind() == {}
    printed = first.log.read_text()
    assert STEPS.findall(printed) == ["Preparing", "Collecting", "Loading"]
    assert f"Leergilde: {first.address}/ " in printed
    assert "redactie@leergilde.example" in printed
    assert "Traceback" not in printed

    with make_run(environment, tmp_path / "second.log") as second:
        # Counted in work, not on the clock: it is the same on a machine that is busy with something else.
        assert second.cpu_seconds() < filling / 4
        assert "Kickstart voor nieuwkomers" in second.answer("/agenda/")
        assert idle_share_of_the_worker(second) < 0.01
        # Make ends by the signal itself, unless whoever started these tests had told it to ignore that one.
        assert second.press_control_c() in (-signal.SIGINT, 0)
        assert second.left_behind() == {}
    printed = second.log.read_text()
    assert STEPS.findall(printed) == []
    assert "Traceback" not in printed


def idle_share_of_the_worker(started):
    """Which part of one processor the worker uses while there is nothing to do."""
    (worker,) = [pid for pid, command in started.processes().items() if "run_worker" in command]
    time.sleep(5)  # starting is over
    before = cpu_seconds(worker)
    time.sleep(IDLE_SECONDS)
    return (cpu_seconds(worker) - before) / IDLE_SECONDS
