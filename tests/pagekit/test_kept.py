"""What is kept of a page (`{% kept %}`, `remember`) is right on the next request, for every reader."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

from community.companies.enums import Visibility
from events import actions
from pagekit import surroundings
from pagekit.models import ContentVersion
from tests.community.factories import make_company
from tests.events.factories import NOW, book, make_event, make_session
from tests.factories import make_user
from tests.kennisbank.factories import make_index, make_instrument
from tests.programme.factories import make_news, make_news_index

pytestmark = pytest.mark.time_machine(NOW)


@pytest.fixture
def session(tree):
    return make_session(make_event(tree.nl), capacity=3)


@pytest.mark.parametrize("address", ["/", "/agenda/", "/agenda/leren-van-fouten/"])
def test_a_place_taken_shows_at_once(client, session, address):
    assert "nog 3 plaatsen" in client.get(address).text
    book(session, "Anna")
    assert "nog 2 plaatsen" in client.get(address).text


@pytest.mark.parametrize("address", ["/", "/agenda/", "/agenda/leren-van-fouten/"])
def test_a_session_moved_or_called_off_shows_at_once(client, session, address):
    assert "7 december" in client.get(address).text
    later = {"starts_at": session.starts_at.replace(day=9), "ends_at": session.ends_at.replace(day=9)}
    actions.move(session, **later, now=NOW)
    assert "9 december" in client.get(address).text
    actions.call_off(session, reason="Te weinig mensen", now=NOW)
    page = client.get(address).text
    assert "9 december" not in page or "gaat niet door" in page


def test_a_session_that_is_over_leaves_the_agenda_without_any_change(client, session, time_machine):
    time_machine.move_to(session.ends_at.replace(minute=0))
    assert 'class="lg-agenda__item' in client.get("/agenda/").text
    time_machine.move_to(session.ends_at)
    assert 'class="lg-agenda__item' not in client.get("/agenda/").text


def test_a_company_that_hides_itself_is_gone_at_once(client, tree):
    company = make_company("Staal Zichtbaar")
    assert "Staal Zichtbaar" in client.get("/").text
    company.visibility = Visibility.HIDDEN
    company.save()
    assert "Staal Zichtbaar" not in client.get("/").text


def test_a_news_item_withdrawn_is_gone_at_once(client, tree):
    item = make_news(make_news_index(tree), "Even te zien")
    for address in ("/", "/nieuws/", item.url):
        assert "Even te zien" in client.get(address).text
    item.unpublish()
    assert "Even te zien" not in client.get("/").text + client.get("/nieuws/").text
    assert client.get(item.url).status_code == 404


def test_each_question_to_a_list_has_its_own_answer(client, tree):
    index = make_index(tree.nl)
    make_instrument(index, "Duur plan", slug="duur", cost_band=3)
    make_instrument(index, "Gratis plan", slug="gratis")
    assert "Gratis plan" not in client.get("/kennisbank/?kosten=3").text
    assert "Duur plan" not in client.get("/kennisbank/?kosten=0").text
    assert "<mark" in client.get("/kennisbank/?q=gratis").text
    assert "<mark" not in client.get("/kennisbank/").text


def test_signed_in_and_not_are_kept_apart(client, tree):
    assert "Uitloggen" not in client.get("/").text
    client.force_login(make_user())
    assert "Uitloggen" in client.get("/").text
    client.logout()
    assert "Uitloggen" not in client.get("/").text


def test_frame_of_one_persons_page_is_not_kept(client, tree):
    client.force_login(make_user())
    client.get("/mijn/")
    assert not surroundings.current_surroundings().fragments


def test_a_page_found_again_is_a_copy(client, tree):
    around = surroundings.current_surroundings()
    around.page_at(tree.nl.url_path).title = "Van een ander verzoek"
    assert around.page_at(tree.nl.url_path).title == "Leergilde"


RENDERED = Template("{% load kept %}{% kept 'tried' extra %}{{ shown }}{% endkept %}")


def render(rf, page, shown, *, extra="", **attributes):
    request = rf.get("/")
    request.user, request.served_page = make_anonymous(), page
    for name, value in attributes.items():
        setattr(request, name, value)
    return RENDERED.render(Context({"request": request, "shown": shown, "extra": extra}))


def make_anonymous():
    from django.contrib.auth.models import AnonymousUser

    return AnonymousUser()


def test_markup_is_kept_until_the_content_changes(rf, tree):
    assert render(rf, tree.nl, "een") == "een"
    assert render(rf, tree.nl, "twee") == "een"
    ContentVersion.renew()
    assert render(rf, tree.nl, "drie") == "drie"


def test_markup_is_kept_apart_by_page_language_day_and_extra_value(rf, tree, time_machine):
    assert render(rf, tree.nl, "een") == "een"
    assert render(rf, tree.en, "twee") == "twee"
    assert render(rf, tree.nl, "drie", extra="3") == "drie"
    with override("en"):
        assert render(rf, tree.nl, "vier") == "vier"
    time_machine.shift(24 * 3600)
    assert render(rf, tree.nl, "vijf") == "vijf"


def test_a_preview_keeps_nothing(rf, tree):
    assert render(rf, tree.nl, "een") == "een"
    assert render(rf, tree.nl, "concept", is_preview=True) == "concept"
    assert render(rf, tree.nl, "twee") == "een"


def test_memory_has_an_end(tree, monkeypatch):
    monkeypatch.setattr(surroundings, "MOST_MARKUP", 1000)
    monkeypatch.setattr(surroundings, "MOST_ANSWERS", 10)
    around = surroundings.Surroundings("now")
    for number in range(200):
        around.fragment((number,), lambda: "x" * 100)
        around.remember((number,), lambda: ["an answer"])
        around.fragment((0,), lambda: "y" * 100)
    assert sum(len(markup) for markup in around.fragments.values()) == around.markup <= 1000
    assert (0,) in around.fragments  # used all the time
    assert len(around.answers) == 10
