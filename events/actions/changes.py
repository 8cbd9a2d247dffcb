"""What happens to a place afterwards: cancel, accept, decline, hand over. Called by link, by a member or by staff."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import normalise_email
from events import mails, rules
from events.actions.frame import locked
from events.actions.people import Person
from events.actions.seats import change_status, help_of, hold_help, lapse_offers, new_attendee, promote, settle
from events.enums import FINAL, AttendeeStatus
from events.errors import AlreadyHandled, AlreadyThere, HelpIsTaken, OfferExpired, PairNeeded, TooLate
from events.models import Attendee, EventSession, LanguageHelp, Needs


@contextmanager
def locked_place(attendee: Attendee) -> Iterator[tuple[EventSession, Attendee]]:
    """The session of `attendee`, locked, and the person as it stands now."""
    with locked(attendee.session_id) as session:
        current = Attendee.objects.select_related("registration").get(pk=attendee.pk)
        current.session = session
        yield session, current


def note(session: EventSession, action: str, attendee: Attendee, by: Any, **data: Any) -> None:
    """A line in the log of the session: which registration, never whose name."""
    log(
        session,
        f"events.{action}",
        user=by if by is not None and by.is_authenticated else None,
        data={"registration": attendee.registration.reference, "attendee": attendee.pk, **data},
    )


def together(attendee: Attendee) -> list[Attendee]:
    """Whom a change of the place of `attendee` is about: that person, and in a session of pairs the other one too."""
    if not attendee.session.in_pairs:
        return [attendee]
    others = list(attendee.registration.attendees.active().exclude(pk=attendee.pk).order_by("pk"))
    for other in others:
        other.session, other.registration = attendee.session, attendee.registration
    return sorted([attendee, *others], key=lambda each: each.pk)


def cancel(attendee: Attendee, *, now: datetime, by: Any = None, by_staff: bool = False, tell: bool = True) -> Attendee:
    """Give up a place (or a wish for one); a freed seat goes to the waiting list at once.

    The two of a pair give up together. With `tell` off (staff, who spoke to the person) the person gets no mail; who is
    offered the seat always does.

    Twice is once: a place already given up comes back as it is. Raises TooLate when the session has begun (not for
    staff).
    """
    with locked_place(attendee) as (session, current):
        if current.status in FINAL:
            return current
        if not by_staff and not rules.may_change_by_link(session, now=now):
            raise TooLate
        party = together(current)
        news = [mails.News("cancelled", each, _told_of(each, as_pair=len(party) > 1)) for each in party]
        for each in party:
            _close(each, now=now)
            note(session, "cancel", each, by, told=tell)
        if tell:
            mails.tell_all(news, now=now)
        settle(session, now=now)
        return current


def _told_of(attendee: Attendee, *, as_pair: bool) -> dict[str, str]:
    """What the mail about a place given up needs to know: whether it takes away a calendar entry (only who had a place
    got one), and whether a pair gave up together.
    """
    had_place = attendee.status == AttendeeStatus.CONFIRMED and bool(attendee.name)
    return ({"had_place": "yes"} if had_place else {}) | ({"as_pair": "yes"} if as_pair else {})


def _close(attendee: Attendee, *, now: datetime) -> None:
    """The seat is free; the calendar entry, if there is one, goes away with a higher number."""
    attendee.ical_sequence += 1
    change_status(attendee, AttendeeStatus.CANCELLED, now=now)
    if attendee.session.asks_needs:
        Needs.objects.filter(attendee=attendee).delete()  # nobody cooks for who does not come


def accept(attendee: Attendee, *, now: datetime, by: Any = None) -> Attendee:
    """Take an offered place; of a pair both places. Twice is once.

    Raises OfferExpired when it came too late (the place then goes on to the next, and that is kept), AlreadyHandled
    when there is no offer, TooLate when the session has begun or was called off.
    """
    with locked_place(attendee) as (session, current):
        lapsed = rules.has_lapsed(current, now=now)
        lapse_offers(session, now=now)
        if current.status == AttendeeStatus.CONFIRMED:
            return current
        if not lapsed and current.status == AttendeeStatus.OFFERED:
            if not rules.may_change_by_link(session, now=now):
                raise TooLate
            party = together(current)
            for each in party:
                change_status(each, AttendeeStatus.CONFIRMED, now=now)
                note(session, "accept", each, by)
            mails.tell_all([mails.News("confirmed", each) for each in party], now=now)
        promote(session, now=now)
    # Outside the transaction: a refusal must not undo that the place went to the next person.
    if lapsed or current.status == AttendeeStatus.EXPIRED:
        raise OfferExpired
    if current.status != AttendeeStatus.CONFIRMED:
        raise AlreadyHandled(current.status)
    return current


def decline_offer(attendee: Attendee, *, now: datetime, by: Any = None) -> Attendee:
    """Say no to an offered place; it goes to the next person at once. The same as cancelling."""
    return cancel(attendee, now=now, by=by)


def substitute(
    attendee: Attendee, person: Person, *, now: datetime, by: Any = None, by_staff: bool = False
) -> Attendee:
    """Let `person` come instead: the same seat, a new row with its own link and calendar entry, the old one closed
    first.

    Gives the new attendee. For the newcomer of a pair another newcomer comes, with the help with language that this
    one asks for. Raises AlreadyHandled when there is no confirmed place, TooLate, AlreadyThere when the address of
    `person` already takes part; PairNeeded, NoSuchHelp, HelpIsTaken.
    """
    with locked_place(attendee) as (session, old):
        if old.status != AttendeeStatus.CONFIRMED or not old.name:
            raise AlreadyHandled(old.status)
        if not by_staff and not rules.may_substitute(old, session, now=now):
            raise TooLate
        address = normalise_email(person.email)
        if address and session.attendees.active().filter(email=address).exclude(pk=old.pk).exists():
            raise AlreadyThere
        if old.is_newcomer != bool(person.level):
            raise PairNeeded
        seat_no = old.seat_no
        _close(old, now=now)
        if session.in_pairs:
            _keep_help(old, person)
        new = new_attendee(old.registration, person, status=AttendeeStatus.CONFIRMED, seat_no=seat_no, now=now)
        new.session, new.substituted_for = session, old
        new.save(force_insert=True)
        mails.tell("handed_over", old, now=now, had_place="yes", new_name=new.name)
        mails.tell("takes_over", new, now=now, old_name=old.name)
        _tell_partner(new, now=now)
        note(session, "substitute", new, by, instead_of=old.pk)
        return new


def _tell_partner(new: Attendee, *, now: datetime) -> None:
    """The other one of a pair gets the confirmation once more: it says with whom."""
    others = [other for other in together(new) if other.pk != new.pk]
    mails.tell_all([mails.News("confirmed", other, version=new.uid.hex) for other in others], now=now)


def _keep_help(old: Attendee, person: Person) -> None:
    """The pair of `old` keeps its help with language; for another newcomer that which `person` asks for."""
    registration = old.registration
    if old.is_newcomer and registration.help_id != person.help:
        registration.help = help_of(old.session, person)
        registration.save(update_fields=["help"])
        if registration.help and not LanguageHelp.objects.with_counts().get(pk=person.help).places_left:
            raise HelpIsTaken(registration.help.title)
    hold_help(registration)


def resend_links(email: str, *, language: str, now: datetime, once: str) -> None:
    """Mail all links of `email` to that address; `once` keeps a second press of the button from sending again.

    Does the same for an unknown address: whether there is something to send is found out by the worker.
    """
    with transaction.atomic():
        mails.send_links(normalise_email(email), language=language, now=now, once=once)
