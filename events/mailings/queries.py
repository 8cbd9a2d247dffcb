"""Named reads: who is written to, and what became of the mails."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from wagtail.models import Site

from events.mailings.enums import ATTENDANCES, STATES, Who
from events.mailings.models import EventText, Mailing
from events.models import Answer, Attendee, EventSession, Question
from outbox.enums import UNFINISHED, MessageStatus
from outbox.models import OutboxMessage
from pagekit.models import SiteSettings

Selection = dict[str, Any]


def chosen(session: EventSession, selection: Selection) -> QuerySet[Attendee]:
    """The people of `session` that fit `selection` now. Who was erased is nobody's choice.

    Of one question any of the answers will do, of several questions each has to fit.
    """
    who = selection.get("who", Who.PLACE)
    rows = Attendee.objects.filter(session=session, status__in=sorted(STATES[who])).exclude(link_nonce="")
    if who in ATTENDANCES:
        rows = rows.filter(attendance__in=sorted(ATTENDANCES[who]))
    for reference, values in selection.get("answers", {}).items():
        said = Answer.objects.filter(question__reference=reference, value__in=values)
        of_contact = said.filter(attendee=None, registration=OuterRef("registration"))
        rows = rows.filter(Exists(said.filter(attendee=OuterRef("pk"))) | Exists(of_contact))
    return rows.select_related("registration").order_by("registration_id", "pk")


@dataclass(frozen=True)
class Reader:
    """One mailbox that gets one mail, about one or more people; `first` is whose link it carries."""

    mailbox: str
    first: Attendee
    people: tuple[Attendee, ...]

    @property
    def language(self) -> str:
        return self.first.reads

    @property
    def name(self) -> str:
        """What to call who reads it: the person, or the contact who reads it for somebody else."""
        own = next((each for each in self.people if each.email.lower() == self.mailbox), None)
        return own.name if own and own.name else self.first.registration.contact_name


def readers(people: Iterable[Attendee]) -> list[Reader]:
    """`people` by the mailbox that mail about them goes to, whoever comes first."""
    boxes: dict[str, list[Attendee]] = {}
    for each in people:
        boxes.setdefault(each.mailbox.lower(), []).append(each)
    return [Reader(box, _first(box, people), tuple(people)) for box, people in boxes.items()]


def _first(mailbox: str, people: list[Attendee]) -> Attendee:
    """Who reads as contact gets the link to everybody of that registration."""
    as_contact = (each for each in people if each.registration.contact_email.lower() == mailbox)
    return next(as_contact, people[0])


@dataclass(frozen=True)
class Reach:
    """How many people a choice fits, in how many mails, and how many of those are read in English."""

    people: int
    letters: int
    english: int


def reach(session: EventSession, selection: Selection) -> Reach:
    """How many `selection` fits now. One query."""
    found = readers(chosen(session, selection))
    people = sum(len(each.people) for each in found)
    return Reach(people, len(found), sum(each.language == "en" for each in found))


def countable_questions(session: EventSession) -> list[Question]:
    """The questions of `session` by whose answers people can be chosen, archived ones too."""
    return [question for question in Question.objects.of_session(session) if question.is_counted]


def key_prefix(mailing: Mailing) -> str:
    """What the keys of all mails of `mailing` begin with."""
    return f"mailing:{mailing.reference}:"


def messages_of(mailing: Mailing) -> QuerySet[OutboxMessage]:
    """The mails of `mailing` in the outbox."""
    return OutboxMessage.objects.filter(kind="mailings.mail", dedupe_key__startswith=key_prefix(mailing))


@dataclass(frozen=True)
class Progress:
    """How many mails wait, went out, failed and were not needed any more."""

    waiting: int
    sent: int
    failed: int
    superseded: int

    @property
    def total(self) -> int:
        return self.waiting + self.sent + self.failed + self.superseded


def progress_of(mailing: Mailing) -> Progress:
    """How far `mailing` is. One query."""
    rows = messages_of(mailing).order_by().values_list("status").annotate(number=Count("pk"))
    numbers = Counter(dict(rows))
    return Progress(
        waiting=sum(numbers[status] for status in UNFINISHED),
        sent=numbers[MessageStatus.SENT],
        failed=numbers[MessageStatus.FAILED],
        superseded=numbers[MessageStatus.SUPERSEDED],
    )


def not_arrived(mailing: Mailing) -> list[OutboxMessage]:
    """The mails of `mailing` that we gave up on, by name."""
    failed = messages_of(mailing).filter(status=MessageStatus.FAILED)
    return sorted(failed, key=lambda row: (row.context.get("name", "").casefold(), row.pk))


@dataclass(frozen=True)
class Failure:
    """A mailing that did not reach everybody, and how many mails of it failed."""

    mailing: Mailing
    number: int


def failures_of(session: EventSession) -> list[Failure]:
    """The mailings about `session` that did not reach everybody; not those that were kept back.

    One query when all arrived, else two.
    """
    failed = OutboxMessage.objects.filter(kind="mailings.mail", status=MessageStatus.FAILED)
    numbers = Counter(failed.filter(context__session=session.pk).values_list("context__mailing", flat=True))
    if not numbers:
        return []
    mailings = Mailing.objects.sent().filter(pk__in=numbers, withdrawn_at=None)
    return [Failure(mailing, numbers[mailing.pk]) for mailing in mailings]


def texts_of(session: EventSession) -> list[EventText]:
    """The own texts of the event of `session`."""
    return list(EventText.objects.filter(translation_key=session.event.translation_key))


def text_for(session_id: int, kind: str) -> EventText | None:
    """The own text of the event of this session in one kind of mail. One query."""
    key = EventSession.objects.filter(pk=session_id).values("event__translation_key")
    return EventText.objects.filter(kind=kind, translation_key__in=key).first()


def role_mailbox() -> str:
    """Where answers go: the mailbox of a role in the site settings; nothing when there is none."""
    return SiteSettings.of_site(Site.objects.filter(is_default_site=True).first()).contact_mailbox
