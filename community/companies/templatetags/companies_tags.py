"""What companies show inside other pages."""

from django import template

from community.companies.queries import participants, public_names

register = template.Library()


@register.inclusion_tag("companies/tags/participating_companies.html")
def participating_companies(limit=24):
    """A row of the names of companies that everybody may see."""
    return {"companies": public_names(int(limit))}


@register.inclusion_tag("companies/tags/participants.html", takes_context=True)
def participants_list(context):
    """The filters and the grouped list of /deelnemers/, for this reader."""
    request = context["request"]
    return {**participants(request.user, request.GET), "user": request.user}
