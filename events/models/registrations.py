"""Who takes part. The registration is of the contact person, a place is of one person (events.md 5.1, decision 6)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.crypto import get_random_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.enums import ACTIVE, SEAT_HOLDING, Attendance, AttendeeStatus, LanguageLevel, Source
from events.models.language_help import LanguageHelp
from events.models.sessions import LEAD_PERMISSION, EventSession, new_reference
from pagekit.languages import has_pages

VIEW_PERMISSION = "events.view_registration"


def new_nonce() -> str:
    """What makes an older link stop working once it is replaced."""
    return get_random_string(12)


def _led_by(user) -> Q:
    """What belongs to a session that `user` leads; asks nothing more of the database for who leads none."""
    return Q(session__in=EventSession.objects.organised_by(user)) if user.has_perm(LEAD_PERMISSION) else Q()


def _of_person(user) -> Q:
    own = Q(registration__user=user) | Q(registration__contact_email__iexact=user.email)
    return own | Q(email__iexact=user.email)


class RegistrationQuerySet(models.QuerySet):
    def for_user(self, user):
        """What `user` may see: staff who handle registrations all, or those of the sessions that they lead; somebody
        else their own, an anonymous visitor none.
        """
        if not user.is_authenticated:
            return self.none()
        if user.has_perm(VIEW_PERMISSION):
            return self
        return self.filter(Q(user=user) | Q(contact_email__iexact=user.email) | _led_by(user))


class Registration(models.Model):
    """One submission by a contact person. It has no state of its own: its people have."""

    session = models.ForeignKey(EventSession, on_delete=models.PROTECT, related_name="registrations")
    reference = models.CharField(_("reference"), max_length=12, unique=True, default=new_reference, editable=False)
    contact_name = models.CharField(_("name of the contact"), max_length=80)
    contact_email = models.EmailField(_("email address of the contact"))
    contact_verified_at = models.DateTimeField(_("address confirmed at"), null=True, blank=True)
    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    company = models.ForeignKey(
        "companies.Organisation",
        verbose_name=_("company that takes part"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="session_registrations",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="registrations"
    )
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="registrations_for_others",
    )
    language = models.CharField(_("language"), max_length=5, default="nl")
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    link_nonce = models.CharField(max_length=12, default=new_nonce, editable=False)
    queued_at = models.DateTimeField(_("in the queue since"), null=True, blank=True)
    allow_partial = models.BooleanField(_("also with fewer people"), default=False)
    help = models.ForeignKey(
        LanguageHelp,
        verbose_name=_("help with language"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="registrations",
    )
    help_no = models.PositiveSmallIntegerField(_("place with the help"), null=True, blank=True, editable=False)
    consent_version = models.CharField(_("version of the privacy text"), max_length=20, blank=True)
    source = models.CharField(_("registered through"), max_length=12, choices=Source, default=Source.WEBSITE)
    created_at = models.DateTimeField(_("registered at"))

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["session", "queued_at"], name="events_queue")]
        constraints = [
            models.UniqueConstraint(fields=["help", "help_no"], name="events_help_given_once"),
            models.CheckConstraint(
                condition=Q(help_no__isnull=True) | Q(help__isnull=False, help_no__gte=1),
                name="events_help_number_of_some_help",
            ),
        ]

    def __str__(self):
        return f"registration {self.reference}"


class AttendeeQuerySet(models.QuerySet):
    def for_user(self, user):
        """What `user` may see: staff who handle registrations all, or those in the sessions that they lead; somebody
        else their own and those they registered.
        """
        if not user.is_authenticated:
            return self.none()
        if user.has_perm(VIEW_PERMISSION):
            return self
        return self.filter(_of_person(user) | _led_by(user))

    def of_person(self, user):
        """The places of `user` and those that `user` took for others, whatever else a role lets them see."""
        return self.filter(_of_person(user))

    def active(self):
        """Everybody who takes part, waits, or was offered a place."""
        return self.filter(status__in=ACTIVE)

    def holding_a_seat(self):
        """Everybody who holds a numbered seat: confirmed, or offered."""
        return self.filter(status__in=SEAT_HOLDING)

    def unnamed(self):
        """Everybody who takes part and still has to be named."""
        return self.active().filter(name="")

    def waiting(self):
        """The waiting list in its order: who queued first, then who registered first."""
        return self.filter(status=AttendeeStatus.WAITLISTED).order_by(
            "registration__queued_at", "registration_id", "pk"
        )


class Attendee(models.Model):
    """One person in one session. `status` and `seat_no` are written in `events.actions.seats` only."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="attendees")
    session = models.ForeignKey(EventSession, on_delete=models.PROTECT, related_name="attendees")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=80, blank=True, help_text=_("Empty: somebody still to be named."))
    email = models.EmailField(_("email address"), blank=True)
    status = models.CharField(_("status"), max_length=12, choices=AttendeeStatus)
    seat_no = models.PositiveIntegerField(_("seat"), null=True, blank=True)
    offer_expires_at = models.DateTimeField(_("offer lapses at"), null=True, blank=True)
    status_changed_at = models.DateTimeField(_("status since"))
    ical_sequence = models.PositiveIntegerField(default=0, editable=False)
    link_nonce = models.CharField(max_length=12, default=new_nonce, editable=False)
    attendance = models.CharField(_("attendance"), max_length=10, choices=Attendance, default=Attendance.UNKNOWN)
    asked_again_at = models.DateTimeField(_("asked whether the person still comes"), null=True, blank=True)
    confirmed_again_at = models.DateTimeField(_("said again to come"), null=True, blank=True)
    stands_by = models.BooleanField(_("stands by on the day"), default=False)
    waited = models.BooleanField(_("was on the waiting list"), default=False, editable=False)
    language = models.CharField(
        _("language besides Dutch"), max_length=5, blank=True, help_text=_("Empty: that of the registration.")
    )
    level = models.CharField(_("level of Dutch"), max_length=8, choices=LanguageLevel, blank=True)
    note = models.CharField(_("note of the organiser"), max_length=300, blank=True)
    substituted_for = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="substitute"
    )
    created_at = models.DateTimeField(_("registered at"))

    objects = AttendeeQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendee")
        verbose_name_plural = _("attendees")
        ordering = ["pk"]
        indexes = [models.Index(fields=["session", "status"], name="events_attendee_state")]
        constraints = [
            models.UniqueConstraint(fields=["session", "seat_no"], name="events_seat_sold_once"),
            models.CheckConstraint(
                condition=Q(status__in=sorted(SEAT_HOLDING), seat_no__isnull=False, seat_no__gte=1)
                | (~Q(status__in=sorted(SEAT_HOLDING)) & Q(seat_no__isnull=True)),
                name="events_seat_goes_with_status",
            ),
            models.CheckConstraint(
                condition=Q(status=AttendeeStatus.OFFERED, offer_expires_at__isnull=False)
                | (~Q(status=AttendeeStatus.OFFERED) & Q(offer_expires_at__isnull=True)),
                name="events_offer_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(attendance=Attendance.UNKNOWN) | Q(status=AttendeeStatus.CONFIRMED),
                name="events_attendance_of_confirmed_only",
            ),
            models.UniqueConstraint(
                "session",
                Lower("email"),
                condition=Q(status__in=sorted(ACTIVE)) & ~Q(email=""),
                name="events_person_once_per_session",
            ),
        ]

    def __str__(self):
        return f"attendee {self.pk}"

    @property
    def called(self) -> str:
        """What to call the person on a page and in a list."""
        return self.name or gettext("Still to be named")

    @property
    def is_active(self) -> bool:
        """Whether the person takes part, waits, asks, or was offered a place."""
        return self.status in ACTIVE

    @property
    def is_newcomer(self) -> bool:
        """Whether the person is the newcomer of a pair."""
        return bool(self.level)

    @property
    def reads(self) -> str:
        """The language of pages and mails for this person: the own one when there are pages in it."""
        return self.language if has_pages(self.language) else self.registration.language

    @property
    def mailbox(self) -> str:
        """Where mail about this place goes: the person's own address, else that of the contact."""
        return self.email or self.registration.contact_email
