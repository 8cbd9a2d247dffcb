"""One practice of my company: where it stands, the text to agree with, withdrawing it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from community.companies.views.access import frame
from community.practices.actions.company import agree, ask_correction, withdraw
from community.practices.enums import PracticeState, Question
from community.practices.errors import PracticeError
from community.practices.forms import CorrectionForm
from community.practices.queries import last_number, live_pages, texts_of
from community.practices.rules import company_may_write, may_agree, may_withdraw
from community.practices.views.access import for_my_practice


@require_safe
@for_my_practice
def detail(request, practice, membership):
    """Where a practice stands and what can be done with it now."""
    return _show(request, practice, membership, None)


def _show(request, practice, membership, form):
    number = last_number(practice, sent=True) if practice.state == PracticeState.TEXT_READY else None
    context = frame(
        practice.organisation,
        membership,
        practice=practice,
        tab="practices",
        answers=[(label, getattr(practice, name)) for name, label in Question.choices],
        talk=practice.messages.all(),
        number=number,
        texts=[(text, _sections(text)) for text in texts_of(practice, number)],
        pages=live_pages(practice),
        correction_form=form or CorrectionForm(initial={"number": number}),
        may_write=company_may_write(practice),
        may_agree=may_agree(membership),
        may_withdraw=may_withdraw(practice, membership),
    )
    return render(request, "practices/detail.html", context, status=422 if form else 200)


def _sections(text):
    return [(label, getattr(text, name)) for name, label in Question.choices if getattr(text, name)]


def _number(request):
    """The version of the text in the form, 0 when it is no sensible number."""
    value = request.POST.get("number", "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else 0


def _do(request, practice, done, act):
    try:
        act()
    except PracticeError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect("practices_detail", practice.organisation.slug, practice.reference)


@require_POST
@for_my_practice
def agreement(request, practice, membership):
    """Agree with publication of the text that was read."""
    if not may_agree(membership):
        raise Http404
    now, number = timezone.now(), _number(request)
    done = _("Thank you. Your practice is on its way to the readers.")
    return _do(request, practice, done, lambda: agree(practice, number=number, by=request.user, now=now))


@require_POST
@for_my_practice
def correction(request, practice, membership):
    """Say what has to change in the text."""
    if not may_agree(membership):
        raise Http404
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        return _show(request, practice, membership, form)
    now = timezone.now()
    done = _("Your remark is sent to the editors. You get a mail when the new text is ready.")
    return _do(request, practice, done, lambda: ask_correction(practice, **form.cleaned_data, by=request.user, now=now))


@require_POST
@for_my_practice
def withdrawal(request, practice, membership):
    """Withdraw the practice, at once."""
    if practice.state != PracticeState.WITHDRAWN and not may_withdraw(practice, membership):
        raise Http404
    now = timezone.now()
    done = _("Your practice is withdrawn. Nobody can read it on the site any more.")
    return _do(request, practice, done, lambda: withdraw(practice, by=request.user, now=now))
