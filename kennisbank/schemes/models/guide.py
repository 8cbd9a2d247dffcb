"""The guide to schemes (regelingenwijzer): questions and rules that an editor changes and tries before publishing."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin

from kennisbank.schemes.blocks import PersonBlock, QuestionBlock, SchemeTestBlock
from kennisbank.schemes.enums import MOST_QUESTIONS, WHO, Audience
from pagekit.models.bilingual import Bilingual


class Guide(DraftStateMixin, RevisionMixin, PreviewableMixin, Bilingual):
    """The one guide. What is live answers at /regelingen/wegwijzer/; a draft is tried in its preview."""

    name = models.CharField(_("name for editors"), max_length=80)
    questions = StreamField([("question", QuestionBlock())], verbose_name=_("questions"))
    tests = StreamField([("test", SchemeTestBlock())], verbose_name=_("when a scheme fits"))
    people = StreamField([("person", PersonBlock())], verbose_name=_("example people"), blank=True)

    class Meta:
        verbose_name = _("guide to schemes")
        verbose_name_plural = _("guides to schemes")

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        wrong = _mistakes(*([each.value for each in rows or ()] for rows in (self.questions, self.tests, self.people)))
        if wrong:
            raise ValidationError(wrong)

    def get_preview_template(self, request, mode_name):
        return "kennisbank/schemes/guide_preview.html"


def _mistakes(questions, tests, people):
    """What is wrong with a guide, by field: a rule that names what is not asked can never be right."""
    options = {question["code"]: {option["code"] for option in question["options"]} for question in questions}
    found = {
        "questions": _wrong_questions(questions),
        "tests": _wrong_tests(tests, options | {WHO: set(Audience.values)}),
        "people": _wrong_people(people, questions, options),
    }
    return {field: message for field, message in found.items() if message}


def _wrong_questions(questions):
    codes = [question["code"] for question in questions]
    if len(set(codes)) < len(codes) or WHO in codes:
        return __("Every question has a code of its own, and “%(code)s” is taken.") % {"code": WHO}
    for audience in Audience:
        if sum(audience.value in question["audiences"] for question in questions) > MOST_QUESTIONS:
            return __("Nobody gets more than five questions; “%(who)s” would.") % {"who": audience.label}
    return ""


def _wrong_tests(tests, options):
    for test in tests:
        for condition in test["conditions"]:
            named = {code.strip() for part in ("fits", "unclear") for code in (condition[part] or "").split(",")} - {""}
            unknown = named - options.get(condition["question"], set())
            if unknown or condition["question"] not in options:
                return __("%(scheme)s asks for “%(question)s: %(codes)s”, which no question has.") % {
                    "scheme": test["scheme"],
                    "question": condition["question"],
                    "codes": ", ".join(sorted(unknown)),
                }
    return ""


def _wrong_people(people, questions, options):
    """An example that leaves a question out would not show what that person gets."""
    for person in people:
        answers = {answer["question"]: answer["option"] for answer in person["answers"]}
        asked = {question["code"] for question in questions if person["audience"] in question["audiences"]}
        for code in sorted(asked | set(answers), key=str):
            if code not in asked or answers.get(code) not in options[code]:
                return __("%(name)s: give one answer to “%(question)s”, or none when it is not asked of them.") % {
                    "name": person["name"],
                    "question": code,
                }
    return ""
