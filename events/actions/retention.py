"""Forgetting: what is left afterwards are states and numbers, so that a year's figures still add up."""

import re
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.models import normalise_email
from events.actions.changes import cancel
from events.actions.forgetting import forget_said
from events.actions.frame import part_of_more
from events.enums import ACTIVE, Attendance, SessionStatus
from events.mails import ordering_key
from events.models import Attendee, PersonalFeed, Registration, SessionInvitation, SessionLead
from outbox.actions import forget_words

KEPT_FOR = timedelta(days=60)
NOBODY = "-"
NO_ADDRESS = "forgotten@forgotten.invalid"


def forget_old(now: datetime) -> int:
    """Blank the people of sessions that ended two months before `now`. Gives how many rows."""
    ended = Q(session__over_at__lt=now - KEPT_FOR)
    invited = SessionInvitation.objects.filter(ended).delete()[0]
    return invited + _blank(Attendee.objects.filter(ended), Registration.objects.filter(ended))


def erase(*, email: str, now: datetime) -> int:
    """Blank the person with the address `email`, and who can be reached through that address only. Gives how many rows.

    A place in a session to come is given up first, so that it is not lost. Companions with an address of their own keep
    theirs. The names go from mails to others and from notes with others too.
    """
    address = normalise_email(email)
    registrations = Registration.objects.filter(contact_email=address)
    people = Attendee.objects.filter(Q(email=address) | Q(email="", registration__in=registrations))
    coming = people.filter(
        status__in=sorted(ACTIVE),
        attendance=Attendance.UNKNOWN,  # who was there already used the place
        session__over_at__gt=now,
        session__status=SessionStatus.SCHEDULED,
    )
    with part_of_more():  # every room erases in one transaction
        for attendee in coming.order_by("session_id", "pk"):
            cancel(attendee, now=now, by_staff=True)
    _take_names_from_mails(people, registrations)
    _take_names_from_notes(people)
    ids = list(registrations.values_list("pk", flat=True)), list(people.values_list("pk", flat=True))
    invited = SessionInvitation.objects.filter(email=address).delete()[0]
    invited += SessionLead.objects.filter(user__email__iexact=address).delete()[0]
    invited += PersonalFeed.objects.filter(user__email__iexact=address).delete()[0]
    named, registered = Attendee.objects.filter(pk__in=ids[1]), Registration.objects.filter(pk__in=ids[0])
    return invited + forget_said(named, registered) + _blank(named, registered)


def _take_names_from_mails(people: QuerySet[Attendee], registrations: QuerySet[Registration]) -> None:
    """Who registered together is named in each other's mails."""
    names = {*people.values_list("name", flat=True), *registrations.values_list("contact_name", flat=True)}
    touched = Q(pk__in=registrations) | Q(pk__in=people.values("registration"))
    places = Attendee.objects.filter(registration__in=Registration.objects.filter(touched))
    forget_words(names, in_mails_of=[ordering_key(uid) for uid in places.values_list("uid", flat=True)])


def _take_names_from_notes(people: QuerySet[Attendee]) -> None:
    """What organisers noted with others of the same sessions may name the person too."""
    names = [re.escape(name) for name in people.values_list("name", flat=True) if len(name) > 1]
    if not names:
        return
    sessions = list(people.values_list("session", flat=True))
    for other in Attendee.objects.filter(session__in=sessions).exclude(note=""):
        without = re.sub("|".join(names), NOBODY, other.note, flags=re.IGNORECASE)
        if without != other.note:
            Attendee.objects.filter(pk=other.pk).update(note=without)


def _blank(people: QuerySet[Attendee], registrations: QuerySet[Registration]) -> int:
    with transaction.atomic():
        known = people.exclude(name=NOBODY, email="", language="", link_nonce="", note="")
        rows = known.update(name=NOBODY, email="", language="", link_nonce="", note="")
        rows += registrations.exclude(contact_email=NO_ADDRESS, link_nonce="").update(
            contact_name=NOBODY,
            contact_email=NO_ADDRESS,
            organisation="",
            user=None,
            registered_by=None,
            link_nonce="",
        )
    return rows
