"""What the tests of attendance share: scans as a phone sends them."""

import json
from uuid import uuid4

from django.urls import reverse

from events.attendance.actions import Scan, receive
from events.attendance.codes import qr_text
from events.models import Attendee
from tests.events.factories import NOW


def screen(name, session, *more):
    """The address of a screen of attendance."""
    return reverse(f"attendance_{name}", args=[session.reference, *more])


def scan_of(attendee, *, at=NOW, nonce=None, **fields):
    """The QR code of `attendee`, read at `at`."""
    return Scan(nonce or uuid4(), qr_text(attendee, attendee.session), at, **fields)


def scanned(session, *scans, by=None, now=NOW):
    """What became of `scans`: problem and name of each."""
    return [(each.problem, each.person and each.person.name) for each in receive(session, scans, by=by, now=now)]


def upload(client, session, *scans, **extra):
    """Send scans as the script does."""
    sent = [
        {
            "nonce": str(scan.nonce),
            "code": scan.code,
            "scanned_at": scan.scanned_at.isoformat(),
            "offline": scan.offline,
        }
        for scan in scans
    ]
    body = json.dumps({"scans": sent})
    return client.post(screen("scans", session), body, content_type="application/json", **extra)


def attendance(session):
    """Everybody of `session` as name -> attendance."""
    return dict(Attendee.objects.filter(session=session).order_by("name").values_list("name", "attendance"))
