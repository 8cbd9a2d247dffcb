"""Mail leaves through the outbox room only; here stands by which door."""

from datetime import timedelta

from .env import BASE_URL, VAR, env

_door = env.email_url("EMAIL_URL", default="filemail:")
if "filebased" in _door["EMAIL_BACKEND"]:
    _folder = _door["EMAIL_FILE_PATH"]
    _door["EMAIL_BACKEND"] = "outbox.backends.EmlBackend"
    _door["EMAIL_FILE_PATH"] = f"/{_folder}" if _folder else str(VAR / "mail")
vars().update(_door)
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=10)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Leergilde <post@leergilde.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

OUTBOX_BASE_URL = BASE_URL
# How long a worker may take over one message before another one takes it for dead.
OUTBOX_LEASE = timedelta(seconds=env.int("OUTBOX_LEASE_SECONDS", default=120))
