"""Instruments and schemes as data. Keys stay: fields may be added, none is renamed or dropped."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.html import strip_tags

from kennisbank.enums import EvidenceLevel
from kennisbank.models import InstrumentPage, Source, SuccessFactor
from kennisbank.schemes.models import ApplicationWindow, SchemeFact
from kennisbank.schemes.queries import SchemeRow
from kennisbank.schemes.rules import current_facts

Address = Callable[[Any], str]


def instrument_record(page: InstrumentPage, language: str, address: Address) -> dict[str, Any]:
    """One instrument, as `INSTRUMENT` describes it; `address` gives the full address of a page."""
    return _what_it_is(page, language, address) | _how_it_is_done(page) | _what_is_known(page)


def scheme_record(row: SchemeRow, address: Address, *, today: date) -> dict[str, Any]:
    """One scheme with the facts that hold on `today` and all its windows, each with its source."""
    scheme = row.scheme
    return {
        "id": scheme.code,
        "name": scheme.name,
        "summary": scheme.text("summary"),
        "url": address(row.page),
        "state": scheme.state,
        "audiences": scheme.audiences,
        "carried_out_by": scheme.executor,
        "website": scheme.website,
        "state_aid": scheme.state_aid,
        "facts": [_fact(fact) for fact in current_facts(scheme.facts.all(), today=today)],
        "windows": [_window(window) for window in scheme.windows.all()],
    }


def _what_it_is(page: InstrumentPage, language: str, address: Address) -> dict[str, Any]:
    """What an instrument is, for whom, and what it asks."""
    return {
        "id": str(page.translation_key),
        "language": language,
        "title": page.title,
        "summary": page.summary,
        "url": address(page),
        "kind": page.kind,
        "theme": page.category,
        "building_blocks": page.building_blocks,
        "company_sizes": page.size_bands,
        "without_hr": page.without_hr,
        "minutes_per_week": page.minutes_per_week,
        "time": page.time_text,
        "hours_to_set_up": page.coordinator_hours,
        "cost_band": page.cost_band,
        "cost": page.cost_text,
        "what_it_is": _plain(page.what_it_is),
        "for_whom": _plain(page.for_whom),
        "not_for": _plain(page.not_for),
    }


def _how_it_is_done(page: InstrumentPage) -> dict[str, Any]:
    """The steps, and what makes them work or fail."""
    return {
        "steps": [_step(block.value) for block in page.steps],
        "conditions": [block.value for block in page.conditions],
        "pitfalls": [{"pitfall": block.value["pitfall"], "remedy": block.value["remedy"]} for block in page.pitfalls],
        "factors": [_factor(factor) for factor in page.success_factors.all()],
    }


def _what_is_known(page: InstrumentPage) -> dict[str, Any]:
    """What is known of it, on whose word, and how old that is."""
    return {
        "what_we_know": _plain(page.what_we_know),
        "mechanism": page.mechanism,
        "sources": [_reference(source) for source in page.sources.all()],
        "proof": {"level": page.evidence_level, "name": str(EvidenceLevel(page.evidence_level).label)},
        "schemes": page.schemes,
        "tags": sorted(item.tag.name for item in page.tagged_items.all()),
        "version": page.handbook_version,
        "checked_on": _day(page.last_verified),
        "licence": page.licence,
        "published": page.first_published_at.isoformat() if page.first_published_at else None,
        "modified": page.last_published_at.isoformat() if page.last_published_at else None,
    }


def _step(value: Mapping[str, Any]) -> dict[str, str]:
    return {
        "title": value["title"],
        "who": value["who"] or "",
        "duration": value["duration"] or "",
        "text": _plain(value["body"].source),
    }


def _reference(source: Source) -> dict[str, Any]:
    return {
        "title": source.title,
        "kind": source.kind,
        "year": source.year,
        "url": source.url,
        "control_group": source.control_group,
    }


def _factor(factor: SuccessFactor) -> dict[str, Any]:
    return {
        "kind": factor.kind,
        "statement": factor.statement,
        "confirmed_by": factor.confirmed_by,
        "companies": factor.companies,
    }


def _fact(fact: SchemeFact) -> dict[str, Any]:
    return {
        "says": fact.kind,
        "value": str(fact.value),
        "unit": fact.unit,
        "per": fact.per,
        "cost": fact.cost_kind,
        "activity": fact.activity,
        "company_size": fact.size_band,
        "only_for": fact.text("applies"),
        "valid_from": _day(fact.valid_from),
        "valid_until": _day(fact.valid_until),
    } | _source(fact)


def _window(window: ApplicationWindow) -> dict[str, Any]:
    return {
        "opens": _day(window.opens_on),
        "closes": _day(window.closes_on),
        "expected": window.expected,
        "only_for": window.applies,
    } | _source(window)


def _source(row: SchemeFact | ApplicationWindow) -> dict[str, Any]:
    return {"source": row.source_url, "source_kind": row.source_kind, "checked_on": _day(row.checked_on)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _plain(html: str) -> str:
    """The words of `html`; a closing tag ends a word."""
    return " ".join(strip_tags(str(html or "").replace("</", " </")).split())
