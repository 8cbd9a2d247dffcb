"""What is asked of who registers, and what they said. Needs and learning questions have tables of their own, because
they are kept for another time and read by other people.
"""

from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.enums import COUNTED_KINDS, AskedOf, QuestionKind
from events.models.pages import EventPage, EventTheme
from events.models.registrations import Attendee, Registration
from events.models.sessions import EventSession, new_reference
from pagekit.models.bilingual import Bilingual

LONGEST_ANSWER = 1000
MOST_HOURS = 10_000
KEPT_AT_MOST = 60  # days: as long as the registration itself
YES, NO = "yes", "no"


class QuestionQuerySet(models.QuerySet):
    def of_session(self, session):
        """Every question of `session`, archived ones too: those of all sessions of its event, then its own."""
        of_event = Q(event__translation_key=session.event.translation_key)
        rows = self.filter(of_event | Q(session=session.pk))
        return rows.order_by(models.F("session_id").asc(nulls_first=True), "position", "pk")

    def asked(self):
        """Those that are still asked."""
        return self.filter(archived_at=None)


class Question(Bilingual):
    """Something that the organiser wants to know, of all sessions of an event or of one session."""

    event = models.ForeignKey(EventPage, null=True, blank=True, on_delete=models.CASCADE, related_name="questions")
    session = models.ForeignKey(EventSession, null=True, blank=True, on_delete=models.CASCADE, related_name="questions")
    reference = models.CharField(_("reference"), max_length=12, unique=True, default=new_reference, editable=False)
    kind = models.CharField(_("kind of answer"), max_length=10, choices=QuestionKind, default=QuestionKind.TEXT)
    asked_of = models.CharField(_("asked of"), max_length=10, choices=AskedOf, default=AskedOf.CONTACT)
    wording_nl = models.CharField(_("question, Dutch"), max_length=200)
    wording_en = models.CharField(_("question, English"), max_length=200, blank=True)
    help_nl = models.CharField(_("explanation, Dutch"), max_length=300, blank=True)
    help_en = models.CharField(_("explanation, English"), max_length=300, blank=True)
    purpose_nl = models.CharField(_("what it is for, Dutch"), max_length=200)
    purpose_en = models.CharField(_("what it is for, English"), max_length=200, blank=True)
    # [{"key": "c1", "nl": "…", "en": "…", "gone": true when it is not offered any more}, …]
    choices = models.JSONField(_("choices"), default=list, blank=True)
    required = models.BooleanField(_("an answer is required"), default=False)
    retention_days = models.PositiveSmallIntegerField(
        _("days that answers are kept after the session"),
        default=KEPT_AT_MOST,
        validators=[MinValueValidator(1), MaxValueValidator(KEPT_AT_MOST)],
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    archived_at = models.DateTimeField(_("archived at"), null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(event__isnull=False, session__isnull=True) | Q(event__isnull=True, session__isnull=False),
                name="events_question_of_event_or_session",
            ),
            models.CheckConstraint(
                condition=Q(retention_days__gte=1, retention_days__lte=KEPT_AT_MOST),
                name="events_question_retention_is_short",
            ),
            models.CheckConstraint(condition=~Q(wording_nl="") & ~Q(purpose_nl=""), name="events_question_says_why"),
        ]

    def __str__(self):
        return f"question {self.reference}"

    @property
    def title(self) -> str:
        """The question itself, in the language of the reader."""
        return self.text("wording")

    @property
    def why(self) -> str:
        """What it is for, in the language of the reader."""
        return self.text("purpose")

    @property
    def of_contact(self) -> bool:
        """Whether the contact is asked it, once; else each person is."""
        return self.asked_of == AskedOf.CONTACT

    @property
    def is_counted(self) -> bool:
        """Whether its answers can be counted, and so outlive the people who gave them."""
        return self.kind in COUNTED_KINDS

    def offered(self) -> list[tuple[str, str]]:
        """The choices of now, in the language of the reader: (what is stored, what is read)."""
        if self.kind == QuestionKind.YES_NO:
            return [(YES, _("Yes")), (NO, _("No"))]
        return [(choice["key"], _read(choice)) for choice in self.choices if not choice.get("gone")]

    def accepts(self, value: str) -> bool:
        """Whether `value` can be stored as an answer."""
        if self.kind == QuestionKind.HOURS:
            try:
                return 0 <= Decimal(value) <= MOST_HOURS
            except InvalidOperation:
                return False
        if self.is_counted:
            return value in dict(self.offered())
        return len(value) <= LONGEST_ANSWER and "\x00" not in value

    def in_words(self, value: str) -> str:
        """A stored answer as people read it, also of a choice that is not offered any more."""
        if self.kind == QuestionKind.YES_NO:
            return str(dict(self.offered()).get(value, value))
        if self.kind == QuestionKind.CHOICE:
            return next((_read(choice) for choice in self.choices if choice["key"] == value), value)
        if self.kind == QuestionKind.HOURS and (get_language() or "nl").startswith("nl"):
            return value.replace(".", ",")
        return value


def _read(choice: dict) -> str:
    return choice.get(get_language() or "nl") or choice["nl"]


class Answer(models.Model):
    """What one registration (its contact) or one person answered. Gone `retention_days` after the session."""

    question = models.ForeignKey(Question, on_delete=models.RESTRICT, related_name="answers")
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="answers")
    attendee = models.ForeignKey(Attendee, null=True, blank=True, on_delete=models.CASCADE, related_name="answers")
    value = models.CharField(_("answer"), max_length=LONGEST_ANSWER)
    answered_at = models.DateTimeField(_("answered at"))

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "registration"],
                condition=Q(attendee__isnull=True),
                name="events_answer_once_per_contact",
            ),
            models.UniqueConstraint(
                fields=["question", "attendee"],
                condition=Q(attendee__isnull=False),
                name="events_answer_once_per_person",
            ),
        ]

    def __str__(self):
        return f"answer {self.pk}"


class Needs(models.Model):
    """What somebody does not eat, or needs to take part. Read by the organisers only, until seven days after."""

    KEPT_FOR = timedelta(days=7)

    attendee = models.OneToOneField(Attendee, on_delete=models.CASCADE, related_name="needs")
    dietary = models.CharField(_("dietary needs"), max_length=300, blank=True)
    access = models.CharField(_("access needs"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("dietary and access needs")
        verbose_name_plural = _("dietary and access needs")
        constraints = [
            models.CheckConstraint(condition=~Q(dietary="", access=""), name="events_needs_say_something"),
        ]

    def __str__(self):
        return f"needs {self.pk}"

    @classmethod
    def visible(cls, session: EventSession, *, now: datetime) -> bool:
        """Whether needs for `session` may be read at `now`: until its end plus seven days."""
        return now < session.over_at + cls.KEPT_FOR


class LearningQuestion(models.Model):
    """What somebody wants to learn in a session and what that person can bring: what tables are made of."""

    attendee = models.OneToOneField(Attendee, on_delete=models.CASCADE, related_name="learning_question")
    theme = models.ForeignKey(EventTheme, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    text = models.CharField(_("what I want to learn"), max_length=500, blank=True)
    brings_theme = models.ForeignKey(EventTheme, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    brings_text = models.CharField(_("what I can bring"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("learning question")
        verbose_name_plural = _("learning questions")

    def __str__(self):
        return f"learning question {self.pk}"


class AnswerTotal(models.Model):
    """What remains of the answers to a question with choices when the answers are gone: how many said what.

    An empty `value` stands for all answers of which there were too few to keep apart.
    """

    question = models.ForeignKey(Question, on_delete=models.RESTRICT, related_name="totals")
    session = models.ForeignKey(EventSession, on_delete=models.CASCADE, related_name="answer_totals")
    value = models.CharField(_("answer"), max_length=12, blank=True)
    number = models.PositiveIntegerField(_("times"))

    class Meta:
        verbose_name = _("total of answers")
        verbose_name_plural = _("totals of answers")
        ordering = ["question", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["question", "session", "value"], name="events_total_once"),
            models.CheckConstraint(condition=Q(number__gte=5), name="events_total_not_of_few"),
        ]

    def __str__(self):
        return f"total of question {self.question_id}"
