"""The vocabularies of schemes: what a fact says, of what, on whose word, and how old it is (content.md 2.0)."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SchemeState(TextChoices):
    """Whether anybody can still ask for it."""

    ACTIVE = "active", pgettext_lazy("state of a scheme", "Running")
    CLOSED = "closed", pgettext_lazy("state of a scheme", "Closed for now")
    ARCHIVED = "archived", pgettext_lazy("state of a scheme", "Does not exist any more")


# Whose facts an editor keeps checking.
KEPT_UP = (SchemeState.ACTIVE, SchemeState.CLOSED)


class Audience(TextChoices):
    """Who asks (GV-05, OT-15)."""

    EMPLOYER = "employer", _("Employer")
    EMPLOYEE = "employee", _("Employee")
    JOB_SEEKER = "job_seeker", _("Job-seeker")
    SELF_EMPLOYED = "self_employed", pgettext_lazy("audience", "Self-employed")


class FactKind(TextChoices):
    """What a fact says about a scheme."""

    SHARE = "share", _("Pays this share of the cost")
    AMOUNT = "amount", _("Pays a fixed amount")
    MAXIMUM = "maximum", _("Pays at most")
    MINIMUM = "minimum", _("Pays nothing below")
    ADVANCE = "advance", _("Pays in advance")
    DE_MINIMIS = "de_minimis", _("De minimis: all state aid together at most")
    MINIMUM_HOURS = "minimum_hours", _("Takes at least")
    DURATION = "duration", _("Lasts at most")
    BUDGET = "budget", _("There is in all")


class Unit(TextChoices):
    """The unit of a fact."""

    EURO = "euro", _("euros")
    PERCENT = "percent", _("per cent")
    HOURS = "hours", _("hours")
    MONTHS = "months", _("months")


class Per(TextChoices):
    """What a fact counts by."""

    APPLICATION = "application", _("per application")
    PERSON = "person", _("per person")
    PLACE = "place", _("per training place per year")
    ADVICE = "advice", _("per completed advice")
    PARTNER = "partner", _("per partner in an alliance")
    COMPANY = "company", _("per company per year")
    EMPLOYEE = "employee", _("per employee per year")
    THREE_YEARS = "three_years", _("per company in three years")
    SCHEME = "scheme", _("for everybody together")


class CostKind(TextChoices):
    """What a line of a plan costs money for; what a scheme can pay is said per kind (MK-12)."""

    ADVISER = "adviser", _("Adviser or coach from outside")
    OWN_HOURS = "own_hours", _("Hours of your own people")
    CAREER_ADVICE = "career_advice", _("Career advice for an employee")
    TRAINING = "training", _("Course or training")
    PLACEMENT = "placement", _("Place for somebody who learns at work")
    RECOGNITION = "recognition", _("Recognition of what somebody can do (EVC)")
    OTHER = "other", _("Something else")


class FactSource(TextChoices):
    """On whose word a fact stands, the strongest first."""

    LAW = "law", _("Law or official publication")
    EXECUTOR = "executor", _("The body that carries it out")
    SECONDARY = "secondary", _("Somebody else who writes about it")


SOURCE_STRENGTH = {source: number for number, source in enumerate(FactSource)}


class Freshness(IntegerChoices):
    """How far a fact can be trusted today; the worst last (content.md 2.0)."""

    FRESH = 0, _("Checked lately")
    AGEING = 1, _("Checked a while ago")
    PASSED = 2, _("Passed")


class Verdict(TextChoices):
    """Whether a scheme fits what somebody answered, the best first (GV-05)."""

    FITS = "fits", _("Fits you")
    MAYBE = "maybe", _("May fit you")
    NOT = "not", _("Does not fit you")


# A fact is fresh for so many days after somebody checked it; then it turns amber (content.md 2.0).
FRESH_DAYS = 90

# The question of the guide that everybody gets first; its answers are the audiences.
WHO = "wie"
# After that one; five in all, so that a self-employed person is through within five minutes (GV-05, OT-15).
MOST_QUESTIONS = 4
