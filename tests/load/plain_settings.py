"""The plain reference of a registration: Django's standard middleware, one post, three statements in a transaction."""

from config.settings.database import DATABASES
from config.settings.env import env

from .bare_settings import ALLOWED_HOSTS, INSTALLED_APPS, MIDDLEWARE, SECRET_KEY, USE_TZ, WSGI_APPLICATION

__all__ = ["ALLOWED_HOSTS", "MIDDLEWARE", "SECRET_KEY", "USE_TZ", "WSGI_APPLICATION"]

ROOT_URLCONF = "tests.load.plain_urls"
INSTALLED_APPS = [*INSTALLED_APPS, "tests.load.plain_booking"]
DATABASES = {"default": DATABASES["default"] | env.db_url("PLAIN_DATABASE_URL")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
