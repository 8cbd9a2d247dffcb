"""Mail leaves through the outbox room only; here stands by which door."""

from .env import BASE_URL, VAR, env

vars().update(env.email_url("EMAIL_URL", default=f"filemail://{VAR / 'mail'}"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Leergilde <post@leergilde.example>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

OUTBOX_BASE_URL = BASE_URL
