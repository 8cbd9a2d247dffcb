"""One dated meeting of an event, and the further dates of a course."""

import uuid
from copy import copy
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, F, Q
from django.utils.crypto import get_random_string
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from events.enums import ANNOUNCED, SEAT_HOLDING, Access, AttendanceMode, AttendeeStatus, SessionStatus
from pagekit.languages import language_of

REFERENCE_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # without the letters and figures that look alike


def new_reference() -> str:
    """A random name for an address or a letter: no row number, so nobody can count or guess (trust.md 4, mistake 5)."""
    return get_random_string(10, REFERENCE_ALPHABET)


SEE_PERMISSION = "events.view_eventsession"
ORGANISE_PERMISSIONS = ("events.change_eventsession", "events.view_registration")
LEAD_PERMISSION = "events.lead_eventsession"


def _counted(statuses):
    """The number of attendees in `statuses`."""
    return Count("attendees", filter=Q(attendees__status__in=sorted(statuses)))


class EventSessionQuerySet(models.QuerySet):
    def announced(self):
        """Everything the public may know of: planned, called off and completed, not drafts."""
        return self.filter(status__in=ANNOUNCED)

    def scheduled(self):
        """Planned and not called off."""
        return self.filter(status=SessionStatus.SCHEDULED)

    def upcoming(self, now):
        """Announced sessions (called off ones too) that are not over at `now`, the first one first."""
        return self.announced().filter(over_at__gt=now).order_by("starts_at", "pk")

    def past(self, now):
        """Announced sessions that are over at `now`, the last one first."""
        return self.announced().filter(over_at__lte=now).order_by("-starts_at", "-pk")

    def organised_by(self, user):
        """Those that `user` runs, with the people in them: all, or with the role begeleiding those they lead."""
        if user.has_perms(ORGANISE_PERMISSIONS):
            return self
        if not user.has_perm(LEAD_PERMISSION):
            return self.none()
        led = EventSession.objects.filter(Q(leads__user=user) | Q(event__leads__user=user))
        return self.filter(pk__in=led.order_by().values("pk"))

    def seen_by(self, user):
        """Those whose facts and numbers `user` sees: editors all, others what they run."""
        return self if user.has_perm(SEE_PERMISSION) else self.organised_by(user)

    def of_event(self, page):
        """The sessions of an event page, asked from any of its languages."""
        return self.filter(event__translation_key=page.translation_key)

    def with_language(self):
        """Each with its `locale_id`, so that asking for `language` costs nothing."""
        return self.annotate(locale_id=F("event__locale_id"))

    def with_counts(self):
        """Each with `seats_held` (confirmed and offered), `confirmed_count`, `offered_count` and `waiting_count`."""
        return self.annotate(
            seats_held=_counted(SEAT_HOLDING),
            confirmed_count=_counted([AttendeeStatus.CONFIRMED]),
            offered_count=_counted([AttendeeStatus.OFFERED]),
            waiting_count=_counted([AttendeeStatus.WAITLISTED, AttendeeStatus.REQUESTED]),
        )


COUNTS = ("seats_held", "confirmed_count", "offered_count", "waiting_count")
NOBODY = dict.fromkeys(COUNTS, 0)


def with_places(sessions):
    """Copies of `sessions` that carry the counts of `with_counts()` as of now. One query, none for no session."""
    if not sessions:
        return []
    counted = EventSession.objects.filter(pk__in=[session.pk for session in sessions]).order_by().with_counts()
    counts = {row.pop("pk"): row for row in counted.values("pk", *COUNTS)}
    fresh = [copy(session) for session in sessions]
    for session in fresh:
        for name, number in counts.get(session.pk, NOBODY).items():
            setattr(session, name, number)
    return fresh


class EventSession(models.Model):
    """One dated meeting. The row that every booking locks; capacity is that of the room, never exceeded without a
    reason.
    """

    renews_content = True

    event = models.ForeignKey(
        "events.EventPage", verbose_name=_("event"), on_delete=models.PROTECT, related_name="sessions"
    )
    reference = models.CharField(_("reference"), max_length=12, unique=True, default=new_reference, editable=False)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    status = models.CharField(_("status"), max_length=12, choices=SessionStatus, default=SessionStatus.DRAFT)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    over_at = models.DateTimeField(_("the last date ends"), editable=False)
    timezone = models.CharField(_("time zone"), max_length=40, default="Europe/Amsterdam")
    attendance_mode = models.CharField(
        _("where people take part"), max_length=12, choices=AttendanceMode, default=AttendanceMode.IN_PERSON
    )
    place_name = models.CharField(_("place"), max_length=120, blank=True, help_text=_("The name on the door."))
    address = models.CharField(_("street and number"), max_length=160, blank=True)
    city = models.CharField(_("town"), max_length=80, blank=True)
    join_url = models.URLField(
        _("address of the online meeting"),
        max_length=500,
        blank=True,
        help_text=_("Shown only to people with a place, never in a mail or calendar."),
    )
    capacity = models.PositiveIntegerField(_("number of places"), validators=[MaxValueValidator(5000)])
    registration_opens_at = models.DateTimeField(_("registration opens"), null=True, blank=True)
    registration_closes_at = models.DateTimeField(_("registration closes"), null=True, blank=True)
    access = models.CharField(_("who may register"), max_length=12, choices=Access, default=Access.PUBLIC)
    approval_required = models.BooleanField(_("the organiser approves each registration"), default=False)
    waiting_list = models.BooleanField(_("waiting list when full"), default=True)
    offer_hours = models.PositiveSmallIntegerField(
        _("hours to accept an offered place"), default=48, validators=[MinValueValidator(1), MaxValueValidator(720)]
    )
    max_attendees = models.PositiveSmallIntegerField(
        _("people in one registration at most"), default=4, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    company_limit = models.PositiveSmallIntegerField(
        _("places for one company at most"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    kept_for_new = models.PositiveSmallIntegerField(
        _("places kept for companies that come for the first time"), default=0, validators=[MaxValueValidator(5000)]
    )
    share_until_days = models.PositiveSmallIntegerField(
        _("days before the session on which all places become open to all"),
        default=7,
        validators=[MaxValueValidator(60)],
    )
    cancel_until_hours = models.PositiveSmallIntegerField(
        _("ask people to cancel this many hours before"), default=24, validators=[MaxValueValidator(720)]
    )
    asks_needs = models.BooleanField(_("asks for dietary and access needs"), default=False)
    asks_learning = models.BooleanField(_("asks what people want to learn and can bring"), default=False)
    in_pairs = models.BooleanField(_("people come in pairs: an employer and a newcomer"), default=False)
    sequence = models.PositiveIntegerField(_("version of the calendar entry"), default=0, editable=False)
    moved_at = models.DateTimeField(_("moved at"), null=True, blank=True, editable=False)
    called_off_at = models.DateTimeField(_("called off at"), null=True, blank=True, editable=False)
    asks_again = models.BooleanField(_("ask three days before who still comes"), default=False)
    series = models.UUIDField(_("series"), null=True, blank=True, db_index=True, editable=False)
    previous_starts_at = models.DateTimeField(_("started before it was moved"), null=True, blank=True, editable=False)
    notice = models.CharField(
        _("notice to everybody"), max_length=300, blank=True, help_text=_("For instance why it was called off.")
    )
    successor = models.ForeignKey(
        "self",
        verbose_name=_("comes in its place"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replaces",
    )
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)

    objects = EventSessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["starts_at", "pk"]
        permissions = [("lead_eventsession", _("Can run the sessions that they lead"))]
        indexes = [models.Index(fields=["status", "over_at"], name="events_session_when")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="events_session_ends_after_start",
                violation_error_message=_("A session must end after it starts."),
            ),
            models.CheckConstraint(condition=Q(over_at__gte=F("ends_at")), name="events_session_over_after_its_end"),
            models.CheckConstraint(condition=Q(capacity__gte=0), name="events_session_capacity_not_negative"),
            models.CheckConstraint(
                condition=Q(registration_closes_at__isnull=True) | Q(registration_closes_at__lte=F("starts_at")),
                name="events_session_closes_before_start",
                violation_error_message=_("Registration must close before the session starts."),
            ),
            models.CheckConstraint(
                condition=Q(registration_opens_at__isnull=True)
                | Q(registration_closes_at__isnull=True)
                | Q(registration_opens_at__lt=F("registration_closes_at")),
                name="events_session_opens_before_it_closes",
                violation_error_message=_("Registration must open before it closes."),
            ),
            models.CheckConstraint(
                condition=~Q(in_pairs=True, asks_again=True), name="events_session_of_pairs_is_not_asked_again"
            ),
            models.CheckConstraint(
                condition=Q(max_attendees__gte=1, offer_hours__gte=1), name="events_session_counts_from_one"
            ),
        ]

    def __str__(self):
        return f"session {self.reference}"

    def meetings(self) -> list[tuple[datetime, datetime]]:
        """Every date of the session, the first one first: when it starts and ends."""
        return [(self.starts_at, self.ends_at), *((each.starts_at, each.ends_at) for each in self.further_dates.all())]

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @cached_property
    def locale_id(self) -> int:
        return self.event.locale_id

    @property
    def language(self) -> str:
        """The language in which its organiser writes: that of the page on which it was planned."""
        return language_of(self.locale_id)

    @property
    def is_online(self) -> bool:
        return self.attendance_mode == AttendanceMode.ONLINE

    @property
    def is_called_off(self) -> bool:
        return self.status == SessionStatus.CANCELLED

    @property
    def place_line(self) -> str:
        """Where it is, on one line: "De Smederij, Ambachtsstraat 4, Doetinchem"; for an online session only that
        word.
        """
        if self.is_online:
            return str(AttendanceMode.ONLINE.label)
        return ", ".join(filter(None, [self.place_name, self.address, self.city]))

    @property
    def share_until(self):
        """Until when the fair shares of companies hold."""
        return self.starts_at - timedelta(days=self.share_until_days)

    @property
    def cancel_until(self):
        """Until when we ask people to say that they will not come: a request, a late word frees a place too."""
        return self.starts_at - timedelta(hours=self.cancel_until_hours)

    @property
    def places_left(self) -> int:
        """Free places; needs `with_counts()`. Nothing below zero when the organiser overbooked."""
        return max(0, self.capacity - self.seats_held)

    def has_room(self, now) -> bool:
        """Whether somebody can walk in by the public form and get a place at `now`; needs `with_counts()`."""
        is_planned = self.status == SessionStatus.SCHEDULED and self.access == Access.PUBLIC and now < self.starts_at
        opened = self.registration_opens_at is None or now >= self.registration_opens_at
        closed = self.registration_closes_at is not None and now >= self.registration_closes_at
        return is_planned and opened and not closed and self.places_left > 0

    @property
    def surplus(self) -> int:
        """How many people too many have a place (overbooked, or the capacity was lowered); needs `with_counts()`."""
        return max(0, self.seats_held - self.capacity)
