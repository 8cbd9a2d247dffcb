"""The guide to schemes (GV-05): who is asked what, and which schemes fit the answers.

A scheme fits when every condition holds; it may fit when one is unclear and none fails; else it does not, and every
condition that fails says why.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kennisbank.schemes.enums import WHO, Verdict


@dataclass(frozen=True)
class Option:
    """One answer: its code in addresses and rules, and what people read."""

    code: str
    label: str


@dataclass(frozen=True)
class Question:
    """One question, asked of some audiences."""

    code: str
    text: str
    hint: str
    audiences: frozenset[str]
    options: tuple[Option, ...]

    def label_of(self, code: str) -> str:
        """What people read for the answer `code`; nothing for a code that is no answer here."""
        return next((option.label for option in self.options if option.code == code), "")


@dataclass(frozen=True)
class Condition:
    """What an answer has to be. `fits` and `unclear` are codes of options; any other answer fails, for `reason`."""

    question: str
    fits: frozenset[str]
    unclear: frozenset[str]
    reason: str


@dataclass(frozen=True)
class SchemeTest:
    """When one scheme fits, and what we say then."""

    scheme: str
    audiences: frozenset[str]
    fits_text: str
    not_for_text: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class Outcome:
    """Whether a scheme fits, and why: `reasons` are the sentences to show."""

    scheme: str
    verdict: Verdict
    reasons: tuple[str, ...]


def asked_of(questions: Iterable[Question], audience: str) -> list[Question]:
    """The questions for `audience` (a code of `Audience`), in order, after the one who somebody is."""
    return [question for question in questions if audience in question.audiences]


def next_question(questions: Iterable[Question], answers: Mapping[str, str]) -> Question | None:
    """The first question that `answers` (question code -> option code) does not answer; None: all were answered.

    Needs an answer to WHO.
    """
    return next((each for each in asked_of(questions, answers[WHO]) if each.code not in answers), None)


def judge(tests: Sequence[SchemeTest], answers: Mapping[str, str]) -> list[Outcome]:
    """What `answers` mean for each scheme: first those that fit, then those that may, then those that do not.

    A condition on a question that is not in `answers` was not asked of this audience, and does not count.
    """
    order = list(Verdict)
    return sorted((_judge(test, answers) for test in tests), key=lambda outcome: order.index(outcome.verdict))


def _judge(test: SchemeTest, answers: Mapping[str, str]) -> Outcome:
    if answers[WHO] not in test.audiences:
        return Outcome(test.scheme, Verdict.NOT, (test.not_for_text,) if test.not_for_text else ())
    asked = [condition for condition in test.conditions if condition.question in answers]
    failed = [each for each in asked if answers[each.question] not in each.fits | each.unclear]
    if failed:
        return Outcome(test.scheme, Verdict.NOT, tuple(condition.reason for condition in failed))
    unclear = [each for each in asked if answers[each.question] not in each.fits]
    if unclear:
        return Outcome(test.scheme, Verdict.MAYBE, tuple(condition.reason for condition in unclear))
    return Outcome(test.scheme, Verdict.FITS, (test.fits_text,))
