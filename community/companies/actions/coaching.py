"""A company lets a coach look along, and takes that back: it holds from the coach's next page."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from community.companies.enums import CoachScope
from community.companies.models import CoachAccess, Organisation


def let_coach_see(organisation: Organisation, coach: User, *, by: User, now: datetime) -> CoachAccess:
    """Let `coach` see at which sessions the company was. Twice is once, with the moment of the first."""
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
        given = organisation.coach_access.in_force().filter(coach=coach, scope=CoachScope.ATTENDANCE).first()
        if given is None:
            given = CoachAccess.objects.create(
                organisation=organisation, coach=coach, scope=CoachScope.ATTENDANCE, given_by=by, given_at=now
            )
            log(organisation, "companies.coach_access", user=by, data={"access": given.pk, "given": True})
        return given


def end_coach_access(access: CoachAccess, *, by: User, now: datetime) -> CoachAccess:
    """Take back what a coach may see. Twice is once, with the moment of the first."""
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=access.organisation_id)
        access = CoachAccess.objects.select_related("organisation").get(pk=access.pk)
        if access.ended_at is None:
            access.ended_at = now
            access.save(update_fields=["ended_at"])
            log(access.organisation, "companies.coach_access", user=by, data={"access": access.pk, "given": False})
        return access
