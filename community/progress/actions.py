"""The verbs of progress: begin a route, tick a step, take that back, stop. Each of them twice is once."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from community.companies.models import Organisation
from community.progress.errors import NoSuchStep, NotFollowed, NotPublished
from community.progress.models import CompanyRoute, StepDone
from kennisbank.methods.models import MethodPage
from kennisbank.methods.queries import published_route, step_keys


def begin(organisation: Organisation, page: MethodPage, *, by: User, now: datetime) -> CompanyRoute:
    """Let `organisation` follow the route of `page`. A route that it follows already is given back as it is."""
    with transaction.atomic():
        route, is_new = CompanyRoute.objects.get_or_create(
            organisation=organisation,
            method=page.translation_key,
            defaults={"title": page.title, "started_at": now},
        )
        if is_new:
            log(organisation, "progress.route", user=by, data={"route": route.pk, "followed": True})
        return route


def tick(route: CompanyRoute, step: UUID, *, language: str, now: datetime) -> StepDone:
    """Say that a step is done; a step that was keeps its first moment.

    Raises NotPublished when the route was withdrawn, NoSuchStep when it has no such step (any more), NotFollowed when a
    colleague stopped meanwhile.
    """
    page = published_route(route.method, language)
    if page is None:
        raise NotPublished
    if step not in step_keys(page):
        raise NoSuchStep
    with transaction.atomic():
        row = CompanyRoute.objects.select_for_update().filter(pk=route.pk).first()
        if row is None:
            raise NotFollowed
        done, _is_new = StepDone.objects.get_or_create(route=row, step=step, defaults={"done_at": now})
    return done


def untick(route: CompanyRoute, step: UUID) -> None:
    """Take back that a step is done."""
    route.done.filter(step=step).delete()


def stop(route: CompanyRoute, *, by: User) -> None:
    """Follow this route no more: what was ticked goes with it."""
    with transaction.atomic():
        row = CompanyRoute.objects.select_for_update().filter(pk=route.pk).first()
        if row:
            log(row.organisation, "progress.route", user=by, data={"route": row.pk, "followed": False})
            row.delete()
