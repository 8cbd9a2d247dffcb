"""The rules of Django for a password, said in our words."""

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class NotLikeTheirDetails(password_validation.UserAttributeSimilarityValidator):
    """A password is not somebody's name or address."""

    def get_error_message(self):
        return _("This looks too much like your name or address (%(verbose_name)s). Think of something else.")

    def get_help_text(self):
        return _("Not your name or your address.")


class LongEnough(password_validation.MinimumLengthValidator):
    """A password has at least so many characters."""

    def get_error_message(self):
        return ngettext(
            "This is too short. A password has at least %(min_length)d character.",
            "This is too short. A password has at least %(min_length)d characters.",
            self.min_length,
        )

    def get_help_text(self):
        text = ngettext("At least %(min_length)d character.", "At least %(min_length)d characters.", self.min_length)
        return text % {"min_length": self.min_length}


class NotCommon(password_validation.CommonPasswordValidator):
    """A password is not one that many people have."""

    def get_error_message(self):
        return _("Many people have this password, so it is easy to guess. Think of something else.")

    def get_help_text(self):
        return _("Not a password that many people use.")
