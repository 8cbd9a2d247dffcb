"""What this room shows inside other pages: the ways to commitments and evaluation, and materials."""

from django import template
from django.utils import timezone

from events.afterwards import queries, rules
from events.enums import HELD
from events.rules import with_place

register = template.Library()


@register.inclusion_tag("afterwards/mine.html")
def my_afterwards(places, session, link):
    """For people with a place: write commitments down, say how it was, get the materials."""
    now = timezone.now()
    people = with_place(place.attendee for place in places)
    return {
        "link": link,
        "may_commit": bool(people) and rules.may_commit(session, now=now),
        "may_evaluate": any(rules.may_evaluate(each, session, now=now) for each in people),
        "materials": _readable([(session, people)], now=now).get(session.pk, []),
    }


@register.inclusion_tag("afterwards/ways.html")
def afterwards_ways(session):
    """The ways from a session's screen to what is left of it, from its start on."""
    return {"session": session, "has_begun": session.status in HELD and session.starts_at <= timezone.now()}


@register.inclusion_tag("afterwards/my_materials.html")
def my_materials(rows):
    """The materials of the sessions in `rows` to which the reader, or somebody of theirs, came. One query at most."""
    found = _readable([(row["session"], row["people"]) for row in rows], now=timezone.now())
    return {"rows": [row | {"materials": found[row["session"].pk]} for row in rows if row["session"].pk in found]}


def _readable(sessions, *, now):
    """The materials of each of `sessions` (with the people in it) of whom at least one may read them."""
    read = [each for each, people in sessions if any(rules.may_read_materials(p, each, now=now) for p in people)]
    return queries.materials_by_session(read)
