"""Who gets what on every route of the community: a table walked over all of them, GET and POST (trust.md A1).

A route that is not in the table fails, so that a new one cannot be forgotten.
"""

from itertools import chain
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.urls import get_resolver, reverse

from community.companies import urls as company_urls
from community.companies.actions.coaching import let_coach_see
from community.companies.actions.people import invite
from community.companies.actions.profile import ask_to_be_let_in
from community.companies.enums import Role, Visibility
from community.companies.models import Invitation, JoinRequest, Membership, Organisation
from community.practices import urls as practice_urls
from community.practices.models import PracticeSubmission
from community.progress import actions as progress
from community.progress import urls as progress_urls
from tests.community.factories import (
    NOW,
    make_company,
    make_draft,
    make_editor,
    make_instrument,
    make_kennisbank,
    make_member,
    make_submitted,
    make_text_ready,
)
from tests.factories import make_user
from tests.kennisbank.methods.factories import key, make_route, make_routes

WHO = ("anonymous", "other", "employee", "administrator", "editor", "organiser")
# Of each route: what GET and what POST give to each of WHO. 302 to somebody anonymous is always the sign-in page; a
# method that a route does not have is refused before anything is looked up, so 405 says nothing about what exists.
TABLE = {
    "companies_home": ((302, 302, 302, 302, 200, 200), (405,) * 6),
    "companies_add": ((302, 200, 200, 200, 200, 200), (302, 422, 422, 422, 422, 422)),
    "companies_invitation": ((404,) * 6, (404,) * 6),
    "companies_dashboard": ((302, 404, 200, 200, 404, 404), (405,) * 6),
    "companies_profile": ((302, 404, 404, 200, 404, 404), (302, 404, 404, 422, 404, 404)),
    "companies_members": ((302, 404, 404, 200, 404, 404), (302, 404, 404, 422, 404, 404)),
    "companies_role": ((405,) * 6, (302, 404, 404, 404, 404, 404)),
    "companies_remove": ((302, 404, 404, 200, 404, 404), (302, 404, 404, 302, 404, 404)),
    "companies_invitation_again": ((405,) * 6, (302, 404, 404, 302, 404, 404)),
    "companies_invitation_revoke": ((405,) * 6, (302, 404, 404, 302, 404, 404)),
    "companies_join_request": ((405,) * 6, (302, 404, 404, 302, 404, 404)),
    "companies_coaches": ((302, 404, 404, 200, 404, 404), (302, 404, 404, 422, 404, 404)),
    "companies_coach_end": ((405,) * 6, (302, 404, 404, 302, 404, 404)),
    "companies_leave": ((302, 404, 200, 200, 404, 404), (302, 404, 302, 422, 404, 404)),
    "companies_public": ((404, 404, 200, 200, 404, 404), (405,) * 6),
    "practices_share": ((302,) * 6, (405,) * 6),
    "practices_list": ((302, 404, 200, 200, 404, 404), (405,) * 6),
    "practices_new": ((302, 404, 200, 200, 404, 404), (302, 404, 422, 422, 404, 404)),
    # The practice is of the administrator: a colleague who did not write it does not see it.
    "practices_detail": ((302, 404, 404, 200, 404, 404), (405,) * 6),
    "practices_edit": ((302, 404, 404, 200, 404, 404), (302, 404, 404, 422, 404, 404)),
    "practices_discard": ((405,) * 6, (302, 404, 404, 302, 404, 404)),
    "practices_agree": ((405,) * 6, (302, 404, 404, 302, 404, 404)),
    "practices_correction": ((405,) * 6, (302, 404, 404, 422, 404, 404)),
    "practices_withdraw": ((405,) * 6, (302, 404, 404, 404, 404, 404)),
    # Who has one company is led to it, who has none to their home.
    "progress_choose": ((302,) * 6, (405,) * 6),
    "progress_routes": ((302, 404, 200, 200, 404, 404), (405,) * 6),
    "progress_route": ((302, 404, 200, 200, 404, 404), (405,) * 6),
    "progress_begin": ((405,) * 6, (302, 404, 302, 302, 404, 404)),
    "progress_step": ((405,) * 6, (302, 404, 302, 302, 404, 404)),
    "progress_stop": ((405,) * 6, (302, 404, 302, 302, 404, 404)),
    "practices_queue": ((302, 404, 404, 404, 200, 404), (302, 404, 404, 404, 405, 405)),
    "practices_review": ((302, 404, 404, 404, 200, 404), (302, 404, 404, 404, 200, 404)),
}


@pytest.fixture
def scene(tree):
    """One company with everything in it, and everybody of WHO."""
    kennisbank, _index = make_kennisbank(tree)
    company = make_company(visibility=Visibility.HIDDEN)
    boss = make_member(company)
    employee = make_member(company, "piet@berkel.example", Role.EMPLOYEE)
    other = make_member(make_company("Ander Bedrijf"), "ander@bedrijf.example")
    instrument = make_instrument(kennisbank)
    draft = make_draft(company, boss, instrument)
    submitted = make_submitted(company, boss, instrument)
    route = make_route(make_routes(kennisbank))
    progress.begin(company, route, by=boss, now=NOW)
    return SimpleNamespace(
        company=company,
        people={
            "anonymous": None,
            "other": other,
            "employee": employee,
            "administrator": boss,
            "editor": make_editor(),
            "organiser": make_editor("organisatie@example.org", "organisatie"),
        },
        slug=company.slug,
        reference=draft.reference,
        method=route.translation_key,
        pk={
            "companies_role": Membership.objects.get(user=employee).pk,
            "companies_remove": Membership.objects.get(user=employee).pk,
            "companies_invitation_again": invite(
                company, email="n@berkel.example", role=Role.EMPLOYEE, by=boss, now=NOW
            ).pk,
            "companies_invitation_revoke": Invitation.objects.get().pk,
            "companies_coach_end": let_coach_see(company, make_user("coach@x.example"), by=boss, now=NOW).pk,
            "companies_join_request": ask_to_be_let_in(company, by=make_user("v@x.example"), now=NOW).pk,
            "practices_review": submitted.pk,
        },
        instrument=instrument,
    )


def routes():
    return {
        pattern.name: pattern
        for pattern in chain(company_urls.urlpatterns, practice_urls.urlpatterns, progress_urls.urlpatterns)
    }


def url_of(name, scene):
    wanted = {"slug": scene.slug, "reference": scene.reference, "token": "verzonnen", "pk": scene.pk.get(name)}
    wanted |= {"method": scene.method, "step": key("a")}
    pattern = routes().get(name)
    names = pattern.pattern.converters if pattern else ({"pk"} if name == "practices_review" else set())
    return reverse(name, kwargs={part: wanted[part] for part in names})


def test_every_route_of_the_community_stands_in_the_table():
    admin = {name for name in get_resolver().reverse_dict if isinstance(name, str) and name.startswith("practices_")}
    assert set(TABLE) == {*routes(), *(admin & {"practices_queue", "practices_review"})}


def test_every_route_gives_each_person_what_the_table_says(client, scene):
    found = {}
    for who in WHO:
        client.logout()
        if scene.people[who]:
            client.force_login(scene.people[who])
        for name in TABLE:
            for method in ("get", "post"):
                with transaction.atomic():  # what an allowed request changed is undone for the next one
                    response = getattr(client, method)(url_of(name, scene))
                    transaction.set_rollback(True)
                found[name, method, who] = response.status_code
    wanted = {
        (name, method, who): TABLE[name][method == "post"][number]
        for name in TABLE
        for method in ("get", "post")
        for number, who in enumerate(WHO)
    }
    assert {key: status for key, status in found.items() if status != wanted[key]} == {}
    assert len(found) == len(TABLE) * 2 * len(WHO)


def test_practice_of_the_author_is_not_for_colleagues_but_is_for_administrators(scene):
    theirs = make_draft(scene.company, scene.people["employee"], scene.instrument)
    seen = {
        who: PracticeSubmission.objects.for_user(person).filter(pk=theirs.pk).exists()
        for who, person in scene.people.items()
        if person
    }
    assert seen == {"other": False, "employee": True, "administrator": True, "editor": False, "organiser": False}


def test_employee_does_not_agree_on_behalf_of_the_company(client, scene):
    practice = make_text_ready(scene.company, scene.people["employee"], scene.instrument, scene.people["editor"])
    client.force_login(scene.people["employee"])
    url = reverse("practices_agree", args=[scene.slug, practice.reference])
    assert client.post(url, {"number": "1"}).status_code == 404
    practice.refresh_from_db()
    assert (practice.state, practice.company_approved_at) == ("text_ready", None)


def test_somebody_who_left_sees_nothing_at_the_next_request(client, scene):
    employee = scene.people["employee"]
    client.force_login(employee)
    url = reverse("companies_dashboard", args=[scene.slug])
    assert client.get(url).status_code == 200
    Membership.objects.filter(user=employee).update(state="removed", ended_at=NOW)
    assert client.get(url).status_code == 404
    assert not PracticeSubmission.objects.for_user(employee).exists()


def test_administrator_of_one_company_does_nothing_to_rows_of_another(client, scene):
    """The company in the address is one's own, the row is not."""
    other = scene.people["other"]
    own = Organisation.objects.for_user(other).get()
    client.force_login(other)
    before = list(Invitation.objects.values()), list(JoinRequest.objects.values()), list(Membership.objects.values())
    for name, pk in scene.pk.items():
        if name.startswith("companies_"):
            data = {"role": "administrator", "answer": "yes"}
            assert client.post(reverse(name, args=[own.slug, pk]), data).status_code == 404
    assert before == (
        list(Invitation.objects.values()),
        list(JoinRequest.objects.values()),
        list(Membership.objects.values()),
    )


@pytest.mark.parametrize("pk", ["0", "99999999999999999999999999"])
def test_absurd_number_in_the_address_is_not_found(client, scene, pk):
    client.force_login(scene.people["administrator"])
    assert client.post(f"/mijn/bedrijf/{scene.slug}/mensen/{pk}/rol/", {"role": "hr"}).status_code == 404
