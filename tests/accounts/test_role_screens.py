"""Role x screen of /beheer/: a literal table of who gets in (trust.md A1). What is refused leads back to the start.

The organiser's own screens have their table in tests/events/test_organiser_rights.py.
"""

import pytest
from django.contrib.auth.models import Group

from accounts.models import User
from accounts.roles import ROLES
from tests.factories import make_staff, make_user

HOME, SIGN_IN = "/beheer/", "/account/login/"
EVERYBODY = {*ROLES, "superuser"}
EDITORS = {"redactie", "programmaleiding", "beheer", "superuser"}
ADMINISTRATORS = {"beheer", "superuser"}
LEAD = {"programmaleiding", *ADMINISTRATORS}
WITH_FILES = EVERYBODY - {"coach"}
# Screen -> who opens it, and what the others of the staff get: 302 is back to the start of the admin.
TABLE = {
    "/beheer/": (EVERYBODY, 302),
    "/beheer/account/": (EVERYBODY, 302),
    "/beheer/pages/": (EDITORS, 302),
    "/beheer/pages/search/": (EDITORS, 302),
    "/beheer/choose-page/": (EVERYBODY, 302),
    "/beheer/images/": (WITH_FILES, 302),
    "/beheer/images/add/": (WITH_FILES, 302),
    "/beheer/images/chooser/": (EVERYBODY, 302),
    "/beheer/images/chooser/create/": (WITH_FILES, 302),
    "/beheer/documents/": (WITH_FILES, 302),
    "/beheer/documents/add/": (WITH_FILES, 302),
    "/beheer/documents/chooser/": (EVERYBODY, 302),
    "/beheer/agenda/": ({"redactie", "organisatie", "begeleiding", *ADMINISTRATORS}, 404),
    "/beheer/agenda/plan/": ({"organisatie", *ADMINISTRATORS}, 404),
    "/beheer/praktijkvoorbeelden/": ({"redactie", *ADMINISTRATORS}, 404),
    "/beheer/outbox/": ({"organisatie", *ADMINISTRATORS}, 302),
    "/beheer/outbox/results/": ({"organisatie", *ADMINISTRATORS}, 302),
    "/beheer/evidence/": ({"redactie", *LEAD}, 302),
    "/beheer/evidence/check/": ({"redactie", *LEAD}, 302),
    "/beheer/kennisbank/": (EDITORS, 302),
    "/beheer/links/": (EDITORS, 302),
    "/beheer/kennisbank/import/": (EDITORS, 302),
    "/beheer/schemes/facts/": ({"redactie", *ADMINISTRATORS}, 302),
    "/beheer/schemes/facts/new/": ({"redactie", *ADMINISTRATORS}, 302),
    "/beheer/schemes/guide/": ({"redactie", *ADMINISTRATORS}, 302),
    "/beheer/training/modules/": (EDITORS, 302),
    "/beheer/training/modules/new/": (EDITORS, 302),
    "/beheer/training/providers/": (EDITORS, 302),
    "/beheer/training/import/": (EDITORS, 302),
    "/beheer/training/import/example.csv": (EDITORS, 302),
    "/beheer/schemes/check/": ({"redactie", *ADMINISTRATORS}, 302),
    "/beheer/programme_programmes/": (LEAD, 302),
    "/beheer/programme_programmes/new/": (LEAD, 302),
    "/beheer/programme_partners/": (LEAD, 302),
    "/beheer/programme_partners/new/": (LEAD, 302),
    "/beheer/pagekit_synonyms/": (EDITORS, 302),
    "/beheer/pagekit_synonyms/new/": (EDITORS, 302),
    "/beheer/pagekit_promotions/": (EDITORS, 302),
    "/beheer/search-misses/": (EDITORS, 302),
    "/beheer/pagekit_promotions/new/": (EDITORS, 302),
    "/beheer/reports/workflow/": (EDITORS, 302),
    "/beheer/reports/aging-pages/": (EDITORS, 302),
    "/beheer/reports/locked/": (ADMINISTRATORS, 302),
    "/beheer/users/": (ADMINISTRATORS, 302),
    "/beheer/users/results/": (ADMINISTRATORS, 302),
    "/beheer/users/new/": (ADMINISTRATORS, 302),
    "/beheer/groups/": (ADMINISTRATORS, 302),
    "/beheer/groups/new/": ({"superuser"}, 302),
    "/beheer/sites/": (ADMINISTRATORS, 302),
    "/beheer/sites/new/": ({"superuser"}, 302),
    "/beheer/locales/": ({"superuser"}, 302),
    "/beheer/collections/": ({"superuser"}, 302),
    "/beheer/workflows/list/": ({"superuser"}, 302),
    "/beheer/redirects/": ({"superuser"}, 302),
    "/beheer/snippets/": ({"redactie", *ADMINISTRATORS}, 302),  # the guide to schemes is one
    "/beheer/password_reset/": (set(), 404),
}


def make_person(who):
    """Somebody of the staff with a role, an administrator of everything, or a plain member."""
    if who == "superuser":
        return make_staff()
    user = make_user(f"{who}@example.org")
    if who in ROLES:
        user.groups.add(Group.objects.get(name=who))
    return user


def answers(client):
    """Of every screen: the status, and where a redirect leads."""
    found = {}
    for address in TABLE:
        response = client.get(address)
        found[address] = response.status_code, response.headers.get("location", "").split("?")[0]
    return found


@pytest.mark.parametrize("who", sorted(EVERYBODY))
def test_each_screen_opens_for_its_roles_only(client, tree, who):
    client.force_login(make_person(who))
    refused = {302: (302, HOME), 404: (404, "")}
    wanted = {address: (200, "") if who in may else refused[status] for address, (may, status) in TABLE.items()}
    assert answers(client) == wanted


def test_plain_member_finds_nothing_there(client, tree):
    client.force_login(make_person("member"))
    assert set(answers(client).values()) == {(404, "")}


def test_visitor_is_asked_to_sign_in(client, tree):
    found = answers(client)
    assert found.pop("/beheer/password_reset/") == (404, "")
    assert set(found.values()) == {(302, SIGN_IN)}


def user_data(user, **changes):
    return {"email": user.email, "first_name": "Jan", "last_name": "Jansen", "is_active": "on"} | changes


@pytest.mark.parametrize("who", ["redactie", "organisatie", "coach", "programmaleiding", "member"])
def test_nobody_else_changes_a_user(client, tree, who):
    other, person = make_user("ander@example.org"), make_person(who)
    client.force_login(person)
    before = list(User.objects.order_by("pk").values())
    data = user_data(other, email="nieuw@example.org", password1="geheim-woord-9", password2="geheim-woord-9")
    for address in (f"edit/{other.pk}/", f"edit/{person.pk}/", "new/", f"delete/{other.pk}/"):
        answer = client.post(f"/beheer/users/{address}", data | {"is_superuser": "on"})
        assert (address, answer.status_code) == (address, 404 if who == "member" else 302)
    assert list(User.objects.order_by("pk").values()) == before


def test_administrator_changes_users_but_makes_nobody_superuser(client, tree):
    other, person = make_user("ander@example.org"), make_person("beheer")
    client.force_login(person)
    for user in (other, person):
        data = user_data(user, groups=[group.pk for group in user.groups.all()])
        client.post(f"/beheer/users/edit/{user.pk}/", data | {"is_superuser": "on"})
        user.refresh_from_db()
        assert not user.is_superuser
        assert client.post(f"/beheer/users/edit/{user.pk}/", data).status_code == 302
        user.refresh_from_db()
        assert (user.first_name, user.is_superuser) == ("Jan", False)
    new = user_data(other, email="nieuw@example.org", password1="geheim-woord-9", password2="geheim-woord-9")
    client.post("/beheer/users/new/", new | {"is_superuser": "on"})
    assert not User.objects.filter(email="nieuw@example.org").exists()
    client.post("/beheer/users/new/", new)
    assert not User.objects.get(email="nieuw@example.org").is_superuser


def test_administrator_does_not_take_over_a_superuser(client, tree):
    above, person = make_staff("baas@example.org"), make_person("beheer")
    client.force_login(person)
    data = user_data(above, email="gekaapt@example.org", password1="geheim-woord-9", password2="geheim-woord-9")
    bulk = f"/beheer/bulk/accounts/user/%s/?id={above.pk}"
    client.post(f"/beheer/users/edit/{above.pk}/", data)
    client.post(f"/beheer/users/delete/{above.pk}/")
    client.post(bulk % "delete", {})
    client.post(bulk % "set_active_state", {"mark_as_active": ""})
    above = User.objects.get(pk=above.pk)
    assert (above.email, above.is_superuser, above.is_active) == ("baas@example.org", True, True)
    assert above.check_password("een-lang-wachtwoord")


def test_looking_at_the_way_out_signs_nobody_out(client, tree):
    client.force_login(make_person("redactie"))
    assert client.get("/beheer/logout/").status_code == 405
    assert client.get("/beheer/").status_code == 200
    assert client.post("/beheer/logout/").status_code == 302
    assert client.get("/beheer/").status_code == 302
