"""Logs: one line each to the error stream, without personal data (no bodies, no query strings, no addresses)."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "leergilde": {"level": "INFO"},
        # TableBlock looks for a Dutch file of its script that does not exist; harmless (stack.md 1).
        "wagtail.contrib.table_block": {"level": "ERROR"},
    },
}
