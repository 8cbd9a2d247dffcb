"""What the proof of an instrument shows on its page."""

from django import template
from django.utils import timezone

from kennisbank.evidence import queries, rules

register = template.Library()


@register.inclusion_tag("kennisbank/evidence/on_page.html")
def proof_of(page):
    """The level with its reason, what still is missing, and what was decided before."""
    standing = queries.standing_of(page, today=timezone.localdate())
    return {"standing": standing, "levels": queries.levels_explained(queries.known_about(page))}


@register.filter
def needs_check(page):
    """Whether nobody looked up the facts of the instrument `page` for more than a year."""
    return page.last_verified is not None and rules.needs_check(page.last_verified, today=timezone.localdate())
