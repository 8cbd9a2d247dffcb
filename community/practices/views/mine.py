"""Practices of my company: list, write, send in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.companies.queries import my_companies
from community.companies.views.access import for_my_company, frame
from community.practices.actions.company import save_answers, send_in, start, throw_away
from community.practices.errors import EditConflict, NotComplete, PracticeError, WrongState
from community.practices.forms import PracticeForm
from community.practices.models import PracticeSubmission
from community.practices.queries import instruments_to_choose, practices_of
from community.practices.rules import company_may_write
from community.practices.views.access import for_my_practice


@require_safe
@login_required
def share(request):
    """From anywhere on the site to the form of one's own company; `?instrument=<slug>` is filled in there."""
    companies = my_companies(request.user)
    if not companies:
        return redirect("companies_home")
    url = reverse("practices_new", args=[companies[0].slug])
    slug = request.GET.get("instrument", "")
    return redirect(f"{url}?{urlencode({'instrument': slug})}" if slug else url)


@require_safe
@for_my_company
def practice_list(request, organisation, membership):
    """All practices of the company that the reader may see."""
    practices = practices_of(organisation, membership)
    return render(request, "practices/list.html", frame(organisation, membership, practices=practices, tab="practices"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_my_company
def new(request, organisation, membership):
    """Write a new practice; nothing is stored before the first save."""
    language = get_language()
    slug = request.GET.get("instrument", "").replace("\x00", "")[:255]
    chosen = instruments_to_choose(language).filter(slug=slug).first() if slug else None
    form = PracticeForm(
        request.POST if request.method == "POST" else None,
        instance=PracticeSubmission(organisation=organisation, language=language),
        initial={"instrument": chosen},
        language=language,
    )

    def save(form):
        return start(
            organisation,
            form.answers(),
            form_key=form.cleaned_data["form_key"],
            version=form.cleaned_data["version"],
            language=language,
            by=request.user,
            now=timezone.now(),
        )

    return _write(request, form, save, frame(organisation, membership, practice=None, tab="practices"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_my_practice
def edit(request, practice, membership):
    """Go on with a practice that is a draft, or that the editors have a question about."""
    if request.method != "POST" and not company_may_write(practice):
        return redirect("practices_detail", practice.organisation.slug, practice.reference)
    stored = PracticeSubmission.objects.select_related("organisation").get(pk=practice.pk)
    form = PracticeForm(
        request.POST if request.method == "POST" else None, instance=practice, language=practice.language
    )

    def save(form):
        return save_answers(stored, form.answers(), version=form.cleaned_data["version"], by=request.user)

    return _write(request, form, save, frame(stored.organisation, membership, practice=stored, tab="practices"))


def _write(request, form, save, context):
    """Save what was typed, send it in when asked, or show the form with what is wrong; nothing typed is lost."""
    differences = []
    if request.method == "POST" and form.is_valid():
        try:
            practice = save(form)
            if request.POST.get("action") != "submit":
                messages.success(request, _("Your draft is saved. Only your company sees it."))
                return redirect("practices_edit", practice.organisation.slug, practice.reference)
            send_in(practice, by=request.user, now=timezone.now())
            messages.success(request, _("Your practice is sent in. You get a mail as soon as an editor has read it."))
            return redirect("practices_detail", practice.organisation.slug, practice.reference)
        except NotComplete as error:
            context["practice"] = practice
            form.data = form.data.copy()
            form.data["version"] = practice.version
            form.ask_for(error.missing)
        except EditConflict as error:
            form.add_error(None, str(error))
            differences = form.differences(error.submission)
            form.typed_over(error.submission)
        except WrongState as error:
            form.add_error(None, str(error))
            differences = form.differences(error.submission)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "practices/form.html", {**context, "form": form, "differences": differences}, status=status)


@require_POST
@for_my_practice
def discard(request, practice, membership):
    """Delete a draft."""
    try:
        throw_away(practice, by=request.user)
    except PracticeError as error:
        messages.error(request, str(error))
        return redirect("practices_detail", practice.organisation.slug, practice.reference)
    messages.success(request, _("The draft is deleted."))
    return redirect("practices_list", practice.organisation.slug)
