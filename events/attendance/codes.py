"""The code that a person shows at the door: what it is made of, what a QR code holds, what was read."""

from re import sub
from uuid import UUID

from django.utils.crypto import salted_hmac

from events.models import Attendee, EventSession
from events.models.sessions import REFERENCE_ALPHABET

CODE_LENGTH = 8


def entry_code(uid: UUID) -> str:
    """The short code of one place: eight characters that follow from its random number and our secret.

    Nothing is stored and nothing about the person is in it. Whoever takes over a place has a row, and so a code, of
    their own; the old one then belongs to a cancelled place.
    """
    number = int(salted_hmac("attendance.code", uid.hex, algorithm="sha256").hexdigest(), 16)
    letters = []
    for _place in range(CODE_LENGTH):
        number, rest = divmod(number, len(REFERENCE_ALPHABET))
        letters.append(REFERENCE_ALPHABET[rest])
    return "".join(letters)


def qr_text(attendee: Attendee, session: EventSession) -> str:
    """What the QR code holds: the session, so that the wrong one is seen for what it is, and the code."""
    return f"{session.reference}-{entry_code(attendee.uid)}"


def read_code(text: str) -> tuple[str, str]:
    """The session ("" when it was not said) and the code in what was scanned or typed."""
    reference, _dash, code = text.strip().lower().rpartition("-")
    return reference, sub(r"\s", "", code)
