"""Tests: fast hashes, mail kept in memory, files in a folder of the test's own."""

import tempfile
from pathlib import Path

from .base import *
from .env import ROOT

SECRET_KEY = "only-for-tests"  # noqa: S105 - a key of tests protects nothing
DEBUG = False
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
BASE_URL = OUTBOX_BASE_URL = WAGTAILADMIN_BASE_URL = "http://testserver"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="leergilde-media-"))
SEARCH_MISSES = MEDIA_ROOT / "search-misses.jsonl"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
DEMONSTRATION = True
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CHECK_LINKS = False  # a test asks nobody outside
FORM_MIN_SECONDS = 0  # a test fills in a form at once
TEMPLATES[0]["DIRS"] = [*TEMPLATES[0]["DIRS"], ROOT / "tests" / "templates"]
DEMONSTRATION_PASSWORD = "samen-leren-in-de-achterhoek"  # noqa: S105 - of invented people
