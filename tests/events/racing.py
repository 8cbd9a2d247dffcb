"""Doing the same thing many times at once, on real connections of their own.

PostgreSQL is used as it is. SQLite's test database lives in memory and belongs to one connection, so it is first
copied to a file, with the transaction mode of production (IMMEDIATE).
"""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from django.db import connection


class Race:
    """Runs functions at once, each in a thread with its own connection to the same committed data."""

    def __init__(self, folder):
        self.file = folder / "race.sqlite3" if connection.vendor == "sqlite" else None
        self.copied = False

    def together(self, functions):
        """Start `functions` at the same moment; the answer or the exception of each, in their order."""
        self._copy()
        functions = list(functions)
        gate = threading.Barrier(len(functions))
        with ThreadPoolExecutor(len(functions)) as pool:
            return list(pool.map(partial(self._run, gate), functions))

    def times(self, number, function):
        """The same function `number` times at once, each with its number."""
        return self.together(partial(function, place) for place in range(number))

    def after(self, function):
        """The answer of `function` on the data as the race left it."""
        (answer,) = self.together([function])
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _copy(self):
        if self.file and not self.copied:
            with sqlite3.connect(self.file) as target:
                connection.connection.backup(target)
            self.copied = True

    def _run(self, gate, function):
        if self.file:
            connection.settings_dict = {**connection.settings_dict, "NAME": str(self.file)}
        try:
            connection.ensure_connection()
            gate.wait(timeout=60)
            return function()
        except Exception as error:  # the answer of this runner; the test looks at its type
            return error
        finally:
            connection.close()
