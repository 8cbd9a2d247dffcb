"""What this room shows inside other pages: its ways, what a party told, and what earlier sessions left."""

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from events.takeaways import queries, rules

register = template.Library()


@register.inclusion_tag("takeaways/ways.html")
def takeaway_ways(session):
    """The way from a session's screen to what came of it, from its start on."""
    return {"session": session, "may_keep": rules.may_keep(session, now=timezone.now())}


@register.inclusion_tag("takeaways/mine.html")
def my_cases(registration, session, link):
    """For the contact of a party: the case that waits for a decision. Asked only of sessions that began."""
    cases = queries.told_by(registration) if session.starts_at <= timezone.now() else []
    return {"link": link, "can_decide": any(rules.waits_for_company(case) for case in cases)}


@register.inclusion_tag("takeaways/brought.html")
def brought_by_sessions(page):
    """On the page of an event: what earlier sessions left for others, in the language of the reader."""
    return {"pages": queries.brought_by(page, get_language())}
