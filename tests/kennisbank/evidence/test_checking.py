"""Instruments are looked up again once a year: who sees which, who says so, and what a machine is told (K8)."""

from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from kennisbank.evidence.actions import mark_instruments_checked
from kennisbank.evidence.queries import attention, unchecked_instruments
from kennisbank.evidence.rules import needs_check
from kennisbank.models import InstrumentPage, Source
from tests.factories import make_user
from tests.kennisbank.factories import make_instrument
from tests.kennisbank.schemes.factories import make_fact, make_scheme

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
AMBER = "meer dan een jaar niet nagekeken"


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(f"{TODAY}T09:00:00+01:00", tick=True):
        yield


@pytest.fixture
def editor(client, db):
    user = make_user("redactie@example.org")
    user.groups.add(Group.objects.get(name="redactie"))
    client.force_login(user)
    return user


@pytest.mark.parametrize(
    ("checked", "expected"), [(TODAY, False), (TODAY - 365 * DAY, False), (TODAY - 366 * DAY, True), (None, True)]
)
def test_facts_are_old_after_a_year(checked, expected):
    assert needs_check(checked, today=TODAY) is expected


def test_page_turns_amber_and_editors_see_it_first(kennisbank, editor, client):
    fresh = make_instrument(kennisbank, "Vers", last_verified=TODAY)
    old = make_instrument(kennisbank, "Oud", last_verified=TODAY - 400 * DAY)
    never = make_instrument(kennisbank, "Nooit")
    assert [page.title for page in unchecked_instruments("nl", today=TODAY)] == ["Nooit", "Oud"]
    shown = [AMBER in client.get(page.url).content.decode() for page in (fresh, old, never)]
    assert shown == [False, True, False]  # a page that nobody ever checked shows no day at all
    assert "2 instrumenten om opnieuw na te kijken" in client.get("/beheer/").content.decode()
    assert "3 instrumenten zonder bron" in client.get("/beheer/").content.decode()


def test_editor_says_that_several_still_are_so(kennisbank, editor, client):
    pages = [make_instrument(kennisbank, f"Oud {number}", last_verified=TODAY - 400 * DAY) for number in range(2)]
    answer = client.post("/beheer/evidence/check/", {"key": [page.pk for page in pages]}, follow=True)
    assert "2 instrumenten zijn nagekeken." in answer.content.decode()
    rows = InstrumentPage.objects.values_list("last_verified", "verified_by")
    assert set(rows) == {(TODAY, "Het redactiepanel")}
    assert InstrumentPage.objects.first().latest_revision.user == editor
    assert answer.context["found"] == []


def test_page_with_a_draft_is_left_for_its_editor(kennisbank, editor):
    page = make_instrument(kennisbank, "Oud", last_verified=TODAY - 400 * DAY)
    page.title = "Half geschreven"
    page.save_revision()
    assert mark_instruments_checked([str(page.pk)], by=editor, role="Panel", today=TODAY) == (0, ["Oud"])
    assert InstrumentPage.objects.get().title == "Oud"


@pytest.mark.parametrize("keys", [[], ["x"], ["-1"], ["999999"], ["9" * 30], ["²"]])
def test_odd_choices_change_nothing(kennisbank, editor, client, keys):
    make_instrument(kennisbank, "Oud", last_verified=TODAY - 400 * DAY)
    answer = client.post("/beheer/evidence/check/", {"key": keys}, follow=True)
    assert "Er was niets gekozen." in answer.content.decode()
    assert InstrumentPage.objects.get().last_verified == TODAY - 400 * DAY


def test_no_panel_when_nothing_asks_attention(kennisbank, editor, client):
    page = make_instrument(kennisbank, "Vers", last_verified=TODAY)
    Source.objects.create(page=page, locale=page.locale, title="Bron", kind="handbook")
    assert not attention("nl", today=TODAY)
    assert "kennisbank-attention" not in client.get("/beheer/").content.decode()


def test_command_ends_with_1_while_something_is_old(kennisbank, capsys):
    make_instrument(kennisbank, "Vers", last_verified=TODAY)
    call_command("check_facts")
    assert capsys.readouterr().out == "Everything was looked up in time.\n"
    make_instrument(kennisbank, "Oud", last_verified=TODAY - 366 * DAY)
    make_fact(make_scheme(), checked_on=TODAY - 91 * DAY)
    with pytest.raises(CommandError, match="2 to look up again"):
        call_command("check_facts")
    assert capsys.readouterr().out == f"scheme SLIM: ageing\ninstrument oud: {TODAY - 366 * DAY}\n"


@pytest.mark.parametrize("number", [3, 30])
def test_list_asks_as_much_for_3_as_for_30(kennisbank, editor, client, number, django_assert_num_queries):
    for each in range(number):
        make_instrument(kennisbank, f"Instrument {each}")
    client.get("/beheer/evidence/check/")
    with django_assert_num_queries(11):
        client.get("/beheer/evidence/check/")
