"""What readers see of schemes: the list, the facts of one, the calendar of windows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from kennisbank.models import InstrumentFacet, InstrumentPage
from kennisbank.queries import ROW_COLUMNS
from kennisbank.schemes.enums import Freshness, SchemeState
from kennisbank.schemes.models import ApplicationWindow, Scheme, SchemeFact, SchemeIndexPage, SchemePage
from kennisbank.schemes.rules import current_facts, freshness, is_open, next_window
from pagekit.languages import language_of

MOST_INSTRUMENTS = 12


@dataclass(frozen=True)
class SchemeRow:
    """One scheme in a list. `page` is None when nobody wrote one; `language` is the language of that page."""

    scheme: Scheme
    page: SchemePage | None
    language: str
    window: ApplicationWindow | None
    open_now: bool

    @property
    def summary(self) -> str:
        """What it is in short, in the language of the reader."""
        return self.scheme.text("summary")

    @property
    def is_gone(self) -> bool:
        """Whether nobody can ask for it any more."""
        return self.scheme.state == SchemeState.ARCHIVED


@dataclass(frozen=True)
class FactRow:
    """One fact with how far it can be trusted today."""

    fact: SchemeFact
    freshness: Freshness


@dataclass(frozen=True)
class WindowRow:
    """One window with its scheme and page."""

    row: SchemeRow
    window: ApplicationWindow
    open_now: bool
    freshness: Freshness


@dataclass(frozen=True)
class Sheet:
    """The figures of one scheme as they are on one day. `oldest`: the day of the oldest check among them."""

    facts: list[FactRow]
    windows: list[WindowRow]
    next_window: ApplicationWindow | None
    oldest: date | None

    @property
    def ages(self) -> bool:
        """Whether a fact of it was checked too long ago."""
        states = [row.freshness for row in self.facts] + [row.freshness for row in self.windows]
        return any(state != Freshness.FRESH for state in states)


def pages_by_code(language: str, *, whole: bool = False) -> dict[str, SchemePage]:
    """The published page of each scheme: in `language`, else in the language of the site; `whole`: with all its texts.
    One query."""
    found = SchemePage.objects.published().select_related("scheme")
    found = found if whole else found.defer_streamfields()
    pages = sorted(found, key=lambda page: (language_of(page.locale_id) == language, page.pk))
    languages = {language, settings.LANGUAGE_CODE}
    return {page.scheme.code: page for page in pages if language_of(page.locale_id) in languages}


def listed_schemes(language: str, *, today: date) -> list[SchemeRow]:
    """All schemes with a page: those that run first, those that are gone last, by name. Four queries."""
    order = [state.value for state in SchemeState]
    rows = rows_of(Scheme.objects.with_facts(), language, today=today)
    return sorted((row for row in rows if row.page), key=lambda row: (order.index(row.scheme.state), row.scheme.name))


def index_in(language: str) -> SchemeIndexPage | None:
    """The published page that lists the schemes in `language`."""
    return SchemeIndexPage.objects.published().in_language(language).first()


def successors_of(scheme: Scheme, language: str, *, today: date) -> list[SchemeRow]:
    """What there is instead of `scheme`, by name; only what has a page. Four queries."""
    rows = rows_of(scheme.successors.with_facts(), language, today=today)
    return [row for row in rows if row.page]


def rows_of(schemes: Iterable[Scheme], language: str, *, today: date, whole: bool = False) -> list[SchemeRow]:
    """`schemes` (with their facts fetched), each with its page and the window that is open or opens next."""
    pages = pages_by_code(language, whole=whole)
    rows = []
    for scheme in schemes:
        page = pages.get(scheme.code)
        window = next_window(scheme.windows.all(), today=today)
        open_now = window is not None and is_open(window, today=today)
        shown_in = language_of(page.locale_id) if page else language
        rows.append(SchemeRow(scheme, page, shown_in, window, open_now))
    return rows


def sheet_of(scheme: Scheme, *, today: date) -> Sheet:
    """The figures of `scheme` (with its facts fetched) on `today`: one of each subject, and windows that are not
    over."""
    facts = [FactRow(fact, freshness(fact, today=today)) for fact in current_facts(scheme.facts.all(), today=today)]
    row = SchemeRow(scheme, None, "", None, False)
    windows = _windows(row, today=today)
    checks = [each.fact.checked_on for each in facts] + [each.window.checked_on for each in windows]
    return Sheet(facts, windows, next_window(scheme.windows.all(), today=today), min(checks, default=None))


def calendar_rows(language: str, *, today: date) -> list[WindowRow]:
    """Every window of a scheme that is kept up and that is not over, by the day on which it opens. Four queries."""
    rows = rows_of(Scheme.objects.kept_up().with_facts(), language, today=today)
    found = [window for row in rows if row.page for window in _windows(row, today=today)]
    return sorted(found, key=lambda each: (each.window.opens_on, each.row.scheme.name, each.window.pk))


def _windows(row: SchemeRow, *, today: date) -> list[WindowRow]:
    found = []
    for window in row.scheme.windows.all():
        state = freshness(window, today=today)
        if state != Freshness.PASSED:
            found.append(WindowRow(row, window, is_open(window, today=today), state))
    return found


def instruments_paid_by(code: str, language: str) -> list[InstrumentPage]:
    """The published instruments in `language` that the scheme with this code may pay for, by title."""
    having = InstrumentFacet.objects.filter(language=language, facet="regeling", value=code)
    pages = InstrumentPage.objects.published().only(*ROW_COLUMNS).filter(pk__in=having.values("page_id"))
    return list(pages.order_by("title")[:MOST_INSTRUMENTS])
