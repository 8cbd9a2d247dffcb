"""The people of a company: who they are, inviting, roles, leaving."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from community.companies.actions.people import answer_request, change_role, end_membership, invite, revoke, send_again
from community.companies.enums import Role
from community.companies.errors import CompanyError
from community.companies.forms import InvitationForm
from community.companies.models import Invitation, JoinRequest, Membership
from community.companies.queries import colleagues, open_requests, waiting_invitations
from community.companies.rules import is_role
from community.companies.views.access import for_my_company, frame


@require_http_methods(["GET", "HEAD", "POST"])
@for_my_company(administrators_only=True)
def members(request, organisation, membership):
    """Everybody in the company, who was invited, who asks; inviting one more."""
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            invitation = invite(organisation, **form.cleaned_data, by=request.user, now=timezone.now())
        except CompanyError as error:
            form.add_error("email", str(error))
        else:
            messages.success(request, _("The invitation to %(email)s is on its way.") % {"email": invitation.email})
            return redirect("companies_members", organisation.slug)
    now = timezone.now()
    invitations = [(row, row.is_expired(now)) for row in waiting_invitations(organisation)]
    context = frame(
        organisation,
        membership,
        form=form,
        colleagues=colleagues(organisation),
        invitations=invitations,
        requests=open_requests(organisation),
        roles=Role.choices,
        tab="people",
    )
    return render(request, "companies/members.html", context, status=422 if form.is_bound and form.errors else 200)


def _do(request, organisation, done, act):
    """Run one action, say what happened, and go back to the people of the company."""
    try:
        act()
    except CompanyError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect("companies_members", organisation.slug)


@require_POST
@for_my_company(administrators_only=True)
def role(request, organisation, membership, pk):
    """Make a colleague something else."""
    row = get_object_or_404(colleagues(organisation), pk=pk)
    chosen = request.POST.get("role", "")
    if not is_role(chosen):
        raise Http404
    if row.pk == membership.pk and chosen != Role.ADMINISTRATOR:
        # after this the reader may no longer see the list
        response = _do(
            request, organisation, _("Your role is changed."), lambda: change_role(row, role=chosen, by=request.user)
        )
        still = Membership.objects.administrators().filter(pk=row.pk).exists()
        return response if still else redirect("companies_dashboard", organisation.slug)
    return _do(request, organisation, _("The role is changed."), lambda: change_role(row, role=chosen, by=request.user))


@require_http_methods(["GET", "HEAD", "POST"])
@for_my_company(administrators_only=True)
def remove(request, organisation, membership, pk):
    """Take a colleague's access away, after a question."""
    row = get_object_or_404(colleagues(organisation).exclude(pk=membership.pk), pk=pk)
    if request.method != "POST":
        return render(
            request, "companies/remove_member.html", frame(organisation, membership, colleague=row, tab="people")
        )
    now = timezone.now()
    done = _("This colleague no longer has access.")
    return _do(request, organisation, done, lambda: end_membership(row, by=request.user, now=now))


@require_http_methods(["GET", "HEAD", "POST"])
@for_my_company
def leave(request, organisation, membership):
    """Leave the company oneself, after a question; the last administrator cannot."""
    error = ""
    if request.method == "POST":
        try:
            end_membership(membership, by=request.user, now=timezone.now())
        except CompanyError as refused:
            error = str(refused)
        else:
            messages.success(request, _("You left %(company)s.") % {"company": organisation.name})
            return redirect("companies_home")
    context = frame(organisation, membership, error=error)
    return render(request, "companies/leave.html", context, status=422 if error else 200)


@require_POST
@for_my_company(administrators_only=True)
def invitation_again(request, organisation, membership, pk):
    """Send an invitation again, with a new link."""
    row = get_object_or_404(Invitation.objects.for_user(request.user), organisation=organisation, pk=pk)
    done = _("The invitation is sent again. The old link no longer works.")
    return _do(request, organisation, done, lambda: send_again(row, by=request.user, now=timezone.now()))


@require_POST
@for_my_company(administrators_only=True)
def invitation_revoke(request, organisation, membership, pk):
    """Take an invitation back."""
    row = get_object_or_404(Invitation.objects.for_user(request.user), organisation=organisation, pk=pk)
    return _do(request, organisation, _("The invitation is withdrawn."), lambda: revoke(row, by=request.user))


@require_POST
@for_my_company(administrators_only=True)
def join_request(request, organisation, membership, pk):
    """Let somebody in who asked, or not."""
    row = get_object_or_404(JoinRequest.objects.for_user(request.user), organisation=organisation, pk=pk)
    let_in = request.POST.get("answer") == "yes"
    done = _("Your colleague now has access.") if let_in else _("The request is removed from the list.")
    now = timezone.now()
    return _do(request, organisation, done, lambda: answer_request(row, let_in=let_in, by=request.user, now=now))
