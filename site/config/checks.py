"""System checks on how the site is set up; they stop a start that would be unsafe."""

import sqlite3

from django.conf import settings
from django.core.checks import Error, register

from config.settings.database import WAL_IS_SAFE_FROM


@register("leergilde")
def check_sqlite_journal(app_configs, *, version=None, configured=None, **kwargs):
    """Refuse WAL on an SQLite that can corrupt its file when web and worker both write (trust.md, fact 4)."""
    version = version or sqlite3.sqlite_version_info
    errors = []
    for alias, database in (settings.DATABASES if configured is None else configured).items():
        if "sqlite" not in database.get("ENGINE", ""):
            continue
        options = database.get("OPTIONS", {})
        if "wal" in options.get("init_command", "").lower() and version < WAL_IS_SAFE_FROM:
            errors.append(
                Error(
                    f"SQLite {'.'.join(map(str, version))} may corrupt a WAL file that web and worker both write.",
                    hint="Use journal_mode=DELETE, SQLite 3.51.3 or newer, or PostgreSQL.",
                    obj=alias,
                    id="leergilde.E001",
                )
            )
        if options.get("transaction_mode") != "IMMEDIATE":
            errors.append(
                Error(
                    "SQLite must start transactions IMMEDIATE, or concurrent writers meet 'database is locked'.",
                    obj=alias,
                    id="leergilde.E002",
                )
            )
    return errors
