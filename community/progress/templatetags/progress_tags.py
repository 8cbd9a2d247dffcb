"""The routes of a company on its overview."""

from django import template
from django.utils.translation import get_language

from community.progress.queries import standings

register = template.Library()


@register.inclusion_tag("progress/tags/dashboard.html")
def routes_of_my_company(organisation):
    """Each route with how far the company is and the step that comes."""
    return {"organisation": organisation, "standings": standings(organisation, get_language())}
