"""The demonstration loads at once, twice the same, and never in production."""

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from kennisbank.shortlist.models import SavedList
from programme.models import HomePage, NewsPage


def counts():
    """How many rows every table of ours has, but for what counts changes."""
    labels = {
        "programme",
        "kennisbank",
        "events",
        "matching",
        "mailings",
        "demand",
        "companies",
        "practices",
        "accounts",
        "pagekit",
        "shortlist",
    }
    return {model._meta.label: model.objects.count() for model in apps.get_models() if model._meta.app_label in labels}


def test_twice_changes_nothing_and_every_page_answers(client, db):
    call_command("load_demo", verbosity=0)
    first = counts()
    call_command("load_demo", verbosity=0)
    assert counts() == first
    for page in HomePage.objects.get(slug="home").get_descendants(inclusive=True).live():
        assert client.get(page.get_url()).status_code == 200, page.get_url()
    assert first["matching.TablePlan"] == 1
    assert (first["mailings.Mailing"], first["mailings.EventText"]) == (2, 1)
    assert (first["demand.Pool"], first["demand.OpenQuestion"], first["demand.Opening"]) == (2, 6, 0)
    assert [len(each.items) for each in SavedList.objects.all()] == [3]
    assert NewsPage.objects.filter(live=False, go_live_at__isnull=False).count() == 1


def test_the_password_that_is_printed_opens_the_accounts(client, settings, db):
    settings.DEMONSTRATION_PASSWORD = "een-ander-wachtwoord"
    call_command("load_demo", verbosity=0)
    for email in ("organisatie@leergilde.example", "werkgever@leergilde.example"):
        typed = {"login": email, "password": "een-ander-wachtwoord"}
        assert client.post("/account/login/wachtwoord/", typed).status_code == 302, email
        client.logout()


def test_it_refuses_in_production(settings, db):
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError):
        call_command("load_demo")
