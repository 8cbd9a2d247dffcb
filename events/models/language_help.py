"""Help to follow a session in another language: an interpreter or a language buddy, with places of its own."""

from datetime import timedelta

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _

from events.enums import HelpKind, SpokenLanguage
from events.models.sessions import EventSession, new_reference


class LanguageHelpQuerySet(models.QuerySet):
    def with_counts(self):
        """Each with `taken`: how many pairs hold a place of it."""
        return self.annotate(taken=Count("registrations", filter=Q(registrations__help_no__isnull=False)))


class LanguageHelp(models.Model):
    """What one interpreter or buddy can do in one session: so many newcomers, in one language.

    A pair that asked for it holds one numbered place of it for as long as it holds its seats; the numbers are given in
    `events.actions.seats`. (events.md 1b.6)
    """

    KEPT_FOR = timedelta(days=7)  # after the session: who asked for it, and how well that person speaks Dutch

    session = models.ForeignKey(EventSession, on_delete=models.CASCADE, related_name="language_help")
    reference = models.CharField(_("reference"), max_length=12, unique=True, default=new_reference, editable=False)
    kind = models.CharField(_("kind of help"), max_length=12, choices=HelpKind)
    language = models.CharField(_("language"), max_length=5, choices=SpokenLanguage)
    places = models.PositiveSmallIntegerField(_("for how many newcomers"))

    objects = LanguageHelpQuerySet.as_manager()

    class Meta:
        verbose_name = _("help with language")
        verbose_name_plural = _("help with language")
        ordering = ["session", "kind", "language"]
        constraints = [
            models.UniqueConstraint(fields=["session", "kind", "language"], name="events_help_once"),
        ]

    def __str__(self):
        return f"help {self.reference}"

    @property
    def title(self) -> str:
        """What it is called: "Interpreter Arabic"."""
        return _gettext("%(kind)s %(language)s") % {
            "kind": self.get_kind_display(),
            "language": self.get_language_display(),
        }

    @property
    def places_left(self) -> int:
        """How many pairs can still have it; needs `with_counts()`. Nothing below zero when there are fewer now."""
        return max(0, self.places - self.taken)
