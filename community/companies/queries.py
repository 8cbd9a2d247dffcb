"""Named reads of companies and their people."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language

from accounts.models import User
from community.companies.enums import (
    EMPLOYERS,
    CoachScope,
    InvitationState,
    JoinRequestState,
    Sector,
    SizeBand,
    Visibility,
)
from community.companies.models import CoachAccess, Invitation, JoinRequest, Membership, Organisation, ParticipantsPage
from community.companies.models.coaching import COACH_PERMISSION

FILTERS = ("sector", "municipality", "size_band")


def my_companies(user: Any) -> list[Organisation]:
    """The companies that `user` belongs to, by name."""
    return list(Organisation.objects.for_user(user))


def colleagues(organisation: Organisation) -> QuerySet[Membership]:
    """The active memberships of a company with their people: administrators first, then in order of arrival."""
    return organisation.memberships.active().select_related("user").order_by("role", "joined_at", "pk")


def administrators(organisation: Organisation) -> QuerySet[Membership]:
    """The active administrators of a company, with their people."""
    return organisation.memberships.administrators().select_related("user").order_by("pk")


def waiting_invitations(organisation: Organisation) -> QuerySet[Invitation]:
    """Invitations that were neither accepted nor withdrawn; expired ones too, because they can be sent again."""
    return organisation.invitations.filter(state=InvitationState.PENDING)


def open_requests(organisation: Organisation) -> QuerySet[JoinRequest]:
    """People who ask to be let in, the longest waiting first."""
    return organisation.join_requests.filter(state=JoinRequestState.OPEN).select_related("user")


def coaches() -> QuerySet[User]:
    """The coaches of the programme: active staff with that role, by name."""
    return User.objects.filter(is_active=True, groups__name="coach").order_by("first_name", "last_name", "email")


def coached_by(user: Any) -> QuerySet[Organisation]:
    """The companies that let `user` see at which sessions they were, now; none for who is no coach (any more)."""
    if not user.is_authenticated or not user.has_perm(COACH_PERMISSION):
        return Organisation.objects.none()
    given = CoachAccess.objects.in_force().filter(coach=user, scope=CoachScope.ATTENDANCE)
    return Organisation.objects.filter(pk__in=given.values("organisation"))


def registered_like(name: str, kvk: str) -> Organisation | None:
    """The company that `kvk` (eight digits or "") or else `name` already stands for, or None.

    Without a KvK number the name decides, whatever its case; with one, a company that was added without number and has
    the same name is the same company too.
    """
    same_name = Organisation.objects.filter(name__iexact=name)
    if not kvk:
        return same_name.first()
    return Organisation.objects.filter(kvk=kvk).first() or same_name.filter(kvk="").first()


def participants(user: Any, parameters: Any) -> dict[str, Any]:
    """What /deelnemers/ shows to `user`: companies by sector, filters with their counts, and the number found.

    `parameters` is a QueryDict; values that no company has are left out, so nonsense in the address finds everything.
    """
    everybody = list(Organisation.objects.listed_for(user))
    chosen = {name: _known(parameters.getlist(name), everybody, name) for name in FILTERS}
    found = [company for company in everybody if _fits(company, chosen)]
    return {
        "groups": _by_sector(found),
        "number_found": len(found),
        "number_listed": len(everybody),
        "filters": [_facet(name, everybody, chosen) for name in FILTERS],
        "is_filtered": any(chosen.values()),
    }


def _known(values: Iterable[str], companies: list[Organisation], name: str) -> set[str]:
    return set(values) & {getattr(company, name) for company in companies if getattr(company, name)}


def _fits(company: Organisation, chosen: dict[str, set[str]], *, except_for: str = "") -> bool:
    return all(not values or getattr(company, name) in values for name, values in chosen.items() if name != except_for)


def _facet(name: str, companies: list[Organisation], chosen: dict[str, set[str]]) -> dict[str, Any]:
    """One filter: its options with how many companies each would show, given the other filters."""
    counts = Counter(getattr(company, name) for company in companies if _fits(company, chosen, except_for=name))
    present = {getattr(company, name) for company in companies} - {""}
    order = {"sector": Sector.values, "size_band": SizeBand.values}.get(name) or sorted(present)
    labels = {**dict(Sector.choices), **dict(SizeBand.choices)}
    return {
        "name": name,
        "label": Organisation._meta.get_field(name).verbose_name,  # type: ignore[union-attr] # a column of our own
        "options": [
            {
                "value": value,
                "label": labels.get(value, value),
                "count": counts[value],
                "checked": value in chosen[name],
            }
            for value in order
            if value in present
        ],
    }


def _by_sector(companies: list[Organisation]) -> list[dict[str, Any]]:
    """The companies under the names of their sectors, sectors in their fixed order, companies by name."""
    groups: list[dict[str, Any]] = []
    for value, label in [*Sector.choices, ("", Sector.OTHER.label)]:
        members = [company for company in companies if company.sector == value]
        if not members:
            continue
        if groups and groups[-1]["label"] == label:
            groups[-1]["companies"] += members
        else:
            groups.append({"label": label, "companies": members})
    return groups


def participants_page() -> ParticipantsPage | None:
    """The page of participants in the reader's language, or None while there is none."""
    return ParticipantsPage.objects.published().in_language(get_language()).first()


def public_names(limit: int) -> list[Organisation]:
    """The first `limit` companies, by name, that everybody may see: for a row of names."""
    return list(Organisation.objects.filter(visibility=Visibility.PUBLIC, kind__in=EMPLOYERS)[:limit])
