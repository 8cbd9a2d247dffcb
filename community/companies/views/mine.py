"""Mijn bedrijf: home, the profile, adding a company."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from community.companies.actions.profile import add_company, ask_to_be_let_in, save_profile
from community.companies.errors import AlreadyRegistered, CompanyError, ProfileChanged
from community.companies.forms import CompanyForm, ProfileForm
from community.companies.models import Organisation
from community.companies.needs import needs_of
from community.companies.queries import my_companies
from community.companies.views.access import for_my_company, frame


@require_safe
@login_required
def home(request):
    """To one's company; somebody without a company reads what to do now."""
    companies = my_companies(request.user)
    if companies:
        return redirect("companies_dashboard", companies[0].slug)
    request.breadcrumb_title = _("My company")
    return render(request, "companies/no_company.html")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add(request):
    """Add a company; one that is here already gets a request to its administrators instead, and shows nothing."""
    request.breadcrumb_title = _("Add your company")
    form = CompanyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            organisation = add_company(**form.cleaned_data, by=request.user, now=now)
            return redirect("companies_profile", organisation.slug)
        except AlreadyRegistered as error:
            return _ask(request, form, error.organisation, now)
        except CompanyError as error:
            form.add_error(None, str(error))
    return render(request, "companies/add_company.html", {"form": form}, status=_status(form))


def _ask(request, form, organisation: Organisation, now):
    try:
        ask_to_be_let_in(organisation, by=request.user, now=now)
    except CompanyError as error:
        form.add_error(None, str(error))
        return render(request, "companies/add_company.html", {"form": form}, status=422)
    return render(request, "companies/asked.html", {"typed_name": form.cleaned_data["name"]})


def _status(form):
    return 422 if form.is_bound and form.errors else 200


@require_safe
@for_my_company
def dashboard(request, organisation, membership):
    """What needs you now, your practices, what comes."""
    needs = needs_of(organisation, membership, timezone.now())
    return render(request, "companies/dashboard.html", frame(organisation, membership, needs=needs, tab="home"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_my_company(administrators_only=True)
def profile(request, organisation, membership):
    """The profile of the company, with who sees it."""
    shown = Organisation.objects.get(pk=organisation.pk)
    form = ProfileForm(request.POST if request.method == "POST" else None, instance=organisation)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        try:
            saved = save_profile(shown, values, version=values.pop("version"), by=request.user)
        except ProfileChanged as error:
            form.add_error(None, str(error))
            form.typed_over(error.organisation)
            shown = error.organisation
        except CompanyError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The profile is saved."))
            return redirect("companies_dashboard", saved.slug)
    context = frame(shown, membership, form=form, tab="profile")
    return render(request, "companies/profile.html", context, status=_status(form))
