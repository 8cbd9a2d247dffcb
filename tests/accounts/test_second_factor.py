"""Staff in /beheer/: only with the second factor, and nobody else finds anything there."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.models import Group

from tests.factories import make_staff, make_user

ADMIN = ["/beheer/", "/beheer/pages/", "/beheer/users/", "/beheer/reports/site-history/", "/beheer/outbox/"]


@pytest.fixture(autouse=True)
def second_factor_needed(settings):
    settings.STAFF_MFA = True


def totp_code(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def sign_in(client, staff):
    return client.post("/account/login/wachtwoord/", {"login": staff.email, "password": "een-lang-wachtwoord"})


@pytest.mark.parametrize("path", ADMIN)
def test_staff_without_second_factor_sets_one_up_first(client, tree, path):
    client.force_login(make_staff())
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (302, "/account/2fa/")


@pytest.mark.parametrize("path", ADMIN)
def test_who_is_not_staff_finds_nothing(client, tree, path):
    client.force_login(make_user())
    assert client.get(path).status_code == 404


def test_visitor_is_asked_to_sign_in(client, tree):
    response = client.get("/beheer/")
    assert response["Location"] == "/account/login/?next=/beheer/"


def test_session_without_second_factor_is_asked_for_it(client, tree):
    staff = make_staff()
    TOTP.activate(staff, generate_totp_secret())
    client.force_login(staff)
    response = client.get("/beheer/pages/?q=a")
    assert response["Location"] == "/account/2fa/reauthenticate/?next=%2Fbeheer%2Fpages%2F%3Fq%3Da"
    assert client.get(response["Location"]).status_code == 200


def test_password_and_code_of_the_app_open_the_admin(client, tree):
    staff, secret = make_staff(), generate_totp_secret()
    TOTP.activate(staff, secret)
    assert sign_in(client, staff)["Location"] == "/account/2fa/authenticate/"
    assert "_auth_user_id" not in client.session
    assert client.get("/account/2fa/authenticate/").status_code == 200
    assert client.post("/account/2fa/authenticate/", {"code": totp_code(secret)})["Location"] == "/beheer/"
    assert client.get("/beheer/").status_code == 200


def test_code_of_the_app_works_once(client, tree):
    staff, secret = make_staff(), generate_totp_secret()
    TOTP.activate(staff, secret)
    code = totp_code(secret)
    sign_in(client, staff)
    client.post("/account/2fa/authenticate/", {"code": code})
    client.logout()
    sign_in(client, staff)
    assert client.post("/account/2fa/authenticate/", {"code": code}).status_code == 200
    assert "_auth_user_id" not in client.session


def test_guessing_the_second_factor_is_stopped(client, tree):
    staff, secret = make_staff(), generate_totp_secret()
    TOTP.activate(staff, secret)
    sign_in(client, staff)
    for _ in range(10):
        client.post("/account/2fa/authenticate/", {"code": "000000"})
    client.post("/account/2fa/authenticate/", {"code": totp_code(secret)})
    assert "_auth_user_id" not in client.session


def test_setting_up_an_app_from_nothing(client, tree):
    staff = make_staff()
    sign_in(client, staff)
    page = client.get("/account/2fa/totp/activate/")
    if page.status_code == 302:  # an extra check first
        client.post(page["Location"], {"password": "een-lang-wachtwoord"})
        page = client.get("/account/2fa/totp/activate/")
    secret = re.search(r"<code>(\w+)</code>", page.text).group(1)
    assert 'src="data:image/svg+xml' in page.text
    client.post("/account/2fa/totp/activate/", {"code": totp_code(secret)})
    assert Authenticator.objects.filter(user=staff, type="totp").exists()
    assert client.get("/beheer/")["Location"].startswith("/account/2fa/reauthenticate/")


def test_recovery_codes_alone_are_no_second_factor(client, tree):
    staff = make_staff()
    Authenticator.objects.create(user=staff, type="recovery_codes", data={"seed": "x", "used_mask": 0})
    client.force_login(staff)
    assert client.get("/beheer/")["Location"] == "/account/2fa/"


def test_without_the_setting_a_password_is_enough(client, tree, settings):
    settings.STAFF_MFA = False
    sign_in(client, make_staff())
    assert client.get("/beheer/").status_code == 200


@pytest.mark.parametrize("role", ["redactie", "organisatie", "coach", "programmaleiding", "beheer"])
def test_each_role_comes_in(client, tree, settings, role):
    settings.STAFF_MFA = False
    user = make_user()
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    assert client.get("/beheer/").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["", "totp/activate/", "recovery-codes/generate/", "webauthn/", "webauthn/add/"],
)
def test_pages_of_the_second_factor_answer(client, tree, path):
    staff = make_staff()
    TOTP.activate(staff, generate_totp_secret()) if path.startswith("recovery") else None
    client.force_login(staff)
    response = client.get(f"/account/2fa/{path}", follow=True)
    assert response.status_code == 200
    assert "<h1>" in response.text
