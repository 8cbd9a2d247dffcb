"""Which schemes fit which answers, as a table of cases; and a guide that cannot be right is refused (GV-05)."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from kennisbank.schemes.enums import Audience, Verdict
from kennisbank.schemes.queries import example_outcomes, questions_of, rules_of
from kennisbank.schemes.rules import Condition, Question, SchemeTest, asked_of, judge, next_question
from tests.kennisbank.schemes.factories import condition, make_guide, make_scheme, person, question, scheme_test

FITS, MAYBE, NOT = Verdict.FITS, Verdict.MAYBE, Verdict.NOT
SIZE = Condition("mensen", frozenset({"klein", "groot"}), frozenset(), "Te klein.")
BEGUN = Condition("begonnen", frozenset({"nee"}), frozenset({"weet-niet"}), "Niet eerder beginnen.")
AT_BEST = Condition("doel", frozenset(), frozenset({"onderzoek"}), "Vraag je branche.")
SLIM = SchemeTest("SLIM", frozenset({"employer", "employee"}), "Past.", "Alleen werkgevers.", (SIZE, BEGUN))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"wie": "employer", "mensen": "klein", "begonnen": "nee"}, (FITS, ("Past.",))),
        ({"wie": "employer", "mensen": "klein", "begonnen": "weet-niet"}, (MAYBE, ("Niet eerder beginnen.",))),
        ({"wie": "employer", "mensen": "klein", "begonnen": "ja"}, (NOT, ("Niet eerder beginnen.",))),
        ({"wie": "employer", "mensen": "geen", "begonnen": "ja"}, (NOT, ("Te klein.", "Niet eerder beginnen."))),
        ({"wie": "employer", "mensen": "geen", "begonnen": "weet-niet"}, (NOT, ("Te klein.",))),
        ({"wie": "employee"}, (FITS, ("Past.",))),  # asked neither: neither counts
        ({"wie": "self_employed", "mensen": "klein", "begonnen": "nee"}, (NOT, ("Alleen werkgevers.",))),
    ],
)
def test_scheme_fits_when_every_condition_that_was_asked_holds(answers, expected):
    outcome = judge([SLIM], answers)[0]
    assert (outcome.verdict, outcome.reasons) == expected


@pytest.mark.parametrize(("goal", "verdict"), [("onderzoek", MAYBE), ("cursus", NOT)])
def test_condition_without_fitting_answers_gives_maybe_at_best(goal, verdict):
    test = SchemeTest("X", frozenset({"employer"}), "Past.", "", (AT_BEST,))
    assert judge([test], {"wie": "employer", "doel": goal})[0].verdict == verdict


def test_those_that_fit_come_first_and_keep_their_order():
    tests = [
        SchemeTest(code, frozenset({audience}), "Past.", "Niet.", ())
        for code, audience in (("A", "employee"), ("B", "employer"), ("C", "employee"), ("D", "employer"))
    ]
    assert [outcome.scheme for outcome in judge(tests, {"wie": "employer"})] == ["B", "D", "A", "C"]


def test_questions_are_asked_of_their_audience_in_order():
    first = Question("a", "A?", "", frozenset({"employer"}), ())
    second = Question("b", "B?", "", frozenset({"employer", "employee"}), ())
    assert asked_of([first, second], "employee") == [second]
    assert next_question([first, second], {"wie": "employer"}) == first
    assert next_question([first, second], {"wie": "employer", "a": "x"}) == second
    assert next_question([first, second], {"wie": "job_seeker"}) is None


ASKED = question("mensen", ["employer"], "klein", "groot")


@pytest.mark.parametrize(
    ("questions", "tests", "people", "field"),
    [
        ([ASKED, ASKED], [], [], "questions"),
        ([question("wie", ["employer"], "a", "b")], [], [], "questions"),
        ([question(f"q{n}", ["employer"], "a", "b") for n in range(5)], [], [], "questions"),
        ([ASKED], [scheme_test("SLIM", ["employer"], condition("mensen", "reus"))], [], "tests"),
        ([ASKED], [scheme_test("SLIM", ["employer"], condition("leeftijd", "oud"))], [], "tests"),
        ([ASKED], [scheme_test("SLIM", ["employer"], condition("mensen", "klein", "reus"))], [], "tests"),
        ([ASKED], [], [person("Bedrijf", "employer")], "people"),
        ([ASKED], [], [person("Bedrijf", "employer", mensen="reus")], "people"),
        ([ASKED], [], [person("Lasser", "employee", mensen="klein")], "people"),
    ],
)
def test_guide_that_cannot_be_right_is_refused(db, questions, tests, people, field):
    make_scheme()
    with pytest.raises(ValidationError) as refusal:
        make_guide(questions, tests, people, save=False).clean()
    assert list(refusal.value.message_dict) == [field]


def test_four_questions_after_the_first_are_allowed_for_each_audience(db):
    make_scheme()
    questions = [
        question(f"{who.value.replace('_', '-')}{n}", [who.value], "a", "b") for who in Audience for n in range(4)
    ]
    assert make_guide(questions, [scheme_test("SLIM", ["employer"])], save=False).clean() is None


def test_guide_is_read_in_the_language_of_the_reader(db):
    make_scheme()
    guide = make_guide(
        [ASKED], [scheme_test("SLIM", ["employer"], condition("mensen", "klein, groot", reason="Te klein."))]
    )
    with translation.override("en"):
        test = rules_of(guide)[0]
        assert (questions_of(guide)[0].options[0].label, test.fits_text) == ("klein", "Fits.")
    assert test.conditions[0].fits == {"klein", "groot"}
    assert rules_of(guide)[0].conditions[0].reason == "Te klein."


def test_examples_show_what_a_draft_would_change(db):
    make_scheme()
    people = [person("Klein", "employer", mensen="klein"), person("Groot", "employer", mensen="groot")]
    make_guide([ASKED], [scheme_test("SLIM", ["employer"], condition("mensen", "klein, groot"))], people)
    draft = make_guide([ASKED], [scheme_test("SLIM", ["employer"], condition("mensen", "groot"))], people, save=False)
    rows = example_outcomes(draft)
    assert [(row.name, row.changed, row.then["SLIM"].verdict) for row in rows] == [
        ("Klein", ["SLIM"], NOT),
        ("Groot", [], FITS),
    ]
