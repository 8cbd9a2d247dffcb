"""The database: SQLite in LEERGILDE_VAR by default, PostgreSQL by DATABASE_URL (trust.md, facts 1 to 5 and 16)."""

import sqlite3

from .env import VAR, env

# SQLite's WAL mode could corrupt a file that several processes write, up to 3.51.2 (sqlite.org/wal.html#walresetbug).
# Web and worker both write here, so older versions keep the rollback journal. `config.checks` refuses anything else.
WAL_IS_SAFE_FROM = (3, 51, 3)
SQLITE_JOURNAL_MODE = "WAL" if sqlite3.sqlite_version_info >= WAL_IS_SAFE_FROM else "DELETE"

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'leergilde.sqlite3'}")}

_default = DATABASES["default"]
_default["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=600)
_default["CONN_HEALTH_CHECKS"] = True

if _default["ENGINE"] == "django.db.backends.sqlite3":
    _default["OPTIONS"] = {
        # A transaction takes the write lock at its start; without it writers meet "database is locked".
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": f"PRAGMA journal_mode={SQLITE_JOURNAL_MODE}; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
else:
    _default["OPTIONS"] = {
        **_default.get("OPTIONS", {}),
        "connect_timeout": env.int("DB_CONNECT_TIMEOUT", default=5),
        # READ COMMITTED: under REPEATABLE READ a row lock waits but the snapshot is stale, and seats are oversold.
        "options": " ".join(
            [
                f"-c statement_timeout={env.int('DB_STATEMENT_TIMEOUT_MS', default=5000)}",
                f"-c lock_timeout={env.int('DB_LOCK_TIMEOUT_MS', default=3000)}",
                "-c idle_in_transaction_session_timeout=60000",
                r"-c default_transaction_isolation=read\ committed",
            ]
        ),
    }

CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://leergilde")}

SESSION_ENGINE = "django.contrib.sessions.backends.db"
