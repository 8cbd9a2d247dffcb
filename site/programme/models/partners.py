"""Who carries the programmes: organisations and their roles, with history."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from programme.enums import OrganisationKind, PartnerRole
from programme.models.programmes import Edition, Programme, ProgrammeRow


class Partner(models.Model):
    """An organisation that was published as a partner. Nothing else is said about it."""

    renews_content = True

    name = models.CharField(_("name"), max_length=160, unique=True)
    kind = models.CharField(_("kind of organisation"), max_length=30, choices=OrganisationKind.choices)
    place = models.CharField(_("place"), max_length=80, blank=True)
    former_names = models.CharField(
        _("former names"), max_length=240, blank=True, help_text=_("With commas between them; search finds them too.")
    )
    website = models.CharField(
        _("website"), max_length=200, blank=True, validators=[URLValidator(schemes=["https", "http"])]
    )

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name"]

    def __str__(self):
        return self.name


class ProgrammePartner(ProgrammeRow):
    """One role of one partner in a programme, from a day until a day. Exactly one lead partner at a time (OT-07)."""

    programme = ParentalKey(Programme, on_delete=models.CASCADE, related_name="partnerships")
    edition = models.ForeignKey(
        Edition,
        verbose_name=_("edition"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="partnerships",
    )
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="partnerships"
    )
    role = models.CharField(_("role"), max_length=16, choices=PartnerRole.choices)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until and including"), null=True, blank=True)
    note_nl = models.CharField(_("note, Dutch"), max_length=240, blank=True)
    note_en = models.CharField(_("note, English"), max_length=240, blank=True)

    class Meta(ProgrammeRow.Meta):
        verbose_name = _("partner in a role")
        verbose_name_plural = _("partners by role")
        constraints = [
            models.UniqueConstraint(
                fields=["programme"],
                condition=models.Q(role=PartnerRole.LEAD, until__isnull=True),
                name="programme_one_lead_partner_now",
                violation_error_message=_(
                    "This programme has a lead partner already. Give that one an end date first."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True)
                | models.Q(since__isnull=True)
                | models.Q(until__gte=models.F("since")),
                name="programme_partner_ends_after_start",
                violation_error_message=_("A role cannot end before it starts."),
            ),
        ]

    def __str__(self):
        return f"{self.partner}: {self.get_role_display()}"

    def clean(self):
        """Two lead partners may follow each other, never stand beside each other."""
        super().clean()
        if self.role != PartnerRole.LEAD or not self.programme_id:
            return
        others = ProgrammePartner.objects.filter(programme_id=self.programme_id, role=PartnerRole.LEAD)
        others = others.exclude(pk=self.pk)
        if self.until:
            others = others.exclude(since__gt=self.until)
        if self.since:
            others = others.exclude(until__lt=self.since)
        if others.exists():
            raise ValidationError({"role": _("Another organisation is lead partner in this period.")})
