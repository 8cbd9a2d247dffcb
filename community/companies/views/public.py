"""What others see: the way in by invitation, and the profile of a company that chose to be seen."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import normalise_email
from community.companies.actions.people import accept, find_invitation
from community.companies.errors import InvitationForSomebodyElse, InvitationRefused
from community.companies.models import Organisation
from community.companies.queries import my_companies, participants_page
from community.companies.rules import membership_of


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request, token):
    """An invitation from a mail: GET shows it, POST accepts it. Mail scanners that follow the link change nothing."""
    request.breadcrumb_title = _("Invitation")
    try:
        if request.method == "POST" and request.user.is_authenticated:
            membership = accept(token, by=request.user, now=timezone.now())
            messages.success(request, _("Welcome. You now have access to this company."))
            return redirect("companies_dashboard", membership.organisation.slug)
        found = find_invitation(token, now=timezone.now())
        if request.user.is_authenticated and request.user.email != normalise_email(found.email):
            raise InvitationForSomebodyElse
    except InvitationRefused as error:
        own = my_companies(request.user) if request.user.is_authenticated else []
        context = {"error": error, "companies": own}
        return render(request, "companies/invitation_refused.html", context, status=error.status)
    return render(request, "companies/invitation.html", {"invitation": found})


@require_safe
def company(request, slug):
    """The profile of a company; one that is hidden from this reader does not exist."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), slug=slug)
    request.breadcrumb_page = participants_page()
    request.breadcrumb_title = organisation.name
    context = {"organisation": organisation, "membership": membership_of(organisation, request.user)}
    return render(request, "companies/company.html", context)
