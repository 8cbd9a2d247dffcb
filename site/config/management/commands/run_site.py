"""What `make run` calls: make the site ready when it is not, then run web and worker together until told to stop.

Each step first looks whether there is anything to do, so that the second start takes seconds.
"""

import hashlib
import os
import signal
import subprocess
import sys
import time

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Page

from config.settings.env import ROOT, VAR

WEB_PROCESSES = 2
STOP_WITHIN = 15  # seconds; then a child is killed
ACCOUNTS = [
    ("beheer", "administrator"),
    ("redactie", "editor"),
    ("organisatie", "session organiser"),
    ("begeleiding", "leads one session"),
    ("coach", "coach"),
    ("programma", "programme lead"),
    ("werkgever", "administrator of Staalbouw Oude IJssel"),
    ("medewerker", "colleague there"),
    ("werkgever2", "administrator of Meubelmakerij Berkel"),
]


class Command(BaseCommand):
    help = "Prepare the site when needed, then run web and worker."
    requires_system_checks = []  # the children check; twice would cost a second of every start

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args, host, port, **options):
        address = os.environ.get("BASE_URL") or f"http://{host}:{port}"
        os.environ["BASE_URL"] = address
        settings.WAGTAILADMIN_BASE_URL = settings.OUTBOX_BASE_URL = address.rstrip("/")
        self._migrate()
        self._collect_static()
        self._fill()
        connections.close_all()
        self._tell(address)
        sys.exit(self._serve(host, port))

    def _migrate(self):
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Preparing the database…")
            call_command("migrate", verbosity=0, interactive=False)

    def _collect_static(self):
        stamp = VAR / "static.stamp"
        now = static_fingerprint()
        if settings.DEBUG or (stamp.exists() and stamp.read_text() == now):
            return
        self.stdout.write("Collecting static files…")
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(now)

    def _fill(self):
        if (
            "load_demo" in get_commands()
            and not Page.objects.filter(depth=2, content_type__app_label="programme").exists()
        ):
            self.stdout.write("Loading the demonstration content…")
            call_command("load_demo")

    def _tell(self, address):
        lines = [f"Leergilde: {address}/  English: {address}/en/  Admin: {address}/beheer/"]
        if getattr(settings, "DEMONSTRATION", False):
            lines.append(f"Mail is written to {settings.EMAIL_FILE_PATH or 'the mail server of EMAIL_URL'}")
            lines.append(f"Demonstration accounts, password: {settings.DEMONSTRATION_PASSWORD}")
            lines += [f"  {name}@leergilde.example  {who}" for name, who in ACCOUNTS]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()

    def _serve(self, host, port):
        """Both children until one ends or we are told to stop; their exit code, 0 after a signal."""
        self.stopping = False
        # Each in a group of its own: Control-C in the terminal reaches us only, and we end them in the quiet way.
        children = [
            subprocess.Popen(command, cwd=ROOT, process_group=0)  # noqa: S603 - our own
            for command in commands(host, port)
        ]

        def stop(*_):
            self.stopping = True

        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, stop)
        while not self.stopping and all(child.poll() is None for child in children):
            time.sleep(0.2)
        return self._end(children)

    def _end(self, children):
        broken = [child.returncode for child in children if child.poll() is not None]
        for child in children:
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + STOP_WITHIN
        for child in children:
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)  # its own children too, when it would not end
                child.wait()
        return 0 if self.stopping else next((code for code in broken if code), 1)


def commands(host: str, port: int) -> list[list[str]]:
    """The two processes of the site: gunicorn and the worker."""
    module = os.environ.get("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    web = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"{host}:{port}"]
    web += ["--workers", str(WEB_PROCESSES), "--worker-class", "gthread", "--threads", "4", "--log-level", "warning"]
    web += ["--preload", "--env", f"DJANGO_SETTINGS_MODULE={module}"]
    return [web, [sys.executable, "manage.py", "run_worker"]]


def static_fingerprint() -> str:
    """A hash that changes when a static file of ours or a dependency does."""
    parts = [hashlib.sha256((ROOT / "requirements.lock").read_bytes()).hexdigest(), str(settings.STATIC_ROOT)]
    for path in sorted((ROOT / "static").rglob("*")):
        if path.is_file():
            status = path.stat()
            parts.append(f"{path.relative_to(ROOT)} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
