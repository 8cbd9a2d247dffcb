"""`{% kept "name" … %}…{% endkept %}`: markup that is worked out once per version of the content, per process."""

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from pagekit.surroundings import site_of, surroundings_of

register = template.Library()


class KeptNode(template.Node):
    """Renders what it holds, or gives what it rendered before for the same place and the same extra values."""

    def __init__(self, nodelist, name, extras):
        self.nodelist, self.name, self.extras = nodelist, name, extras

    def render(self, context):
        place = place_of(context.get("request"))
        if place is None:
            return self.nodelist.render(context)
        key = (self.name, *place, *(str(extra.resolve(context)) for extra in self.extras))
        return surroundings_of(context["request"]).fragment(key, lambda: self.nodelist.render(context))


def place_of(request) -> tuple | None:
    """What markup on this page may depend on; None when nothing may be kept: in a preview, or for one person's page."""
    if request is None or getattr(request, "is_preview", False):
        return None
    if not hasattr(request, "_leergilde_place"):
        request._leergilde_place = _place(request)
    return request._leergilde_place


def _place(request):
    if not hasattr(request, "user"):  # refused before anybody asked who it is
        return None
    page, signed_in = getattr(request, "served_page", None), request.user.is_authenticated
    site, around = site_of(request), (get_language(), timezone.localdate(), signed_in)
    if page is not None and page.pk:
        return (site and site.pk, page.pk, request.path, *around)
    if signed_in:
        return None
    above, title = getattr(request, "breadcrumb_page", None), getattr(request, "breadcrumb_title", "")
    return (site and site.pk, None, request.get_full_path(), above and above.pk, str(title), *around)


@register.tag
def kept(parser, token):
    """What stands between may depend on the page, its address without the query, the language, the site, the day,
    whether somebody is signed in, and the values named after `name`: on nothing else.

    A change of content forgets everything (`pagekit.models.ContentVersion`).
    """
    _tag, name, *extras = token.split_contents()
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodelist, name, [parser.compile_filter(extra) for extra in extras])
