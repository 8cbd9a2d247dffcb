"""What practices show inside other pages."""

from django import template
from django.core.paginator import Paginator
from django.utils.translation import get_language

from community.practices.queries import (
    PER_PAGE,
    practices_by,
    practices_for,
    practices_index,
    practices_of,
    published_practices,
)

register = template.Library()


@register.inclusion_tag("practices/tags/for_instrument.html")
def practices_for_instrument(page):
    """The published practices on the instrument `page`, and the way to share one's own."""
    return {"practices": list(practices_for(page)[:12]), "instrument": page}


@register.inclusion_tag("practices/tags/of_company.html")
def practices_of_company(organisation):
    """The published practices that carry the name of `organisation`."""
    return {"practices": list(practices_by(organisation)), "organisation": organisation}


@register.inclusion_tag("practices/tags/of_my_company.html")
def practices_of_my_company(organisation, membership):
    """The practices of one's own company with their state, on its home page."""
    practices = list(practices_of(organisation, membership)[:6])
    return {"practices": practices[:5], "more": len(practices) > 5, "organisation": organisation}


@register.inclusion_tag("practices/tags/all.html", takes_context=True)
def practices_list(context):
    """All published practices, or those with the tag `?tag=`, in pages."""
    request = context["request"]
    tag = request.GET.get("tag", "").replace("\x00", "")[:100]
    practices = published_practices(get_language())
    if tag:
        practices = practices.filter(tags__slug=tag)
    page_obj = Paginator(practices, PER_PAGE).get_page(request.GET.get("page"))
    return {"page_obj": page_obj, "tag": tag, "number": page_obj.paginator.count, "index": practices_index()}
