"""Servers of the bench: each is gunicorn with two workers on a loopback port, started and stopped here."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from config.settings.env import ROOT


def free_port() -> int:
    """A port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(settings_module: str, environment: dict[str, str]):
    """Run gunicorn for `settings_module`; gives its address and the seconds until its first answer."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "gunicorn", "tests.load.wsgi", "--workers=2", f"--bind=127.0.0.1:{port}"]
    command += ["--log-level=error", "--preload"] if settings_module.startswith("tests.") else ["--log-level=error"]
    started = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | environment | {"DJANGO_SETTINGS_MODULE": settings_module, "BASE_URL": address},
    )
    try:
        wait_for_answer(process, address)
        yield address, time.monotonic() - started
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for_answer(process, address: str, seconds: float = 60) -> None:
    """Return as soon as `address` answers anything; RuntimeError when the server died or took too long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with code {process.returncode}")
        try:
            urlopen(address + "/", timeout=10).read()  # noqa: S310 - a loopback address made above
            return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    raise RuntimeError("the server did not answer")


def manage(settings_module: str, environment: dict[str, str], *arguments: str) -> str:
    """Run one management command with those settings; gives what it printed."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=os.environ | environment | {"DJANGO_SETTINGS_MODULE": settings_module},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout
