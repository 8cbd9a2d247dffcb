"""From an agreed text to pages on the site, and off it again."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Page

from accounts.models import User
from community.practices.actions.steps import lock, move
from community.practices.enums import PracticeState
from community.practices.errors import NoPlace
from community.practices.mails import PUBLISHED, tell
from community.practices.models import PracticeIndexPage, PracticePage, PracticeSubmission, PracticeText
from community.practices.queries import practices_index, texts_of


def publish(submission: PracticeSubmission, *, by: User | None, now: datetime) -> PracticeSubmission:
    """Put the agreed text on the site: a page in the language of the company and one for each further language.

    Publishing what is published changes nothing. Raises NoPlace without a page to hang it under, or WrongState.
    """
    with transaction.atomic():
        row = lock(submission)
        if row.state == PracticeState.PUBLISHED:
            return row
        index = practices_index(row.language)
        if index is None:
            raise NoPlace
        move(row, PracticeState.PUBLISHED, by=by, now=now, number=row.agreed_number or 0)
        texts = texts_of(row, row.agreed_number)
        source = _put(row, texts[0], index)
        for text in texts[1:]:
            if place := practices_index(text.language):
                _put(row, text, place, source=source)
        _remove_languages(row, {text.language for text in texts})
        tell(PUBLISHED, row, now=now, page_path=settings.OUTBOX_BASE_URL + (source.url or "/"))
    return row


def _put(
    row: PracticeSubmission, text: PracticeText, index: PracticeIndexPage, *, source: PracticePage | None = None
) -> PracticePage:
    """The live page of `row` in the language of `text`, made or brought up to date. `source` is the page it translates.

    Neither the page nor its revision says who agreed: that stands in the log of the practice only.
    """
    page = PracticePage.objects.filter(submission=row, locale=index.locale).first()
    if page is None:
        page = PracticePage(submission=row, locale=index.locale, live=False, slug=_free_slug(text.title, index))
        if source is not None:
            page.translation_key = source.translation_key
        _fill(page, row, text)
        index.add_child(instance=page)
    else:
        _fill(page, row, text)
    page.save_revision(log_action=False).publish()
    page.refresh_from_db()
    return page


def _fill(page: PracticePage, row: PracticeSubmission, text: PracticeText) -> None:
    for name, value in text.content().items():
        setattr(page, name, value)
    page.draft_title = page.title
    page.company_approved_at = row.company_approved_at  # type: ignore[assignment] # agreed rows always have it
    page.instrument = _instrument_in(row, text.language)
    page.organisation = None if row.is_anonymous else row.organisation
    page.size_band = row.organisation.size_band
    page.sector = "" if row.is_anonymous else row.organisation.sector


def _instrument_in(row: PracticeSubmission, language: str) -> Any:
    """The page of the instrument in `language`, else the one that the company chose."""
    if row.instrument is None or row.instrument.locale.language_code == language:
        return row.instrument
    return row.instrument.get_translations().filter(locale__language_code=language).first() or row.instrument


def _free_slug(title: str, index: PracticeIndexPage) -> str:
    stem = slugify(title)[:80].strip("-") or "praktijk"
    slug, number = stem, 1
    while Page.objects.child_of(index).filter(slug=slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return slug


def _remove_languages(row: PracticeSubmission, kept: set[str]) -> None:
    """Take pages off the site in languages that the agreed text no longer has."""
    for page in PracticePage.objects.filter(submission=row, live=True).exclude(locale__language_code__in=kept):
        page.unpublish()


def unpublish(row: PracticeSubmission) -> int:
    """Take every page of a practice off the site now, copies and translations included; gives how many."""
    pages = list(PracticePage.objects.filter(submission=row, live=True))
    for page in pages:
        page.unpublish()
    return len(pages)
