"""Named reads of how far a company is."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from community.companies.models import Organisation
from community.progress.models import CompanyRoute
from kennisbank.methods.models import MethodPage
from kennisbank.methods.queries import Phase, Step, phases_of, published_route


@dataclass(frozen=True)
class Standing:
    """How far a company is with one route. `page` is None when the route is no longer published: then there are no
    phases. `done` says of each step that is ticked since when."""

    route: CompanyRoute
    page: MethodPage | None
    phases: list[Phase] = field(default_factory=list)
    done: dict[UUID, datetime] = field(default_factory=dict)

    @property
    def steps(self) -> list[Step]:
        """All steps that the route has now, in their order."""
        return [step for phase in self.phases for step in phase.steps]

    @property
    def number(self) -> int:
        """How many steps the route has now."""
        return len(self.steps)

    @property
    def number_done(self) -> int:
        """How many of those are ticked."""
        return sum(step.key in self.done for step in self.steps)

    @property
    def next_step(self) -> Step | None:
        """The first step that is not ticked; None when all are."""
        return next((step for step in self.steps if step.key not in self.done), None)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The phases with their steps, each step with since when it is done, or None."""
        return [
            {"phase": phase, "steps": [{"step": step, "done": self.done.get(step.key)} for step in phase.steps]}
            for phase in self.phases
        ]


def standing_of(route: CompanyRoute, language: str) -> Standing:
    """How far the company of `route` is, with the route in `language`, or else in Dutch."""
    page = published_route(route.method, language)
    done = {row.step: row.done_at for row in route.done.all()}
    return Standing(route, page, phases_of(page) if page else [], done)


def standings(organisation: Organisation, language: str) -> list[Standing]:
    """All routes that a company follows, the first one begun first."""
    return [standing_of(route, language) for route in organisation.routes.prefetch_related("done")]


def route_of(organisation: Organisation, method: UUID, *, user: Any) -> CompanyRoute | None:
    """The row of this company and this route when `user` belongs to the company, else None."""
    return CompanyRoute.objects.for_user(user).filter(organisation=organisation, method=method).first()
