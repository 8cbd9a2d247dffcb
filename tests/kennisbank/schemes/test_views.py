"""The guide, the calculator and the calendar over HTTP: nothing kept, no cookie, clear answers to damaged addresses."""

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from kennisbank.schemes.links import GUIDE, PLAN, guide_address, plan_address
from kennisbank.schemes.models import Guide, SchemePage
from tests.kennisbank.schemes.factories import DAY, TODAY, make_fact, make_scheme, make_scheme_page, make_window

GUIDE_START, PLAN_START = "/regelingen/wegwijzer/", "/regelingen/rekenhulp/"


def answer(client, address, question, option):
    return client.post(address, {"vraag": question, "antwoord": option})


def lines(**fields):
    data = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "employees": "12", "schemes": ["SLIM"]}
    data |= {"form-0-kind": "adviser", "form-0-amount": "10000"}
    return data | fields


def test_guide_leads_to_an_outcome_with_facts_and_keeps_nothing(schemes, client):
    make_window(schemes.scheme, TODAY + DAY, TODAY + 9 * DAY)
    second = answer(client, GUIDE_START, "wie", "employer").url
    page = client.get(second)
    assert (page.context["number"], page.context["total"], page.context["question"].code) == (2, 2, "mensen")
    outcome = client.get(answer(client, second, "mensen", "groot").url)
    [advice] = outcome.context["advice"]
    assert (advice.outcome.verdict, advice.outcome.reasons, advice.documents) == ("fits", ("Past.",), ["Een begroting"])
    assert [str(row.fact.value) for row in advice.pays] == ["60.00", "24999.00"]
    html = outcome.content.decode()
    assert "60%" in html
    assert "€ 24.999 per aanvraag" in html
    assert "24 november 2026 tot en met 2 december 2026" in html
    assert (outcome["Cache-Control"], outcome["X-Robots-Tag"]) == ("no-store, private", "noindex, nofollow")
    assert not client.cookies


def test_guide_says_why_a_scheme_does_not_fit_and_an_answer_can_be_changed(schemes, client):
    address = guide_address({"wie": "employer", "mensen": "klein"})
    outcome = client.get(address)
    assert [each.outcome.reasons for each in outcome.context["advice"]] == [("Te klein.",)]
    assert "24.999" not in outcome.content.decode()
    again = client.get(address, {"vraag": "mensen"})
    assert again.context["form"].initial == {"antwoord": "klein"}
    changed = answer(client, address, "mensen", "groot")
    assert changed.url == guide_address({"wie": "employer", "mensen": "groot"})


def test_changing_who_one_is_drops_answers_that_are_not_asked_any_more(schemes, client):
    changed = answer(client, guide_address({"wie": "employer", "mensen": "klein"}), "wie", "employee")
    assert changed.url == guide_address({"wie": "employee"})


def test_no_answer_asks_again(schemes, client):
    page = client.post(GUIDE_START, {"vraag": "wie"})
    assert page.status_code == 422
    assert "Kies een van deze antwoorden." in page.content.decode()


@pytest.mark.parametrize("option", ["", "keizer", "wie", "' OR 1=1 --", "x" * 5000])
def test_unknown_answers_ask_again(schemes, client, option):
    assert answer(client, GUIDE_START, "wie", option).status_code == 422


@pytest.mark.parametrize("damaged", ["abc", "a:b", "é", "..", "cut"])
def test_damaged_address_of_the_guide_starts_again(schemes, client, damaged):
    if damaged == "cut":
        damaged = guide_address({"wie": "employer"})[22:-3]
    page = client.get(reverse("schemes_guide_at", args=[damaged]))
    assert page.status_code == 404
    assert "Dit adres is niet meer compleet." in page.content.decode()
    assert page.context["question"].code == "wie"


def test_answers_of_another_guide_are_asked_anew(schemes, client):
    signed = signing.Signer(salt=GUIDE).sign_object({"wie": "employer", "mensen": "reus", "weg": "x"})
    assert client.get(reverse("schemes_guide_at", args=[signed])).context["question"].code == "mensen"


def test_address_of_the_calculator_is_none_of_the_guide(schemes, client):
    signed = signing.Signer(salt=PLAN).sign_object({"wie": "employer"})
    assert client.get(reverse("schemes_guide_at", args=[signed])).status_code == 404


def test_guide_is_not_there_until_one_is_published(schemes, client):
    Guide.objects.update(live=False)
    assert client.get(GUIDE_START).status_code == 404
    assert GUIDE_START not in client.get(schemes.index.url).content.decode()


def test_an_answer_in_the_query_is_none(schemes, client):
    """What somebody answers stands in no query, so in no log of a web server."""
    page = client.get(GUIDE_START, {"vraag": "wie", "antwoord": "employer"})
    assert (page.status_code, page.context["question"].code) == (200, "wie")
    assert client.get(PLAN_START, lines()).context["form"].is_bound is False


@pytest.mark.parametrize("address", [GUIDE_START, PLAN_START])
def test_forms_need_no_token_and_set_no_cookie(schemes, address):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address, {}).status_code == 422
    assert not strict.cookies


def test_scheme_that_is_gone_or_unpublished_shows_no_page_in_the_outcome(schemes, client):
    schemes.page.unpublish()
    html = client.get(guide_address({"wie": "employer", "mensen": "groot"})).content.decode()
    assert (schemes.page.url in html, "SLIM" in html) == (False, True)
    schemes.scheme.state = "archived"
    schemes.scheme.save()
    assert client.get(guide_address({"wie": "employer", "mensen": "groot"})).context["advice"] == []


def test_calculator_counts_a_plan_that_stands_in_the_address(schemes, client):
    sent = client.post(PLAN_START, lines())
    page = client.get(sent.url)
    stack = page.context["outcome"].stack
    assert [str(figure) for figure in (stack.cost, stack.paid, stack.net)] == ["10000.00", "6000.00", "4000.00"]
    assert "Regelingen kunnen € 6.000 van € 10.000 betalen" in page.content.decode()
    assert (page["Cache-Control"], bool(client.cookies)) == ("no-store, private", False)
    form = client.get(sent.url, {"wijzig": "1"})
    assert form.context["form"].initial["employees"] == 12
    assert form.context["lines"].forms[0].initial == {"kind": "adviser", "amount": "10000", "count": 1}


def test_calculator_keeps_to_the_room_for_state_aid(schemes, client):
    schemes.scheme.state_aid = True
    schemes.scheme.save()
    make_fact(schemes.scheme, "de_minimis", 300_000, per="three_years")
    page = client.get(client.post(PLAN_START, lines(aid="295000")).url)
    assert str(page.context["outcome"].stack.paid) == "5000.00"
    assert "Een deel past niet in de staatssteun" in page.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"employees": ""},
        {"employees": "0"},
        {"employees": "250"},
        {"employees": "1e9"},
        {"schemes": []},
        {"schemes": ["BESTAAT-NIET"]},
        {"form-0-amount": ""},
        {"form-0-amount": "-1"},
        {"form-0-amount": "NaN"},
        {"form-0-amount": "1e400"},
        {"form-0-amount": "10000000.01"},
        {"form-0-kind": ""},
        {"form-0-kind": "yacht"},
        {"form-0-kind": "", "form-0-amount": ""},
        {"form-0-count": "99999999999"},
        {"form-TOTAL_FORMS": "9"},
        {"form-TOTAL_FORMS": "many"},
        {"aid": "-1"},
    ],
)
def test_wrong_plan_says_so_and_keeps_what_was_typed(schemes, client, wrong):
    page = client.post(PLAN_START, lines(**wrong))
    assert page.status_code == 422


def test_one_cost_more_until_eight(schemes, client):
    page = client.post(PLAN_START, lines(meer="1"))
    assert (page.status_code, len(page.context["lines"].forms)) == (200, 3)
    page = client.post(PLAN_START, lines(**{"meer": "1", "form-TOTAL_FORMS": "8"}))
    assert len(page.context["lines"].forms) == 8
    assert 'name="meer"' not in page.content.decode()


@pytest.mark.parametrize("damaged", ["abc", "a:b:c", "cut"])
def test_damaged_address_of_the_calculator_starts_again(schemes, client, damaged):
    if damaged == "cut":
        damaged = plan_address({"lines": []})[22:-3]
    page = client.get(reverse("schemes_plan_at", args=[damaged]))
    assert page.status_code == 404
    assert "Dit adres is niet meer compleet." in page.content.decode()


def test_calendar_shows_windows_to_come_and_can_be_subscribed_to(schemes, client):
    make_window(schemes.scheme, TODAY - 9 * DAY, TODAY - DAY)
    make_window(schemes.scheme, TODAY, TODAY + DAY)
    make_window(schemes.scheme, TODAY + 30 * DAY, expected=True)
    hidden = make_scheme("OOM")
    make_window(hidden, TODAY, TODAY + DAY)
    page = client.get("/regelingen/kalender/")
    assert [(row.open_now, row.window.expected) for row in page.context["rows"]] == [(True, False), (False, True)]
    feed = client.get("/regelingen/kalender.ics").content.decode().replace("\r\n ", "")
    assert feed.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261125" in feed
    assert "SUMMARY:verwacht: SLIM aanvragen" in feed
    assert schemes.page.url in feed


def test_calendar_without_windows_says_so(schemes, client):
    assert "Er is geen tijdvak bekend" in client.get("/regelingen/kalender/").content.decode()


@pytest.mark.parametrize("more", [3, 30])
def test_lists_ask_as_much_for_3_as_for_30(schemes, asks, more):
    for number in range(more):
        scheme = make_scheme(f"R{number}")
        make_fact(scheme)
        make_window(scheme, TODAY + DAY)
        make_scheme_page(schemes.index, scheme)
    asks(schemes.index.url, first=15, again=6)
    asks("/regelingen/kalender/", first=11, again=6)
    asks(guide_address({"wie": "employer", "mensen": "groot"}), first=13, again=8)
    asks(PLAN_START, first=10, again=5)
    assert SchemePage.objects.published().count() == more + 1
