"""The vocabularies of the kennisbank, each with its named sets. The stored codes stand in addresses too."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BuildingBlock(IntegerChoices):
    """The six building blocks of a learning culture (content.md 2.5)."""

    WORK = 1, _("Content of the work")
    ROOM = 2, _("Room and safety")
    TOGETHER = 3, _("Learning together")
    LEADERSHIP = 4, pgettext_lazy("building block", "Leadership")
    SUPPORT = 5, _("HR support")
    VISION = 6, _("Vision and strategy")


class InstrumentKind(TextChoices):
    """What sort of thing an instrument is (content.md 4)."""

    PLAN = "plan", pgettext_lazy("kind of instrument", "Plan")
    OVERVIEW = "overview", pgettext_lazy("kind of instrument", "Overview")
    LEARNING_FORM = "learning_form", _("Way of learning")
    CONVERSATION = "conversation", pgettext_lazy("kind of instrument", "Conversation")
    ROADMAP = "roadmap", _("Roadmap")
    PROOF = "proof", _("Proof of skill")
    WORKING_FORM = "working_form", _("Working method")
    ROLE = "role", pgettext_lazy("kind of instrument", "Role")
    SCAN = "scan", pgettext_lazy("kind of instrument", "Scan")
    NETWORK = "network", pgettext_lazy("kind of instrument", "Network")
    COACHING = "coaching", _("Coaching")
    AGREEMENT = "agreement", pgettext_lazy("kind of instrument", "Agreement")


class Category(TextChoices):
    """The six themes that the programme asked for (ME-07)."""

    LEARNING_CULTURE = "learning_culture", _("Learning culture")
    WORKPLACE_LEARNING = "workplace_learning", _("Learning at the workplace")
    EMPLOYABILITY = "employability", _("Employability")
    CAREER_COACHING = "career_coaching", _("Career coaching")
    CERTIFICATES = "certificates", _("Certificates and elective units")
    SECTOR_ACADEMY = "sector_academy", _("Sector academy")


class SizeBand(TextChoices):
    """How many people work in a company (EU bands; content.md 2.3)."""

    SELF_EMPLOYED = "self_employed", _("Self-employed")
    MICRO = "micro", _("Up to 9 employees")
    SMALL = "small", _("10 to 49 employees")
    MEDIUM = "medium", _("50 to 249 employees")


# The smallest and the largest number of employees of each band, for saying neighbouring bands as one range.
SIZE_LIMITS = {SizeBand.MICRO: (1, 9), SizeBand.SMALL: (10, 49), SizeBand.MEDIUM: (50, 249)}


class TimeBand(TextChoices):
    """Minutes per employee per week, averaged over the time that an instrument is used."""

    QUARTER = "quarter", _("Up to 15 minutes")
    HOUR = "hour", _("15 to 60 minutes")
    MORE = "more", _("More than an hour")


# The most minutes per week of each band; the last has no limit.
TIME_LIMITS = {TimeBand.QUARTER: 15, TimeBand.HOUR: 60}


class CostBand(IntegerChoices):
    """Money per employee per year, beside the hours (content.md 4)."""

    FREE = 0, pgettext_lazy("cost band", "Free")
    LOW = 1, _("Up to € 100")
    MIDDLE = 2, _("Up to € 500")
    HIGH = 3, _("Up to € 1,500")
    HIGHEST = 4, _("More than € 1,500")


# Euros per employee per year that each band stops at; the last has no limit. Bands may move: they carry this date.
COST_LIMITS = {CostBand.FREE: 0, CostBand.LOW: 100, CostBand.MIDDLE: 500, CostBand.HIGH: 1500}


class EvidenceLevel(IntegerChoices):
    """How much is known about what an instrument does (community.md 4.3). Never "recognised": that word is others'."""

    NOT_ASSESSED = 0, _("Not yet assessed")
    DESCRIBED = 1, _("Well described")
    FOUNDED = 2, _("Well founded")
    EXPERIENCED = 3, _("Experience in companies")
    COMPARED = 4, _("Indications from comparison")
    RESEARCHED = 5, _("Strong indications from research")


class SourceKind(TextChoices):
    """What sort of text a source is."""

    STUDY = "study", pgettext_lazy("kind of source", "Study")
    REVIEW = "review", pgettext_lazy("kind of source", "Review of studies")
    HANDBOOK = "handbook", pgettext_lazy("kind of source", "Handbook")
    PRACTICE = "practice", pgettext_lazy("kind of source", "From practice")
    OFFICIAL = "official", pgettext_lazy("kind of source", "Official source")
    REGISTER = "register", _("Entry with NJi, Movisie, SER or TNO")


# Texts of others that say something about an instrument: what somebody saw in one company is none (community.md 4.3).
EXTERNAL_SOURCES = {SourceKind.STUDY, SourceKind.REVIEW, SourceKind.HANDBOOK, SourceKind.OFFICIAL, SourceKind.REGISTER}


class FactorKind(TextChoices):
    """What a critical success factor is (ME-05)."""

    CONDITION = "condition", _("It has to be there")
    ACCELERATOR = "accelerator", _("It goes better with it")
    PITFALL = "pitfall", _("It often goes wrong here")


class ConfirmedBy(TextChoices):
    """Who says that a factor matters."""

    EDITORS = "editors", _("the editors, from experience")
    STUDY = "study", _("a study")
    PRACTICE = "practice", _("companies that tried it")


class SlimActivity(TextChoices):
    """The activity of the SLIM scheme that may pay for an instrument (content.md 2.1)."""

    A = "A", _("A: assessment and training plan")
    B = "B", _("B: career advice")
    C = "C", _("C: a method for learning and development")


class SchemeName(TextChoices):
    """Schemes that may pay for an instrument, by their own names."""

    SLIM = "SLIM", "SLIM"
    SLIM_TRAINING = "SLIM-scholingssubsidie", "SLIM-scholingssubsidie"
    OOM = "OOM", "OOM"
    WIJ_TECHNIEK = "Wij Techniek", "Wij Techniek"
    PRAKTIJKLEREN = "Praktijkleren", "Subsidie praktijkleren"


class Region(TextChoices):
    """The labour market regions of Gelderland; their names are the same in every language."""

    ACHTERHOEK = "achterhoek", "Achterhoek"
    FOODVALLEY = "foodvalley", "Foodvalley"
    MIDDEN_GELDERLAND = "midden-gelderland", "Midden-Gelderland"
    NIJMEGEN = "rijk-van-nijmegen", "Rijk van Nijmegen"
    RIVIERENLAND = "rivierenland", "Rivierenland"
    STEDENDRIEHOEK = "stedendriehoek", "Stedendriehoek en Noordwest-Veluwe"
    ONLINE = "online", pgettext_lazy("region", "Online, from anywhere")
