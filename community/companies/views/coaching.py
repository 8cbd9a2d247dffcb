"""Who of the coaches sees what of the company: given and taken back by its administrators."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from community.companies.actions.coaching import end_coach_access, let_coach_see
from community.companies.forms import CoachForm
from community.companies.models import CoachAccess
from community.companies.views.access import for_my_company, frame


@require_http_methods(["GET", "HEAD", "POST"])
@for_my_company(administrators_only=True)
def coaches(request, organisation, membership):
    """The coaches who look along now and those who did; one more."""
    form = CoachForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = let_coach_see(organisation, form.cleaned_data["coach"], by=request.user, now=timezone.now())
        messages.success(request, _("%(coach)s can look along from now on.") % {"coach": given.coach.called})
        return redirect("companies_coaches", organisation.slug)
    rows = CoachAccess.objects.for_user(request.user).filter(organisation=organisation).select_related("coach")
    context = frame(organisation, membership, form=form, access=rows, tab="coaches")
    return render(request, "companies/coaches.html", context, status=422 if form.is_bound and form.errors else 200)


@require_POST
@for_my_company(administrators_only=True)
def end(request, organisation, membership, pk):
    """Take it back, at once."""
    row = get_object_or_404(CoachAccess.objects.for_user(request.user), organisation=organisation, pk=pk)
    end_coach_access(row, by=request.user, now=timezone.now())
    messages.success(request, _("The coach can look along no more."))
    return redirect("companies_coaches", organisation.slug)
