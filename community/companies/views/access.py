"""Which company is this about, and may this person be here: the start of every view under /mijn/bedrijf/<slug>/."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from community.companies.models import Organisation
from community.companies.queries import my_companies
from community.companies.rules import membership_of


def for_my_company(view=None, *, administrators_only=False):
    """Give the view the company of the address and the reader's membership of it; 404 for everybody else.

    `request.my_companies` holds all companies of the reader, for the switch.
    """

    def decorate(inner):
        @login_required
        @wraps(inner)
        def wrapper(request, slug, **kwargs):
            organisation = get_object_or_404(Organisation.objects.for_user(request.user), slug=slug)
            membership = membership_of(organisation, request.user)
            if membership is None or (administrators_only and not membership.is_administrator):
                raise Http404
            request.my_companies = my_companies(request.user)
            request.breadcrumb_title = _("My company")
            return inner(request, organisation, membership, **kwargs)

        return wrapper

    return decorate(view) if view else decorate


def frame(organisation, membership, **context):
    """The context that every page of Mijn bedrijf has."""
    return {"organisation": organisation, "membership": membership, **context}
