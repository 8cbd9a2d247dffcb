"""What a link opens: the people it is about, and the page "my registration" with what can still be done."""

from dataclasses import dataclass
from functools import wraps

from django.utils import timezone
from django.utils.translation import get_language, gettext

from events import actions, queries, rules
from events.enums import AttendeeStatus
from events.errors import UnknownLink
from events.links import open_link
from events.models import Attendee
from events.questionnaire import questionnaire_of
from events.shares import Waiting, waiting_of
from events.views.answers import refuse, show
from pagekit.surroundings import surroundings_of


@dataclass(frozen=True)
class Place:
    """One person on the page, with what can still be done."""

    attendee: Attendee
    may_cancel: bool
    may_accept: bool
    may_substitute: bool
    may_rename: bool
    may_answer: bool
    may_say_to_come: bool
    may_stand_by: bool
    substitute: str
    waiting: Waiting | None


def with_link(view):
    """Give the view what the link stands for; a page that says what to do when it stands for nothing."""

    @wraps(view)
    def opened(request, link, **kwargs):
        try:
            found = open_link(link, now=timezone.now())
            return view(request, link, found, **kwargs)
        except UnknownLink as error:
            return refuse(request, error)

    return opened


def dates_instead(found, now):
    """The dates that somebody whose session was called off can go to, without filling in anything again."""
    if not found.session.is_called_off or not actions.lost_by_calling_off(found):
        return []
    registration = found.registration if isinstance(found, Attendee) else found
    admission = rules.Admission(company=registration.company)
    open_now = queries.open_instead(found.session, now=now)
    return [each for each in open_now if rules.why_not_registering(each, now=now, admission=admission) is None]


def may_answer_now(found, person, asks):
    """Whether this link lets `person` (None: the contact) see and change answers to what is asked."""
    now, as_contact = timezone.now(), not isinstance(found, Attendee)
    if person is None:
        return bool(asks.of_contact) and rules.may_change_by_link(found.session, now=now)
    return asks.asks_persons and rules.may_answer(person, found.session, now=now, as_contact=as_contact)


def people_of(found):
    """The people that a link is about: one, or all of the registration."""
    if isinstance(found, Attendee):
        return [found]
    people = list(found.attendees.select_related("registration", "substitute").order_by("pk"))
    for person in people:
        person.session = found.session
    return people


def person_of(found, uid):
    """The person with this `uid` among those the link is about. Raises UnknownLink for any other."""
    for person in people_of(found):
        if str(person.uid) == uid:
            return person
    raise UnknownLink


def place_of(attendee, now, *, may_answer, waiting):
    """`attendee` with what can still be done, and what the party waits for if this person does."""
    session = attendee.session
    waits = attendee.status == AttendeeStatus.WAITLISTED
    return Place(
        attendee,
        may_cancel=rules.may_cancel(attendee, session, now=now),
        may_accept=rules.may_accept(attendee, session, now=now),
        may_substitute=rules.may_substitute(attendee, session, now=now),
        may_rename=rules.may_rename(attendee, session, now=now),
        may_answer=may_answer,
        may_say_to_come=rules.may_say_to_come(attendee, session, now=now),
        may_stand_by=rules.may_stand_by(attendee, session, now=now),
        substitute=_substitute_of(attendee),
        waiting=waiting if waits else None,
    )


def _substitute_of(attendee):
    """The name of who comes instead. A stand-by comes from another registration, and has a name for the organiser
    only.
    """
    other = getattr(attendee, "substitute", None)
    return other.name if other and other.registration_id == attendee.registration_id else ""


def show_opened(request, link, found, template, context, *, status=200):
    """A page about what a link opens, with everything that can still be done."""
    now, session = timezone.now(), found.session
    page = queries.page_of(session, get_language(), around=surroundings_of(request))
    request.breadcrumb_page, request.breadcrumb_title = page, gettext("My registration")
    asks = questionnaire_of(session, around=surroundings_of(request))
    registration = found.registration if isinstance(found, Attendee) else found
    waiting = waiting_of(registration, now=now)
    places = [
        place_of(person, now, may_answer=may_answer_now(found, person, asks), waiting=waiting)
        for person in people_of(found)
    ]
    shared = {
        "page": page,
        "title": queries.title_in(session.event, get_language()),
        "title_language": get_language() if page else session.language,
        "session": session,
        "link": link,
        "places": places,
        "registration": registration,
        "is_contact": registration is found,
        "contact_may_answer": not isinstance(found, Attendee) and may_answer_now(found, None, asks),
        "name_until": rules.name_until(session),
        "instead": dates_instead(found, now),
        "soft_from": rules.soft_from(session),
        "is_over": session.over_at <= now,
        "has_place": bool(rules.with_place(place.attendee for place in places)),
    }
    return show(request, template, shared | context, status=status)
