"""Named reads of practices."""

from typing import Any

from django.db.models import Case, Count, IntegerField, QuerySet, Value, When
from django.utils.translation import get_language

from community.companies.models import Membership, Organisation
from community.practices.enums import WAITS_FOR_COMPANY, WAITS_FOR_EDITORS, PracticeState
from community.practices.models import PracticeIndexPage, PracticePage, PracticeSubmission, PracticeText
from kennisbank.models import InstrumentPage
from pagekit.languages import language_of

PER_PAGE = 24


def practices_of(organisation: Organisation, membership: Membership) -> QuerySet[PracticeSubmission]:
    """The practices of a company that the owner of `membership` may see, what waits for the company first."""
    return (
        PracticeSubmission.objects.for_user(membership.user)
        .filter(organisation=organisation)
        .select_related("instrument", "organisation")
        .order_by(_first(WAITS_FOR_COMPANY), "-changed_at", "-pk")
    )


def _first(states: set[Any]) -> Case:
    return Case(When(state__in=sorted(states), then=Value(0)), default=Value(1), output_field=IntegerField())


def review_queue() -> QuerySet[PracticeSubmission]:
    """Everything that was sent in, for the editors: what waits for them, then what waits for companies, then the rest.

    The longest waiting stands at the top.
    """
    return (
        PracticeSubmission.objects.exclude(state=PracticeState.DRAFT)
        .select_related("instrument", "organisation", "reviewer")
        .order_by(_first(WAITS_FOR_EDITORS), _first(WAITS_FOR_COMPANY), "changed_at", "pk")
    )


def counts_by_state() -> dict[str, int]:
    """How many practices stand in each state."""
    rows = PracticeSubmission.objects.values_list("state").annotate(number=Count("pk")).order_by()
    return dict(rows)


def number_to_review() -> int:
    """How many practices wait for an editor."""
    return PracticeSubmission.objects.in_states(WAITS_FOR_EDITORS).count()


def waiting_first(limit: int) -> list[PracticeSubmission]:
    """The practices that wait longest for an editor."""
    return list(review_queue().filter(state__in=WAITS_FOR_EDITORS)[:limit])


def texts_of(submission: PracticeSubmission, number: int | None) -> list[PracticeText]:
    """The texts of one version, in the language of the company first."""
    texts = list(submission.texts.filter(number=number)) if number else []
    return sorted(texts, key=lambda text: text.language != submission.language)


def last_number(submission: PracticeSubmission, *, sent: bool) -> int | None:
    """The number of the last version that was laid before the company (`sent`), or of the one that editors work on."""
    texts = submission.texts.filter(sent_at__isnull=not sent)
    return texts.order_by("-number").values_list("number", flat=True).first()


def live_pages(submission: PracticeSubmission) -> list[PracticePage]:
    """The pages of a practice that stand on the site now, the company's own language first."""
    pages = PracticePage.objects.filter(submission=submission, live=True).select_related("locale")
    return sorted(pages, key=lambda page: page.locale.language_code != submission.language)


def practices_index(language: str | None = None) -> PracticeIndexPage | None:
    """The page of practices in `language` (the reader's when not given), or None while there is none."""
    return PracticeIndexPage.objects.published().in_language(language or get_language()).first()


def published_practices(language: str) -> QuerySet[PracticePage]:
    """The practices that everybody may read in `language`, the newest first."""
    return (
        PracticePage.objects.published()
        .in_language(language)
        .select_related("organisation", "instrument")
        .order_by("-first_published_at", "-pk")
    )


def practices_for(instrument: Any) -> QuerySet[PracticePage]:
    """The published practices on an instrument, in the language of that page, whichever translation they point at."""
    return published_practices(language_of(instrument.locale_id)).filter(
        instrument__translation_key=instrument.translation_key
    )


def practices_by(organisation: Organisation) -> QuerySet[PracticePage]:
    """The published practices to which a company gave its name, in the reader's language."""
    return published_practices(get_language()).filter(organisation=organisation)


def instruments_to_choose(language: str) -> QuerySet[InstrumentPage]:
    """The published instruments in `language`, by title."""
    return InstrumentPage.objects.published().in_language(language).order_by("title")
