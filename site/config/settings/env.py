"""The one place that reads the environment (and `.env` in the root). Every name stands in the README."""

from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parents[3]

environ.Env.read_env(ROOT / ".env")
env = environ.Env()

# Empty is the same as not set: otherwise the data would stand among the sources.
VAR = Path(env.str("LEERGILDE_VAR", default="") or ROOT / "var").resolve()
VAR.mkdir(parents=True, exist_ok=True)

BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000").rstrip("/")


def secret_key_of_this_machine() -> str:
    """The key of a development machine: made once, kept in LEERGILDE_VAR, readable by its owner only."""
    import os
    import secrets

    path = VAR / "secret_key"
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text().strip()
