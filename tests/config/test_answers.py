"""Every kind of answer has the headers, helps who gets it, and never is a 500 because of what somebody sent."""

import subprocess
import sys

import pytest
from django.db import OperationalError, connection
from django.test import Client, RequestFactory

from config import views
from config.settings.env import ROOT
from tests.factories import make_staff, make_user

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


def calm():
    """A client that shows the error page as a visitor sees it."""
    return Client(raise_request_exception=False)


def directives(policy):
    return dict(part.strip().split(" ", 1) for part in policy.split(";"))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/en/", 200),
        ("/health/", 200),
        ("/robots.txt", 200),
        ("/.well-known/security.txt", 200),
        ("/account/login/", 200),
        ("/mijn/", 302),
        ("/bestaat-niet/", 404),
        ("/en/does-not-exist/", 404),
        ("/?q=%00", 400),
        ("/bestaat%00niet/", 400),
    ],
)
def test_every_answer_has_the_headers(tree, path, status):
    response = calm().get(path)
    assert response.status_code == status
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS
    policy = directives(response.headers["Content-Security-Policy"])
    assert policy["default-src"] in ("'self'", "'none'")
    for name in ("base-uri", "form-action", "frame-ancestors"):
        assert name in policy
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert "Permissions-Policy" in response.headers


def test_reader_gets_no_cookie(tree):
    for path in ("/", "/en/", "/bestaat-niet/", "/health/"):
        assert calm().get(path).cookies == {}, path


def test_answers_to_somebody_signed_in_are_not_stored(client, tree):
    client.force_login(make_user())
    assert client.get("/account/").headers["Cache-Control"] == "no-store, private"


def test_admin_has_a_policy_of_its_own(client, tree):
    client.force_login(make_staff())
    response = client.get("/beheer/")
    policy = response.headers["Content-Security-Policy"]
    assert "'unsafe-inline'" in policy
    assert "unsafe-eval" not in policy
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize(("host", "status"), [("beheer.example", 302), ("www.example", 404)])
@pytest.mark.parametrize("path", ["/beheer/", "/beheer/pages/"])
def test_admin_is_on_its_own_host_only(tree, settings, host, status, path):
    settings.ADMIN_HOST, settings.ALLOWED_HOSTS = "beheer.example", ["beheer.example", "www.example"]
    assert calm().get(path, headers={"host": host}).status_code == status


def test_forged_host_is_refused(tree):
    assert calm().get("/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    ("path", "heading"), [("/weg/", "Deze pagina is er niet"), ("/en/gone/", "This page is not here")]
)
def test_missing_page_helps(client, tree, path, heading):
    text = client.get(path).text
    assert heading in text
    assert 'name="q"' in text


def test_form_without_token_gets_a_calm_page(tree):
    response = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "a@example.org"})
    assert response.status_code == 403
    assert 'href="/account/login/"' in response.text


@pytest.mark.parametrize(
    "error", [OperationalError("canceling statement due to lock timeout"), OperationalError("gone")]
)
def test_busy_database_says_try_again(tree, error):
    def busy(execute, sql, params, many, context):
        raise error

    with connection.execute_wrapper(busy):
        response = calm().get("/account/login/")
        static = calm().get("/health/")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "10")
    assert static.status_code == 503


def test_own_mistake_shows_a_page_that_asks_nothing_of_the_database(rf, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        response = views.server_error(rf.get("/"))
    assert response.status_code == 500
    assert "<h1>" in response.text


@pytest.mark.parametrize("status", [403, 429])
def test_other_pages_of_refusal(rf, tree, status):
    request = RequestFactory().get("/")
    view = {403: views.permission_denied, 429: views.too_many_requests}[status]
    response = view(request)
    assert response.status_code == status
    assert "<h1>" in response.text


def test_body_that_is_too_large_is_refused(tree):
    body = b"login=" + b"a" * 3_000_000
    response = calm().post("/account/login/", body, content_type="application/x-www-form-urlencoded")
    assert response.status_code in (400, 413)
    huge = calm().post("/account/login/", b"x", content_type="text/plain", CONTENT_LENGTH=str(10**9))
    assert huge.status_code == 413


def test_too_many_fields_are_refused(tree):
    assert calm().post("/account/login/", {f"f{n}": "" for n in range(1500)}).status_code in (400, 413)


@pytest.mark.parametrize(
    "value", ["a\x00b@example.org", "jan@example.org\r\nBcc: x@example.org", "\ud83d\ude00@x", "1" * 5000]
)
@pytest.mark.parametrize(("path", "field"), [("/account/login/", "login"), ("/account/signup/", "email")])
def test_odd_text_in_a_form_is_an_error_of_the_form(tree, path, field, value):
    assert calm().post(path, {field: value.encode("utf-16", "surrogatepass").decode("utf-16")}).status_code == 200


@pytest.mark.parametrize("query", ["page=" + "9" * 40, "q=" + "é" * 3000, "page=-1", "q[]=1&q[]=2", "q=%ff%fe"])
@pytest.mark.parametrize("path", ["/", "/zoeken/", "/account/login/"])
def test_odd_query_is_no_mistake_of_ours(tree, path, query):
    assert calm().get(f"{path}?{query}").status_code in (200, 302, 400, 404)


def test_security_txt_is_valid_for_months(client, tree):
    from datetime import datetime, timedelta

    from django.utils import timezone

    lines = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").text.splitlines())
    expires = datetime.fromisoformat(lines["Expires"])
    assert timedelta(days=30) < expires - timezone.now() < timedelta(days=365)
    assert lines["Contact"].startswith("http")


def test_robots_keeps_crawlers_out_of_personal_pages(client, tree):
    text = client.get("/robots.txt").text
    for path in ("/beheer/", "/account/", "/mijn/", "/aanmelding/", "/lijstje/"):
        assert f"Disallow: {path}" in text


@pytest.mark.django_db
def test_deploy_check_of_production_is_clean(tmp_path):
    environment = {
        "PATH": "/usr/bin:/bin",
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "LEERGILDE_VAR": str(tmp_path),
        "SECRET_KEY": "a" * 20 + "bcdefghijklmnopqrstuvwxyz0123456789-_+!" * 2,
        "ALLOWED_HOSTS": "leergilde.example",
        "BASE_URL": "https://leergilde.example",
        "EMAIL_URL": "smtp+tls://user:password@mail.example:587",
    }
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize("environment", [{}, {"LEERGILDE_VAR": ""}])
def test_data_without_a_place_of_its_own_stands_in_var(environment):
    command = [sys.executable, "-c", "from config.settings import env; print(env.VAR)"]
    done = subprocess.run(
        command, cwd=ROOT, env={"PATH": "/usr/bin:/bin"} | environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str(ROOT / "var")


def test_wal_is_refused_on_an_sqlite_that_corrupts_it():
    from config.checks import check_sqlite_journal

    database = {
        "ENGINE": "django.db.backends.sqlite3",
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL;"},
    }
    ids = [error.id for error in check_sqlite_journal(None, version=(3, 40, 1), configured={"default": database})]
    assert ids == ["leergilde.E001"]
    assert check_sqlite_journal(None, version=(3, 51, 3), configured={"default": database}) == []
    del database["OPTIONS"]["transaction_mode"]
    errors = check_sqlite_journal(None, version=(3, 51, 3), configured={"default": database})
    assert [error.id for error in errors] == ["leergilde.E002"]
