"""The named sets of the programme room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NewsCategory(TextChoices):
    PROGRAMME = "programme", _("About the programme")
    LEARNING_CULTURE = "learning_culture", _("Learning culture")
    FUNDING = "funding", _("Schemes and funding")
    AGENDA = "agenda", _("Agenda news")
    PRACTICE = "practice", _("From practice")


class Audience(TextChoices):
    """For whom a door on the home page is (GV-13)."""

    EMPLOYER = "employer", _("Employer")
    EMPLOYEE = "employee", _("Employee")
    JOB_SEEKER = "job_seeker", _("Job seeker")
    SELF_EMPLOYED = "self_employed", _("Self-employed")


class OrganisationKind(TextChoices):
    """Glossary: `Organisation.kind` (OT-08)."""

    COMPANY = "company", _("Company")
    SELF_EMPLOYED = "self_employed", _("Self-employed")
    PROVINCE = "province", _("Province")
    MUNICIPALITY = "municipality", _("Municipality")
    MINISTRY = "ministry", _("Ministry")
    TRADE_ASSOCIATION = "trade_association", _("Trade association")
    EMPLOYERS_ASSOCIATION = "employers_association", _("Employers' association")
    TRADE_UNION = "trade_union", _("Trade union")
    TRAINING_FUND = "training_fund", _("Training fund")
    PRACTICAL_TRAINING_COMPANY = "practical_training_company", _("Practical training company")
    ROC = "roc", _("ROC (vocational college)")
    HBO = "hbo", _("University of applied sciences")
    VMBO = "vmbo", _("Pre-vocational school")
    PRIVATE_PROVIDER = "private_provider", _("Private training provider")
    UWV = "uwv", _("UWV")
    WORK_CENTRE = "leerwerkloket_werkcentrum", _("Leerwerkloket or Werkcentrum")
    RESEARCH_INSTITUTE = "research_institute", _("Research institute")
    REGION_ALLIANCE = "region_alliance", _("Regional alliance")
    FOUNDATION = "foundation", _("Foundation")


class PartnerRole(TextChoices):
    """What a partner is in a programme (GV-02, OT-07, OT-08); in the order in which a page shows them."""

    COMMISSIONER = "commissioner", _("Commissioning party")
    INITIATOR = "initiator", _("Initiator")
    LEAD = "lead", _("Lead partner")
    ALLIANCE = "alliance", _("Alliance partner")
    IMPLEMENTER = "implementer", _("Implementing partner")
    ADVISER = "adviser", _("Adviser")
    PROJECT_COMPANY = "project_company", _("Project company")


class DatePrecision(TextChoices):
    """How much of a date the source gives."""

    DAY = "day", _("to the day")
    MONTH = "month", _("to the month")
    YEAR = "year", _("to the year")


class FigureKind(TextChoices):
    """What a published figure is a figure of."""

    RESULT = "result", _("Result")
    TARGET = "target", _("Target")
    AMBITION = "ambition", _("Ambition")
    BUDGET = "budget", _("Room")
    FUNDING = "funding", _("Money")
    CONTEXT = "context", _("Background")


class PartKind(TextChoices):
    """A programme is cut in phases (one after the other) or in pilots (beside each other)."""

    PHASE = "phase", _("Phase")
    PILOT = "pilot", _("Pilot")


class RecommendationStatus(TextChoices):
    OPEN = "open", _("Open")
    TAKEN_UP = "taken_up", _("Taken up")
    SET_ASIDE = "set_aside", _("Set aside")
