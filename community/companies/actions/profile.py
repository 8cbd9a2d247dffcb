"""Adding a company and keeping its profile."""

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from wagtail.log_actions import log

from accounts.models import User
from community.companies.enums import JoinRequestState, Role
from community.companies.errors import AlreadyRegistered, ProfileChanged, TooManyRequests
from community.companies.mails import tell_administrator
from community.companies.models import JoinRequest, Membership, Organisation
from community.companies.queries import administrators, registered_like
from community.companies.rules import COMPANIES_A_DAY, membership_of
from privacy.throttle import allow

# Words that stand in addresses where a company's slug could stand.
RESERVED_SLUGS = {"toevoegen", "nieuw", "add", "new", "company"}
PROFILE_FIELDS = (
    "name",
    "kvk",
    "sector",
    "trade_nl",
    "trade_en",
    "municipality",
    "size_band",
    "about_nl",
    "about_en",
    "seeks_nl",
    "seeks_en",
    "offers_nl",
    "offers_en",
    "visibility",
)


def add_company(*, name: str, kvk: str, by: User, now: datetime) -> Organisation:
    """Add a company that is not here yet; `by` becomes its administrator. It stays hidden until that person chooses.

    `kvk` is "" or eight digits. Adding one's own company twice gives the first. Raises AlreadyRegistered (then `by` can
    ask to be let in) and TooManyRequests.
    """
    existing = registered_like(name, kvk)
    if existing:
        if membership_of(existing, by):
            return existing
        raise AlreadyRegistered(existing)
    _count_try(by, now)
    try:
        with transaction.atomic():
            organisation = Organisation.objects.create(name=name, kvk=kvk, slug=free_slug(name), created_at=now)
            Membership.objects.create(organisation=organisation, user=by, role=Role.ADMINISTRATOR, joined_at=now)
            log(organisation, "companies.add", user=by)
    except IntegrityError:  # somebody added it between our look and our write
        existing = registered_like(name, kvk)
        if existing is None:
            raise
        if membership_of(existing, by):
            return existing
        raise AlreadyRegistered(existing) from None
    return organisation


def _count_try(by: User, now: datetime) -> None:
    """Count one company that `by` adds or asks for; raises TooManyRequests when it is one too many for a day."""
    if not allow("companies.add", str(by.pk), limit=COMPANIES_A_DAY, per=timedelta(days=1), now=now):
        raise TooManyRequests


def free_slug(name: str) -> str:
    """An address for a company of this name that no other company has."""
    stem = slugify(name)[:70].strip("-") or "company"
    slug, number = stem, 1
    while slug in RESERVED_SLUGS or Organisation.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return slug


def ask_to_be_let_in(organisation: Organisation, *, by: User, now: datetime) -> JoinRequest:
    """Write down that `by` wants to join, and mail the administrators once. Asking again gives the first request.

    Raises TooManyRequests.
    """
    waiting = JoinRequest.objects.filter(organisation=organisation, user=by, state=JoinRequestState.OPEN)
    if first := waiting.first():
        return first
    _count_try(by, now)
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        if first := waiting.first():
            return first
        request = JoinRequest.objects.create(organisation=organisation, user=by, created_at=now)
        log(organisation, "companies.ask", user=by)
        for administrator in administrators(organisation):
            tell_administrator(request, administrator, now=now)
    return request


def save_profile(organisation: Organisation, values: dict[str, Any], *, version: int, by: User) -> Organisation:
    """Store the profile `values` (the names of PROFILE_FIELDS) over `version`, which the form was filled from.

    A new name keeps the old one among the former names. Raises ProfileChanged when somebody saved in between,
    AlreadyRegistered when another company has the number or name.
    """
    with transaction.atomic():
        row = Organisation.objects.select_for_update().get(pk=organisation.pk)
        changed = [name for name in PROFILE_FIELDS if name in values and getattr(row, name) != values[name]]
        if not changed:
            return row
        if row.version != version:
            raise ProfileChanged(row)
        if "name" in changed:
            row.former_names = [*row.former_names, row.name]
        for name in changed:
            setattr(row, name, values[name])
        row.version += 1
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError:  # the number or name was taken after the form looked
            raise AlreadyRegistered(row) from None
        log(row, "companies.profile", user=by, data={"fields": changed})
    return row
