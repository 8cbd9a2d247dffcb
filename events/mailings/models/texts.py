"""An own paragraph of an event in the mails that go out by themselves. About the event, never about a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.mailings.enums import Carrier

TEXT_LENGTH = 1500


class EventText(models.Model):
    """What one kind of mail says beside our own words, for all sessions of an event in every language of its page."""

    translation_key = models.UUIDField(_("event"), editable=False)
    kind = models.CharField(_("mail"), max_length=12, choices=Carrier)
    text_nl = models.TextField(_("text, Dutch"), max_length=TEXT_LENGTH)
    text_en = models.TextField(_("text, English"), max_length=TEXT_LENGTH, blank=True)

    class Meta:
        verbose_name = _("own text in a mail")
        verbose_name_plural = _("own texts in mails")
        constraints = [models.UniqueConstraint(fields=["translation_key", "kind"], name="mailings_one_text_a_mail")]

    def __str__(self):
        return f"own text {self.pk}"

    def language_for(self, language: str) -> str:
        """The language of the text that readers of `language` get."""
        return "en" if language == "en" and self.text_en else "nl"
