"""Journeys run against a server of their own: real gunicorn, real database with the demonstration, SMTP and worker."""

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings
from playwright.sync_api import sync_playwright

from config.settings.env import ROOT
from tests.databases import fresh_sibling
from tests.journeys.browsing import BROWSER_FLAGS, Visitor
from tests.load.servers import free_port, serving

CHROMIUM = shutil.which("chromium")
OURS = "config.settings.dev"


def pytest_collection_modifyitems(items):
    """Mark the journeys. Each test process that runs some of them starts a site of its own."""
    for item in items:
        if "tests/journeys" in str(item.path):
            item.add_marker(pytest.mark.browser)
            # The first one starts the whole site; the time of a journey is counted from when that stands.
            item.add_marker(pytest.mark.timeout(180, func_only=True))


class Mailbox:
    """A real SMTP server that keeps what it receives, as parsed messages."""

    def __init__(self):
        self.messages = []

    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.content, policy=policy.default)
        message.recipients = envelope.rcpt_tos
        self.messages.append(message)
        return "250 OK"

    def to(self, address, subject=""):
        """The messages to `address` with these words in the subject, oldest first."""
        return [
            message for message in self.messages if address in message.recipients and subject in str(message["subject"])
        ]

    def wait_for(self, address, subject="", *, number=1, seconds=30):
        """The newest of at least `number` messages to `address`, as soon as the worker has sent it."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if len(found := self.to(address, subject)) >= number:
                return found[-1]
            time.sleep(0.1)
        raise AssertionError([(message["to"], message["subject"]) for message in self.messages[-10:]])


class RunningSite:
    """The address of the running site, its mailbox, and the verbs that a test needs from outside."""

    def __init__(self, address, environment, mailbox):
        self.address, self.environment, self.mailbox = address, environment, mailbox

    def manage(self, *arguments):
        """Run a management command beside the running server; gives what it printed."""
        return manage(self.environment, *arguments)

    def do_what_is_due(self):
        """Let a worker do at once all that is due, periodic jobs too, beside the worker that runs all the time."""
        self.manage("run_worker", "--once")


def manage(environment, *arguments):
    """Run one management command with the settings and data of the journeys."""
    result = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=os.environ | environment | {"DJANGO_SETTINGS_MODULE": OURS},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@contextmanager
def working(environment):
    """The worker, as production runs it: it sends what the web processes left in the outbox."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "run_worker"],
        cwd=ROOT,
        env=os.environ | environment | {"DJANGO_SETTINGS_MODULE": OURS},
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def running_site(tmp_path_factory):
    """The whole site, started as production starts it, on a database of its own."""
    folder = tmp_path_factory.mktemp("journeys")
    mailbox = Mailbox()
    port = free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    environment = {
        "LEERGILDE_VAR": str(folder),
        "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        "DEBUG": "0",
        "STAFF_MFA": "0",
        "DEMONSTRATION_PASSWORD": settings.DEMONSTRATION_PASSWORD,
        "FORM_MIN_SECONDS": "0",  # the browser types faster than people do
        "DATABASE_URL": own_database(folder),
    }
    try:
        for command in (["migrate", "-v0"], ["load_demo"], ["collectstatic", "--noinput", "-v0"]):
            manage(environment, *command)
        with serving(OURS, environment) as (address, _seconds):
            environment["BASE_URL"] = address
            with working(environment):
                yield RunningSite(address, environment, mailbox)
    finally:
        controller.stop()


@pytest.fixture(scope="session")
def strict_site(running_site):
    """The same site as staff find it in production: /beheer/ only with the second factor."""
    with serving(OURS, running_site.environment | {"STAFF_MFA": "1"}) as (address, _seconds):
        # A passkey belongs to a host with a name: browsers make none for an address in numbers.
        named = address.replace("127.0.0.1", "localhost")
        yield RunningSite(named, running_site.environment, running_site.mailbox)


def own_database(folder: Path) -> str:
    """A database that only the journeys use, on the same kind of database as the rest of the suite."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return f"sqlite:///{folder / 'journeys.sqlite3'}"
    return fresh_sibling(url, f"leergilde_journeys_{os.getpid()}")


@pytest.fixture(scope="session")
def chromium():
    """One browser for all journeys; skipped only where there is none and nobody asked for it."""
    if CHROMIUM is None:
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail("REQUIRE_BROWSER is set and Chromium is missing")
        pytest.skip("Chromium is not installed")
    # Playwright's event loop runs in this thread, and Django would take it for an async view.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=BROWSER_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, running_site):
    """Open a browser window: `visit(width=320)`, `visit(javascript=False)`; each is checked when it closes."""
    visitors = []

    def open_window(*, site=running_site, width=1280, height=900, javascript=True, language="nl", **more):
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            locale=f"{language}-NL",
            base_url=site.address,
            **more,
        )
        visitor = Visitor(context, site)
        visitors.append(visitor)
        return visitor

    yield open_window
    for visitor in visitors:
        visitor.close()
