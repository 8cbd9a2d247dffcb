"""Dutch without a prefix, English under /en/; one time zone, one message catalogue."""

from django.utils.translation import gettext_lazy as _

from .env import ROOT

LANGUAGE_CODE = "nl"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
# What mail to newcomers can be in besides Dutch. Each is offered as soon as its catalogue stands in LOCALE_PATHS.
LETTER_LANGUAGES = ["nl", "en", "ar", "uk"]
LOCALE_PATHS = [ROOT / "site" / "config" / "locale"]

USE_I18N = True
WAGTAIL_I18N_ENABLED = True
# Sent for translation, a page starts as a draft: otherwise Dutch text would be live under /en/ at once.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
# Debian lists a zone "localtime", on which the browser's Intl stumbles in the account page of the admin.
WAGTAIL_USER_TIME_ZONES = ["Europe/Amsterdam", "UTC"]
