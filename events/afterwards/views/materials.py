"""A file of the materials, by the own link of whoever came."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from events.afterwards import rules
from events.afterwards.models import Material
from events.views.answers import personal
from events.views.opened import people_of, with_link


@require_safe
@with_link
def material(request, link, found, uid):
    """The file `uid`, to save: nothing in it runs here. 404 for who was not there, and for another session's."""
    now = timezone.now()
    if not any(rules.may_read_materials(each, found.session, now=now) for each in people_of(found)):
        raise Http404
    files = Material.objects.select_related("content").exclude(extension="")
    row = get_object_or_404(files, session=found.session, uid=uid)
    response = HttpResponse(bytes(row.content.data), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, row.file_name)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return personal(response)
