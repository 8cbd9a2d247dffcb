"""A mail server that misbehaves on request, and a database that other processes can reach."""

import json
import socket
import sqlite3
import time
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings
from django.db import connection

INSERT = """
INSERT INTO outbox_outboxmessage (dedupe_key, kind, "to", reply_to, language, context, ordering_key, sequence, status,
    attempts, created_at, next_attempt_at, error)
VALUES ({0}, 'test.plain', 'lezer@example.org', '', 'nl', {0}, '', 0, 'queued', 0, {0}, {0}, '')
"""


class Mailbox:
    """Keeps the Message-ID of everything that was accepted; `delay` seconds before each answer."""

    def __init__(self):
        self.accepted, self.delay = [], 0.0

    async def handle_DATA(self, server, session, envelope):
        import asyncio

        if self.delay:
            await asyncio.sleep(self.delay)
        self.accepted.append(message_from_bytes(envelope.content)["Message-ID"])
        return "250 OK"


@pytest.fixture
def mailbox():
    """What arrived at a real SMTP server on a port of its own (`mailbox.port`)."""
    box = Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        box.port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    box.controller = controller
    yield box
    controller.stop(no_assert=True)


class SharedDatabase:
    """A migrated database that worker processes open by `url`; asked and filled with plain SQL."""

    def __init__(self, url, connect, mark):
        self.url, self._connect, self._mark = url, connect, mark

    def run(self, sql, rows=None):
        with self._connect() as connected:
            cursor = connected.cursor()
            if rows is None:
                cursor.execute(sql)
                return cursor.fetchall()
            cursor.executemany(sql, rows)
            connected.commit()
            return []

    def write_messages(self, keys):
        context = json.dumps({"name": "Jo", "title": "x"})
        moment = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(time.time() - 5))
        self.run(INSERT.format(self._mark), [(key, context, moment, moment) for key in keys])

    def statuses(self):
        return dict(self.run("SELECT status, count(*) FROM outbox_outboxmessage GROUP BY status"))


@pytest.fixture
def shared_database(tmp_path, transactional_db):
    """On SQLite a copy of the test database in a file, on PostgreSQL the test database itself, emptied afterwards."""
    given = settings.DATABASES["default"]
    if connection.vendor == "postgresql":
        import psycopg

        name = connection.settings_dict["NAME"]
        parts = {"host": given["HOST"], "port": given["PORT"] or 5432, "user": given["USER"]}
        parts["password"] = given["PASSWORD"] or ""
        host = f"/{parts['host']}" if parts["host"].startswith("/") else f"{parts['host']}:{parts['port']}"
        url = f"postgres://{parts['user']}:{parts['password']}@{host}/{name}"
        if not parts["password"]:
            url = url.replace(":@", "@")

        def connect():
            return psycopg.connect(dbname=name, **parts)

        yield SharedDatabase(url, connect, "%s")
    else:
        # Outside a transaction: SQLite waits for the end of one before it copies.
        path = tmp_path / "shared.sqlite3"
        with sqlite3.connect(path) as copy:
            connection.ensure_connection()
            connection.connection.backup(copy)

        def connect():
            return sqlite3.connect(path, timeout=20)

        yield SharedDatabase(f"sqlite:///{path}", connect, "?")
