"""The versions of an instrument on its page."""

from django import template

from kennisbank.versions import queries

register = template.Library()


@register.inclusion_tag("kennisbank/versions/on_page.html")
def versions_of(page):
    """Every version with its day and why it changed."""
    return {"page": page, "versions": queries.versions_of(page)}
