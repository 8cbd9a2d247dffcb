"""What attendance shows inside other pages: codes and certificates on "my registration", codes on paper."""

from uuid import uuid4

import segno
from django import template
from django.utils import timezone
from django.utils.safestring import mark_safe

from events.attendance import codes, queries, rules
from events.rules import with_place

register = template.Library()


@register.simple_tag
def qr_code(text, scale=4):
    """`text` as a drawing of a QR code, black on white; the words beside it say the same."""
    drawing = segno.make_qr(text, error="m").svg_inline(
        scale=scale, border=4, light="#fff", svgclass="qr", lineclass=None
    )
    return mark_safe(drawing)  # noqa: S308 - drawn by segno from a text that holds no markup


@register.simple_tag
def qr_of(person, session):
    """The QR code of one place."""
    return qr_code(codes.qr_text(person, session), 3)


@register.inclusion_tag("attendance/mine.html")
def my_attendance(places, session, link):
    """For people with a place: the code to show at the door, the way to the online meeting, the certificate."""
    now = timezone.now()
    people = with_place(place.attendee for place in places)
    is_over = session.over_at <= now
    return {
        "session": session,
        "link": link,
        "codes": []
        if is_over or not rules.can_note(session)
        else [(each, codes.entry_code(each.uid)) for each in people],
        "at_the_door": not session.is_online,
        "is_online": bool(people) and rules.is_online(session) and not is_over,
        "certificates": queries.certificates_of(people) if people and session.starts_at <= now else [],
    }


@register.inclusion_tag("attendance/ways.html")
def attendance_ways(session, moment):
    """The ways from a session's screen to what is needed at the "door" or "afterwards"."""
    return {
        "session": session,
        "moment": moment,
        "can_note": rules.can_note(session),
        "has_standbys": rules.has_standbys(session),
    }


@register.simple_tag
def nonce():
    """A fresh number for a button, so that pressing it twice is once."""
    return uuid4()
