"""The signed links by which people manage their place without an account: one for a person, one for the contact.

A link names its purpose and carries a nonce that is stored with the row: rotating the nonce (substitution, "send me a
new link") makes the older link worthless. A link only shows; acting takes a POST. (events.md 5.5, trust.md C1)
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare

from events.errors import LinkExpired, UnknownLink
from events.models import Attendee, EventSession, Registration, SessionInvitation

SALT = "events.link"
INVITATION_SALT = "events.invitation"
PERSON, CONTACT = "person", "contact"
LIFE_AFTER_SESSION = timedelta(days=60)


def sign_attendee(attendee: Attendee) -> str:
    """The link text of one person: see, cancel, accept, hand over this one place."""
    return signing.dumps({"p": PERSON, "i": attendee.uid.hex, "n": attendee.link_nonce}, salt=SALT)


def sign_registration(registration: Registration) -> str:
    """The link text of the contact: everything of every person in the registration."""
    return signing.dumps({"p": CONTACT, "i": registration.reference, "n": registration.link_nonce}, salt=SALT)


def sign_for_mailbox(attendee: Attendee) -> str:
    """The link that belongs in mail about `attendee`: the contact's when the contact reads it, else the person's
    own.
    """
    reads_as_contact = attendee.mailbox.lower() == attendee.registration.contact_email.lower()
    return sign_registration(attendee.registration) if reads_as_contact else sign_attendee(attendee)


def sign_invitation(invitation: SessionInvitation) -> str:
    """The text in an invitation's link that opens the form of its session."""
    return signing.dumps(invitation.reference, salt=INVITATION_SALT)


def open_invitation(text: str, session: EventSession) -> SessionInvitation | None:
    """The invitation for `session` that a link stands for; None when it is not ours or for another session."""
    try:
        reference = signing.loads(text, salt=INVITATION_SALT)
    except signing.BadSignature:
        return None
    return SessionInvitation.objects.filter(session=session, reference=reference).first()


def invitation_url(invitation: SessionInvitation, slug: str) -> str:
    """The full address of the form that `invitation` opens; `slug` is that of the event's page in its language."""
    form = absolute("events_register", invitation.language, slug, invitation.session.reference)
    return f"{form}?uitnodiging={sign_invitation(invitation)}"


def absolute(name: str, language: str, *args: str) -> str:
    """The full address of the view `name` in `language`, from the configured origin, never from a request's host."""
    with translation.override(language):
        return settings.OUTBOX_BASE_URL + reverse(name, args=args)


def manage_url(attendee: Attendee) -> str:
    """The full address of "my registration" for the reader of mail about `attendee`."""
    return absolute("events_manage", attendee.reads, sign_for_mailbox(attendee))


def open_link(text: str, *, now: datetime) -> Attendee | Registration:
    """The person or the registration that a link stands for.

    Raises UnknownLink when it is not ours, damaged or replaced, LinkExpired when its session is long over.
    """
    try:
        content = signing.loads(text, salt=SALT)
        purpose, name, nonce = content["p"], content["i"], content["n"]
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        raise UnknownLink from None
    found = _find(purpose, name)
    if found is None or not constant_time_compare(found.link_nonce, nonce):
        raise UnknownLink
    if now > found.session.over_at + LIFE_AFTER_SESSION:
        raise LinkExpired
    return found


def _find(purpose: str, name: str) -> Attendee | Registration | None:
    if purpose == PERSON:
        return Attendee.objects.select_related("registration", "session__event").filter(uid=UUID(name)).first()
    if purpose == CONTACT:
        return Registration.objects.select_related("session__event").filter(reference=name).first()
    return None
