"""The editors' screens in the admin: the queue, and one practice with the company's answers beside our text."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from community.practices.actions.publication import publish
from community.practices.actions.review import ask, decline, save_text, send_for_agreement, take_up
from community.practices.enums import WAITS_FOR_COMPANY, WAITS_FOR_EDITORS, PracticeState, Question
from community.practices.errors import EditConflict, PracticeError
from community.practices.forms import DeclineForm, QuestionsForm, TextForm
from community.practices.models import PracticeSubmission
from community.practices.models.texts import TEXT_FIELDS
from community.practices.queries import counts_by_state, last_number, live_pages, review_queue, texts_of
from community.practices.rules import editor_may_write
from community.practices.views.access import for_editors

PER_PAGE = 30


@require_safe
@for_editors
def queue(request):
    """Everything that was sent in: what waits for us first, with its age."""
    state = request.GET.get("state", "")
    rows = review_queue()
    if state in PracticeState.values:
        rows = rows.filter(state=state)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    now = timezone.now()
    counts = counts_by_state()
    context = {
        "header_title": _("Practices"),
        "header_icon": "pick",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": _("Practices")},
        ],
        "page_obj": page,
        "rows": [(row, _age(row, now), row.state in WAITS_FOR_EDITORS) for row in page],
        "states": [
            {"value": value, "label": label, "number": counts.get(value, 0), "current": value == state}
            for value, label in PracticeState.choices
            if value != PracticeState.DRAFT
        ],
        "waiting": sum(counts.get(value, 0) for value in WAITS_FOR_EDITORS),
        "state": state,
    }
    return render(request, "practices/admin/queue.html", context)


def _age(row, now):
    """How many days a practice waits for us or for the company; None when nobody waits."""
    waits = row.state in WAITS_FOR_EDITORS or row.state in WAITS_FOR_COMPANY
    return (now - row.changed_at).days if waits else None


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def review(request, pk):
    """One practice: read, ask, write the text, lay it before the company."""
    rows = PracticeSubmission.objects.exclude(state=PracticeState.DRAFT)
    practice = get_object_or_404(rows.select_related("organisation", "instrument", "author", "reviewer"), pk=pk)
    if request.method == "POST":
        act = ACTIONS.get(request.POST.get("action", ""))
        if act:
            return act(request, practice)
    return _show(request, practice)


def _show(request, practice, *, text_forms=None, questions=None, declining=None, differences=()):
    rejected = [form for form in (*(text_forms or []), questions, declining) if form is not None]
    context = {
        "header_title": practice.title,
        "header_icon": "pick",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("practices_queue"), "label": _("Practices")},
            {"url": "", "label": practice.title},
        ],
        "practice": practice,
        "answers": [(label, getattr(practice, name)) for name, label in Question.choices],
        "talk": practice.messages.all(),
        "text_forms": text_forms or _text_forms(practice),
        "questions": questions or QuestionsForm(initial={"version": practice.version}),
        "declining": declining or DeclineForm(initial={"version": practice.version}),
        "may_write": editor_may_write(practice),
        "may_ask": practice.state in {PracticeState.SUBMITTED, PracticeState.IN_REVIEW},
        "sent_texts": _sent(practice),
        "pages": live_pages(practice),
        "differences": differences,
    }
    return render(request, "practices/admin/review.html", context, status=422 if rejected else 200)


def _sent(practice):
    number = last_number(practice, sent=True)
    return [
        (text, [(label, getattr(text, name)) for name, label in Question.choices if getattr(text, name)])
        for text in texts_of(practice, number)
    ]


def _text_forms(practice, data=None, *, complete=False):
    """A form for the language of the company, and one for each further language that may stay empty."""
    number = last_number(practice, sent=False) or last_number(practice, sent=True)
    texts = {text.language: text for text in texts_of(practice, number)}
    first = practice.language
    forms = []
    for language, name in sorted(settings.LANGUAGES, key=lambda pair: pair[0] != first):
        text = texts.get(language)
        initial = text.content() if text else {}
        if not texts and language == first:
            initial = {field: getattr(practice, field, "") for field in TEXT_FIELDS}
        form = TextForm(data, prefix=language, initial=initial, optional=language != first, complete=complete)
        form.language, form.language_name = language, name
        forms.append(form)
    return forms


def _version(request):
    value = request.POST.get("version", "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else 0


def _back(request, practice, done):
    messages.success(request, done)
    return redirect("practices_review", practice.pk)


def _take_up(request, practice):
    try:
        take_up(practice, by=request.user, now=timezone.now())
    except PracticeError as error:
        messages.error(request, str(error))
        return redirect("practices_review", practice.pk)
    return _back(request, practice, _("You work on this practice now."))


def _write(request, practice, *, send):
    text_forms = _text_forms(practice, request.POST, complete=send)
    valid = [form.is_valid() for form in text_forms]  # all of them, so that each shows its errors
    if not all(valid):
        messages.error(request, _("The text is not complete. Nothing is sent, and nothing you typed is lost."))
        return _show(request, practice, text_forms=text_forms)
    texts = {form.language: form.content() for form in text_forms if not form.is_left_out()}
    now = timezone.now()
    try:
        save_text(practice, texts, version=_version(request), by=request.user, now=now)
        if send:
            send_for_agreement(practice, by=request.user, now=now)
    except EditConflict as error:
        messages.error(request, str(error))
        theirs = texts_of(error.submission, last_number(error.submission, sent=False))
        return _show(request, error.submission, text_forms=text_forms, differences=_differences(texts, theirs))
    except PracticeError as error:
        messages.error(request, str(error))
        return _show(request, practice, text_forms=text_forms)
    if send:
        return _back(request, practice, _("The text is laid before the company. It got a mail."))
    return _back(request, practice, _("The text is saved."))


def _differences(typed, theirs):
    """What a colleague saved where it differs from what was typed: name of the field and the colleague's words."""
    return [
        (text._meta.get_field(name).verbose_name, getattr(text, name))
        for text in theirs
        for name in TEXT_FIELDS
        if typed.get(text.language, {}).get(name) != getattr(text, name)
    ]


def _save(request, practice):
    return _write(request, practice, send=False)


def _send(request, practice):
    return _write(request, practice, send=True)


def _ask(request, practice):
    form = QuestionsForm(request.POST)
    if not form.is_valid():
        return _show(request, practice, questions=form)
    version = form.cleaned_data["version"]
    try:
        ask(practice, questions=form.questions(), version=version, by=request.user, now=timezone.now())
    except PracticeError as error:
        return _refuse(request, practice, error, questions=form)
    return _back(request, practice, _("The question is sent to the company."))


def _decline(request, practice):
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _show(request, practice, declining=form)
    try:
        decline(practice, **form.cleaned_data, by=request.user, now=timezone.now())
    except PracticeError as error:
        return _refuse(request, practice, error, declining=form)
    return _back(request, practice, _("The practice is closed. The company got a mail with the reason."))


def _refuse(request, practice, error, **forms):
    """Show the form again with what was typed, over the row as it is now."""
    messages.error(request, str(error))
    now = getattr(error, "submission", practice)
    for form in forms.values():
        form.data = form.data.copy()
        form.data["version"] = now.version
    return _show(request, now, **forms)


def _publish(request, practice):
    try:
        publish(practice, by=request.user, now=timezone.now())
    except PracticeError as error:
        messages.error(request, str(error))
        return redirect("practices_review", practice.pk)
    return _back(request, practice, _("The practice is published."))


ACTIONS = {
    "take_up": _take_up,
    "save": _save,
    "send": _send,
    "ask": _ask,
    "decline": _decline,
    "publish": _publish,
}
