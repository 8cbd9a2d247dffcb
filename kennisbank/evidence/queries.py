"""What is known about the proof of an instrument, what the rules propose, and what was decided."""

from dataclasses import dataclass
from datetime import date

from kennisbank.enums import EXTERNAL_SOURCES, EvidenceLevel, SourceKind
from kennisbank.evidence.models import EvidenceDecision
from kennisbank.evidence.rules import REQUIREMENTS, STUDY, Known, Proposal, Requirement, needs_check, propose
from kennisbank.models import InstrumentPage
from pagekit.search.misses import missed
from pagekit.writing.queries import to_look_at


@dataclass(frozen=True)
class LevelRow:
    """One level as the explanation shows it: what it asks, and for one instrument whether that holds."""

    level: EvidenceLevel
    requirements: list[tuple[Requirement, bool]]


@dataclass(frozen=True)
class Standing:
    """Where an instrument stands: what is published with its history, and what the rules propose now."""

    page: InstrumentPage
    proposal: Proposal
    decisions: list[EvidenceDecision]

    @property
    def decision(self) -> EvidenceDecision | None:
        """What counts now."""
        return self.decisions[0] if self.decisions else None

    @property
    def published(self) -> int:
        """The level on the page."""
        return self.decision.level if self.decision else EvidenceLevel.NOT_ASSESSED

    @property
    def differs(self) -> bool:
        """Whether the rules propose another level than what is published, so that somebody has to look."""
        return self.published not in (self.proposal.level, self.proposal.highest)


def known_about(page: InstrumentPage) -> Known:
    """What the page of an instrument says, as the rules look at it. One query for its sources."""
    sources = list(page.sources.all())
    controlled = [source for source in sources if source.control_group]
    return Known(
        goal=bool(page.what_it_is),
        audience=bool(page.for_whom and page.not_for),
        steps=bool(page.steps),
        cost=bool(page.cost_text),
        conditions=bool(page.conditions),
        checked=page.last_verified is not None,
        mechanism=bool(page.mechanism),
        sources=sum(source.kind in EXTERNAL_SOURCES for source in sources),
        in_register=any(source.kind == SourceKind.REGISTER for source in sources),
        controlled_studies=len(controlled),
        comparable_studies=sum(source.comparable for source in controlled),
        newest_study=max((source.year for source in controlled if source.year), default=None),
    )


def standing_of(page: InstrumentPage, *, today: date) -> Standing:
    """Where `page` stands on `today`. Two queries."""
    decisions = list(EvidenceDecision.objects.about(page.translation_key))
    return Standing(page, propose(known_about(page), today=today), decisions)


def levels_explained(known: Known | None = None) -> list[LevelRow]:
    """Every level with what it asks; with `known` also whether that holds. The fourth names the study that may stand in
    for it."""
    rows = []
    for level, asked in REQUIREMENTS.items():
        requirements = [*asked, STUDY] if level == EvidenceLevel.COMPARED else list(asked)
        rows.append(LevelRow(level, [(each, known is not None and each.holds(known)) for each in requirements]))
    return rows


@dataclass(frozen=True)
class Attention:
    """What the kennisbank asks of its editors: instruments to look up again, without sources, with another level than
    the rules propose, or with texts that read hard, links or pictures that say nothing; and how many different
    searches found nothing."""

    unchecked: list[InstrumentPage]
    without_sources: list[InstrumentPage]
    differing: list[InstrumentPage]
    written: list[InstrumentPage]
    missed: int

    def __bool__(self) -> bool:
        return bool(self.unchecked or self.without_sources or self.differing or self.written or self.missed)


def unchecked_instruments(language: str, *, today: date) -> list[InstrumentPage]:
    """The live instruments in `language` whose facts nobody looked up for a year, the longest ago first; never comes
    before everything."""
    pages = InstrumentPage.objects.live().in_language(language).defer_streamfields()
    found = [page for page in pages if needs_check(page.last_verified, today=today)]
    return sorted(found, key=lambda page: (page.last_verified or date.min, page.title))


def attention(language: str, *, today: date) -> Attention:
    """What asks for an editor on `today`. Five queries."""
    standings = all_standings(language, today=today)
    return Attention(
        unchecked_instruments(language, today=today),
        [each.page for each in standings if not each.page.sources.all()],
        [each.page for each in standings if each.differs],
        to_look_at(each.page for each in standings),
        missed().count(),
    )


def all_standings(language: str, *, today: date) -> list[Standing]:
    """Every live instrument in `language`: those of which the rules say something else first, then by title. Three
    queries."""
    pages = list(InstrumentPage.objects.live().in_language(language).prefetch_related("sources").order_by("title"))
    decided: dict[object, list[EvidenceDecision]] = {}
    for decision in EvidenceDecision.objects.filter(translation_key__in=[page.translation_key for page in pages]):
        decided.setdefault(decision.translation_key, []).append(decision)
    found = [
        Standing(page, propose(known_about(page), today=today), decided.get(page.translation_key, [])) for page in pages
    ]
    return sorted(found, key=lambda each: not each.differs)
