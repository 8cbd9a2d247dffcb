"""Named reads of what sessions left."""

from typing import Any

from django.db.models import Q, QuerySet

from community.companies.models import Organisation
from community.companies.queries import my_companies
from community.practices.models import PracticePage
from events.models import EventPage, EventSession, Registration
from events.takeaways.models import Takeaway
from kennisbank.models import InstrumentPage, KennisbankIndexPage

SHOWN_OF_EACH = 5


def is_closed_without(session: EventSession) -> str:
    """Why `session` was closed without anything for others; "" when it was not."""
    closing = getattr(session, "closing", None)
    return closing.why_nothing if closing else ""


def told_by(registration: Registration) -> QuerySet[Takeaway]:
    """The cases that a party told and about which something can be said or seen."""
    rows = Takeaway.objects.filter(told_by=registration).select_related("practice__organisation", "session")
    return rows.exclude(text="", practice=None).order_by("pk")


def companies_for(user: Any) -> list[Organisation]:
    """The companies for which `user` can take a case along; none for a visitor."""
    return my_companies(user) if user.is_authenticated else []


def kennisbank_in(language: str) -> KennisbankIndexPage | None:
    """The page under which instruments in `language` stand, or None while there is none."""
    return KennisbankIndexPage.objects.filter(locale__language_code=language).first()


def drafts_to_work_out() -> QuerySet[Takeaway]:
    """Tips and templates that wait for an editor, the oldest first."""
    rows = Takeaway.objects.filter(draft__live=False).select_related("draft", "session__event")
    return rows.order_by("created_at", "pk")


def brought_by(page: EventPage, language: str) -> list[Any]:
    """The published pages that sessions like those of `page` left, in `language`: of the event itself or its theme."""
    same = Q(session__event__translation_key=page.translation_key)
    if page.theme_id:
        same |= Q(session__event__theme=page.theme_id)
    rows = Takeaway.objects.filter(same)
    own = Q(translation_key__in=rows.values("draft__translation_key"))
    instruments = InstrumentPage.objects.published().in_language(language).filter(own)
    practices = PracticePage.objects.published().in_language(language).filter(submission__in=rows.values("practice"))
    found = [*instruments.order_by("-first_published_at")[:SHOWN_OF_EACH]]
    return [*found, *practices.order_by("-first_published_at")[:SHOWN_OF_EACH]]
