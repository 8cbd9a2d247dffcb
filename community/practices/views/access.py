"""Which practice is this about, and may this person see it: the start of every view of one practice."""

from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404

from community.companies.views.access import for_my_company
from community.practices.models import PracticeSubmission
from community.practices.rules import may_review


def for_my_practice(view):
    """Give the view the practice of the address and the reader's membership of its company; 404 for everybody else."""

    @for_my_company
    @wraps(view)
    def wrapper(request, organisation, membership, reference):
        mine = PracticeSubmission.objects.for_user(request.user).select_related("organisation", "instrument")
        practice = get_object_or_404(mine, organisation=organisation, reference=reference)
        return view(request, practice, membership)

    return wrapper


def for_editors(view):
    """Only for people who review practices; for others in the admin the screen does not exist."""

    @wraps(view)
    def wrapper(request, **kwargs):
        if not may_review(request.user):
            raise Http404
        return view(request, **kwargs)

    return wrapper
