"""What this room shows inside other pages and mails."""

from django import template
from django.utils.translation import get_language

from events.mailings import mails, queries, rules
from pagekit.dates import spoken_period

register = template.Library()


@register.simple_tag(takes_context=True)
def letter(context):
    """The words of the mail that is being composed."""
    return mails.letter_of(context.flatten(), get_language())


@register.simple_tag(takes_context=True)
def own_text(context, kind):
    """What the event itself adds to the mail that is being composed; nothing when it adds nothing."""
    return mails.own_text(kind, context.flatten(), get_language())


@register.filter
def filled_for(subject, session):
    """A subject as organisers read it in a list: the fields of `session` filled in, the reader's name left open."""
    when = spoken_period(session.starts_at, session.ends_at)
    known = {"title": session.event.title, "when": when, "where": session.place_line, "name": "…"}
    return rules.fill(subject, known)


@register.inclusion_tag("mailings/ways.html")
def mailing_ways(session, people=True, texts=True):
    """The ways from a session's screen to the mails about it; for editors those without `people` only, and for who
    leads this session only not the `texts` of its event.
    """
    return {"session": session, "people": people, "texts": texts}


@register.inclusion_tag("mailings/failures.html")
def mailing_failures(session):
    """The mails of organisers about a session that did not reach everybody, each with the way to its report."""
    return {"session": session, "failures": queries.failures_of(session)}
