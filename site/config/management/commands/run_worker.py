"""The background work of the site: mail that waits, and what runs by the clock.

Any number may run beside each other and beside any number of web processes: a message and a job are claimed in the
database. SIGTERM and SIGINT end it after the message in hand; kill -9 loses nothing: the lease passes to another.
"""

import logging
import signal
import threading

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from outbox.delivery import deliver_due
from outbox.jobs import run_due

log = logging.getLogger("leergilde.worker")

LOOK_EVERY = 1.0  # seconds between two looks at the outbox: one indexed query
JOBS_EVERY = 15.0  # seconds between two looks at the clock
WAIT_AFTER_TROUBLE = 5.0


class Command(BaseCommand):
    help = "Send waiting mail and run periodic jobs until told to stop."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do all that is due, then end (for cron and tests)")

    def handle(self, *args, once=False, **options):
        if once:
            self._everything()
            return
        self.stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stop.set())
        log.info("worker started")
        self._loop()
        connection.close()
        log.info("worker stopped")

    def _everything(self):
        run_due(timezone.now())
        while deliver_due():
            pass

    def _loop(self):
        until_jobs = 0.0
        while not self.stop.is_set():
            pause = LOOK_EVERY
            try:
                close_old_connections()
                if until_jobs <= 0:
                    run_due(timezone.now())
                    until_jobs = JOBS_EVERY
                # A few at a time, so that a signal is heard soon.
                while deliver_due(limit=5) and not self.stop.is_set():
                    pass
            except DatabaseError as problem:
                log.error("database: %s; trying again", type(problem).__name__)
                connection.close()
                pause = WAIT_AFTER_TROUBLE
            until_jobs -= pause
            self.stop.wait(pause)
