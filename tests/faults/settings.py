"""Test settings with a real mail server at the other end, for workers that are processes of their own."""

import os
from datetime import timedelta

from config.settings.test import *  # noqa: F403 - settings are layers on top of each other

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", int(os.environ["FAULTS_SMTP_PORT"])
EMAIL_USE_TLS = EMAIL_USE_SSL = False
EMAIL_HOST_USER = EMAIL_HOST_PASSWORD = ""
OUTBOX_LEASE = timedelta(seconds=int(os.environ.get("FAULTS_LEASE", "1")))
