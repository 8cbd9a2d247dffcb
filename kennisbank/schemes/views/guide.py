"""The guide to schemes: one question at a time, the answers only in the address. Nothing is kept.

An answer is sent by POST, so that it stands in no query and in no log; what comes back is the next address.
"""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kennisbank.schemes import queries
from kennisbank.schemes.enums import WHO, Audience
from kennisbank.schemes.errors import DamagedLink
from kennisbank.schemes.forms import AnswerForm
from kennisbank.schemes.links import guide_address, read_answers
from kennisbank.schemes.rules import Option, Question, asked_of, judge, next_question


@csrf_exempt  # a POST here changes nothing but the address one is sent to, and the token would need a cookie
@require_http_methods(["GET", "HEAD", "POST"])
def guide(request, signed=""):
    """The next question after the answers in the address; the outcome when there is none left."""
    live = queries.live_guide()
    if live is None:
        raise Http404
    request.breadcrumb_page = queries.index_in(get_language())
    request.breadcrumb_title = gettext("Guide to schemes")
    questions, damaged = queries.questions_of(live), None
    try:
        answers = _known(questions, read_answers(signed)) if signed else {}
    except DamagedLink as error:
        answers, damaged = {}, error
    sent = request.POST if request.method == "POST" else None
    asked = _question(questions, answers, (sent or request.GET).get("vraag", ""))
    if asked is None:
        return _outcome(request, live, questions, answers)
    form = AnswerForm(sent, question=asked)
    if form.is_valid():
        return redirect(guide_address(_known(questions, answers | {asked.code: form.cleaned_data["antwoord"]})))
    form.initial = {"antwoord": answers.get(asked.code, "")}
    return _page(request, "guide_question", _step(questions, answers, asked) | {"form": form, "damaged": damaged})


def who_question():
    """What everybody is asked first."""
    options = tuple(Option(code, str(label)) for code, label in Audience.choices)
    return Question(WHO, gettext("Who are you?"), "", frozenset(Audience.values), options)


def _known(questions, answers):
    """Of `answers` what the guide still asks of this audience, in the order in which it asks."""
    audience = answers.get(WHO)
    if audience not in Audience.values:
        return {}
    known = {WHO: audience}
    for question in asked_of(questions, audience):
        if answers.get(question.code) in {option.code for option in question.options}:
            known[question.code] = answers[question.code]
    return known


def _question(questions, answers, wanted):
    """What to ask now: a question that somebody wants to answer again, else the first without an answer."""
    if WHO not in answers or wanted == WHO:
        return who_question()
    again = [each for each in asked_of(questions, answers[WHO]) if each.code == wanted]
    return again[0] if again else next_question(questions, answers)


def _step(questions, answers, asked):
    """Where in the guide this question is: its number, how many there are, and the way back."""
    mine = [WHO, *(each.code for each in asked_of(questions, answers.get(WHO, "")))]
    number = mine.index(asked.code) + 1
    before = mine[number - 2] if number > 1 else ""
    return {
        "question": asked,
        "number": number,
        "total": len(mine) if WHO in answers else None,
        "back": f"{guide_address(answers)}?vraag={before}" if before else "",
    }


def _outcome(request, live, questions, answers):
    """Every scheme with whether it fits, and what somebody answered, each with the way to change it."""
    advice = queries.advice_for(judge(queries.rules_of(live), answers), get_language(), today=timezone.localdate())
    asked = [who_question(), *asked_of(questions, answers[WHO])]
    given = [(each, each.label_of(answers[each.code])) for each in asked]
    return _page(request, "guide_outcome", {"advice": advice, "given": given, "address": guide_address(answers)})


def _page(request, template, context):
    """A page of the guide; those with answers in their address stay out of search engines and caches."""
    damaged, form = context.get("damaged"), context.get("form")
    status = 404 if damaged else 422 if form is not None and form.errors else 200
    first = request.method != "POST" and not request.GET and request.resolver_match.url_name == "schemes_guide"
    context["noindex"] = bool(damaged) or not first
    response = render(request, f"kennisbank/schemes/{template}.html", context, status=status)
    if context["noindex"]:
        response["Cache-Control"] = "no-store, private"
        response["X-Robots-Tag"] = "noindex, nofollow"
    return response
