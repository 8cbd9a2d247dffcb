"""Signing in by a code from the mail, and by a password; the same answer for known and unknown addresses."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.models import User
from outbox.models import OutboxMessage
from tests.accounts.conftest import code_in
from tests.factories import make_staff, make_user
from tests.privacy.human import human_fields

LOGIN, CODE, PASSWORD = "/account/login/", "/account/login/code/", "/account/login/wachtwoord/"


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_page_has_the_words_that_journeys_use(client, tree):
    text = client.get(LOGIN).text
    assert re.search(r"<label[^>]*>E-mailadres</label>", text)
    assert "Stuur mij een code</button>" in text


def test_code_from_the_mail_signs_in(client, tree, post):
    make_user("iemand@example.org")
    page = client.post(LOGIN, {"login": "Iemand@Example.org"}, follow=True)
    assert page.redirect_chain == [(CODE, 302)]
    assert re.search(r"<label[^>]*>Code</label>", page.text)
    assert "Inloggen</button>" in page.text
    (message,) = post()
    assert message.to == ["iemand@example.org"]
    response = client.post(CODE, {"code": code_in(message).lower()})
    assert (response.status_code, response["Location"], is_signed_in(client)) == (302, "/mijn/", True)
    assert OutboxMessage.objects.get().context == {}


def test_new_code_that_was_asked_for_signs_in(client, tree, post):
    make_user("iemand@example.org")
    client.post(LOGIN, {"login": "iemand@example.org"})
    assert client.post(CODE, {"action": "resend"})["Location"] == CODE
    first, second = post()
    client.post(CODE, {"code": code_in(first)})
    assert not is_signed_in(client)
    client.post(CODE, {"code": code_in(second)})
    assert is_signed_in(client)


def test_wrong_code_does_not(client, tree, post):
    make_user("iemand@example.org")
    client.post(LOGIN, {"login": "iemand@example.org"})
    response = client.post(CODE, {"code": "ABC-DEF"})
    assert (response.status_code, is_signed_in(client)) == (200, False)
    for _ in range(3):
        client.post(CODE, {"code": "ABC-DEF"})
    (message,) = post()
    client.post(CODE, {"code": code_in(message)})
    assert not is_signed_in(client)


def test_code_works_once_and_a_quarter_of_an_hour(client, tree, post):
    make_user("iemand@example.org")
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client.post(LOGIN, {"login": "iemand@example.org"})
        (message,) = post()
        clock.shift(timedelta(minutes=16))
        client.post(CODE, {"code": code_in(message)})
        assert not is_signed_in(client)


def test_code_that_waited_too_long_is_not_sent(client, tree, post):
    make_user("iemand@example.org")
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client.post(LOGIN, {"login": "iemand@example.org"})
        clock.shift(timedelta(minutes=16))
        assert post() == []
    assert OutboxMessage.objects.get().status == "superseded"


@pytest.mark.parametrize("inactive", [False, True])
def test_unknown_address_gets_the_same_page_and_a_mail_that_helps(client, tree, post, inactive):
    known = make_user("known@example.org")
    if inactive:
        make_user("unknown@example.org", is_active=False)
    pages = []
    for address in (known.email, "unknown@example.org"):
        response = client.post(LOGIN, {"login": address}, follow=True)
        text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.text).replace(address, "ADDRESS")
        pages.append((response.redirect_chain, text))
        client.cookies.clear()
    assert pages[0] == pages[1]
    first, second = post()
    assert "sign" not in second.subject
    assert "/account/signup/" in second.body
    assert first.subject != second.subject


def test_known_and_unknown_cost_the_same_questions(client, tree, django_assert_num_queries):
    make_user("known@example.org")
    counts = []
    for address in ("known@example.org", "unknown@example.org"):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as queries:
            client.post(LOGIN, {"login": address})
        counts.append(len(queries))
        client.cookies.clear()
    assert abs(counts[0] - counts[1]) <= 4  # of more than 20; no mail server in either


def test_too_many_codes_for_one_address_are_refused(client, tree):
    for _ in range(5):
        client.post(LOGIN, {"login": "iemand@example.org"})
        client.cookies.clear()
    response = client.post(LOGIN, {"login": "iemand@example.org"})
    assert response.status_code == 200
    assert "Wacht een kwartier" in response.text or "quarter of an hour" in response.text
    assert OutboxMessage.objects.count() == 5


def test_password_of_staff_signs_in(client, tree, settings):
    make_staff("beheer@example.org", password="een-lang-wachtwoord")
    response = client.post(PASSWORD, {"login": "Beheer@example.org", "password": "een-lang-wachtwoord"})
    assert (response.status_code, response["Location"]) == (302, "/beheer/")
    assert is_signed_in(client)
    assert OutboxMessage.objects.count() == 0


def test_guessing_a_password_is_stopped_also_for_the_right_one(client, tree):
    make_staff("beheer@example.org", password="een-lang-wachtwoord")
    for number in range(10):
        client.post(PASSWORD, {"login": "beheer@example.org", "password": f"fout-{number}"})
    client.post(PASSWORD, {"login": "beheer@example.org", "password": "een-lang-wachtwoord"})
    assert not is_signed_in(client)
    # Its owner, elsewhere, still gets in: nobody locks somebody else out.
    client.post(PASSWORD, {"login": "beheer@example.org", "password": "een-lang-wachtwoord"}, REMOTE_ADDR="192.0.2.9")
    assert is_signed_in(client)


def test_sign_out_asks_for_a_form(client, tree):
    client.force_login(make_user())
    client.get("/account/logout/")
    assert is_signed_in(client)
    client.post("/account/logout/")
    assert not is_signed_in(client)


@pytest.mark.parametrize("evil", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_next_leads_to_no_other_site(client, tree, evil):
    make_staff("beheer@example.org", password="een-lang-wachtwoord")
    data = {"login": "beheer@example.org", "password": "een-lang-wachtwoord", "next": evil}
    assert client.post(PASSWORD, data)["Location"] == "/beheer/"


def test_next_is_kept_through_the_code(client, tree, post):
    make_user("iemand@example.org")
    response = client.post(LOGIN, {"login": "iemand@example.org", "next": "/mijn/bedrijf/"})
    code_page = client.get(response["Location"]).text
    assert 'name="next" value="/mijn/bedrijf/"' in code_page
    (message,) = post()
    assert client.post(CODE, {"code": code_in(message), "next": "/mijn/bedrijf/"})["Location"] == "/mijn/bedrijf/"


def test_sign_up_by_code(client, tree, post):
    data = {"email": "Nieuw@Example.org", **human_fields()}
    page = client.post("/account/signup/", data, follow=True)
    assert page.redirect_chain == [("/account/signup/code/", 302)]
    (message,) = post()
    response = client.post("/account/signup/code/", {"code": code_in(message)})
    assert (response["Location"], is_signed_in(client)) == ("/mijn/", True)
    user = User.objects.get()
    assert (user.email, user.has_usable_password(), user.language) == ("nieuw@example.org", False, "nl")
    assert EmailAddress.objects.get().verified


def test_sign_up_with_a_known_address_tells_nothing(client, tree, post):
    make_user("known@example.org")
    pages = []
    for address in ("known@example.org", "new@example.org"):
        response = client.post("/account/signup/", {"email": address, **human_fields()}, follow=True)
        text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.text).replace(address, "ADDRESS")
        pages.append((response.redirect_chain, text))
        client.cookies.clear()
    assert pages[0] == pages[1]
    assert [message.to[0] for message in post()] == ["known@example.org", "new@example.org"]


def test_program_does_not_sign_up(client, tree):
    response = client.post(
        "/account/signup/", {"email": "bot@example.org", "website": "x", **human_fields()} | {"website": "x"}
    )
    assert response.status_code == 200
    assert OutboxMessage.objects.count() == 0


def test_deactivated_person_is_out_at_once(client, tree):
    user = make_user()
    client.force_login(user)
    assert client.get("/account/").status_code == 200
    User.objects.update(is_active=False)
    assert client.get("/account/").status_code == 302


def test_changed_password_ends_other_sessions(client, tree):
    from django.test import Client

    user, other = make_staff(), Client()
    client.force_login(user)
    other.force_login(user)
    user.set_password("een-ander-lang-wachtwoord")
    user.save()
    assert (client.get("/account/").status_code, other.get("/account/").status_code) == (302, 302)


@pytest.mark.parametrize(
    "path", ["password/reset/", "confirm-email/", "login/code/confirm/", "signup/passkey/", "3rdparty/"]
)
def test_unused_pages_of_allauth_are_not_there(client, tree, path):
    assert client.get(f"/account/{path}").status_code == 404


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", ["login/", "login/wachtwoord/", "signup/", "inactive/"])
def test_pages_answer_to_anybody(client, tree, prefix, path):
    response = client.get(f"{prefix}/account/{path}")
    assert response.status_code == 200
    assert f'<html lang="{"en" if prefix else "nl"}"' in response.text


def test_mail_is_in_the_language_of_the_page(client, tree, post):
    make_user("iemand@example.org")
    client.post("/en/account/login/", {"login": "iemand@example.org"})
    (message,) = post()
    assert "is your sign-in code" in message.subject
