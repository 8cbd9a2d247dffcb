"""What kinds of organisation there are, who may be what in one, and the life of a membership and an invitation."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    """The nineteen kinds of the glossary (OT-08)."""

    COMPANY = "company", _("company")
    SELF_EMPLOYED = "self_employed", _("self-employed person")
    PROVINCE = "province", _("province")
    MUNICIPALITY = "municipality", _("municipality")
    MINISTRY = "ministry", _("ministry")
    TRADE_ASSOCIATION = "trade_association", _("trade association")
    EMPLOYERS_ASSOCIATION = "employers_association", _("employers' association")
    TRADE_UNION = "trade_union", _("trade union")
    TRAINING_FUND = "training_fund", _("training and development fund")
    PRACTICAL_TRAINING_COMPANY = "practical_training_company", _("practical training company")
    ROC = "roc", _("regional training centre (ROC)")
    HBO = "hbo", _("university of applied sciences")
    VMBO = "vmbo", _("pre-vocational school")
    PRIVATE_PROVIDER = "private_provider", _("private training provider")
    UWV = "uwv", _("employee insurance agency (UWV)")
    LEERWERKLOKET_WERKCENTRUM = "leerwerkloket_werkcentrum", _("learning and work desk")
    RESEARCH_INSTITUTE = "research_institute", _("research institute")
    REGION_ALLIANCE = "region_alliance", _("regional alliance")
    FOUNDATION = "foundation", _("foundation")


EMPLOYERS = {OrganisationKind.COMPANY, OrganisationKind.SELF_EMPLOYED, OrganisationKind.PRACTICAL_TRAINING_COMPANY}


class Sector(TextChoices):
    """Broad branches, few enough to filter by; what exactly a company makes stands in its own words (`trade`)."""

    METAL = "metal", _("Metal and machine building")
    INSTALLATION = "installation", _("Installation and electrical engineering")
    WOOD = "wood", _("Wood, furniture and interior")
    CONSTRUCTION = "construction", _("Building and infrastructure")
    PROCESS = "process", _("Plastics, food and process industry")
    AUTOMATION = "automation", _("Automation and ICT")
    TRANSPORT = "transport", _("Transport and logistics")
    AGRICULTURE = "agriculture", _("Agriculture and green sector")
    CARE = "care", _("Care and welfare")
    SERVICES = "services", _("Trade and services")
    EDUCATION = "education", _("Education and training")
    OTHER = "other", _("Another sector")


class SizeBand(TextChoices):
    """Size in people, after the EU's definition of small and medium-sized enterprises (content.md 2.3)."""

    MICRO = "micro", _("fewer than 10 people")
    SMALL = "small", _("10 to 49 people")
    MEDIUM = "medium", _("50 to 249 people")
    LARGE = "large", _("250 people or more")


class Visibility(TextChoices):
    """Who may see a company's profile."""

    PUBLIC = "public", _("everybody")
    MEMBERS = "members", _("people of companies that take part, once signed in")
    HIDDEN = "hidden", _("only your own colleagues and the staff of the programme")


class Role(TextChoices):
    """What somebody is in a company."""

    ADMINISTRATOR = "administrator", _("administrator")
    HR = "hr", _("HR")
    MANAGER = "manager", _("manager")
    EMPLOYEE = "employee", _("employee")


class MembershipState(TextChoices):
    """The life of a membership; somebody who comes back gets a new one."""

    ACTIVE = "active", _("active")
    LEFT = "left", _("left")
    REMOVED = "removed", _("removed")


class InvitationState(TextChoices):
    """The life of an invitation; expired is told by the clock, not stored."""

    PENDING = "pending", _("waiting for an answer")
    ACCEPTED = "accepted", _("accepted")
    REVOKED = "revoked", _("withdrawn")


class JoinRequestState(TextChoices):
    """The life of a request to be let in."""

    OPEN = "open", _("open")
    GRANTED = "granted", _("let in")
    DECLINED = "declined", _("not let in")


class CoachScope(TextChoices):
    """What a company lets a coach see; each is given and taken back apart."""

    ATTENDANCE = "attendance", _("At which sessions the company was, in numbers")
