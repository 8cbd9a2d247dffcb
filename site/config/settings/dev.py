"""A development machine and the demonstration: works without any setting."""

from .base import *
from .env import env, secret_key_of_this_machine

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="") or secret_key_of_this_machine()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
DEMONSTRATION = True
CHECK_LINKS = env.bool("CHECK_LINKS", default=False)  # a demonstration asks nobody outside by itself

if DEBUG:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

# What `load_demo` gives its accounts and `make run` prints; production has neither the setting nor the accounts.
DEMONSTRATION_PASSWORD = env.str("DEMONSTRATION_PASSWORD", default="samen-leren-in-de-achterhoek")
