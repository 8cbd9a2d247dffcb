"""The form of a session of pairs, what follows by link, and the screens of the organiser (issue 3: 7)."""

from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils.translation import gettext

from events.forms import sign_key
from events.links import sign_attendee, sign_registration
from events.models import LanguageHelp, Registration
from tests.events.factories import NOW, make_session, states
from tests.events.organisers import sign_in, url
from tests.events.test_pairs import book_pair, help_in, offer, person
from tests.privacy.human import human_fields

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def session(event):
    made = make_session(event, capacity=4, in_pairs=True)
    offer(made, ar=1, uk=2)
    return made


def url_of(session):
    return f"/agenda/{session.event.slug}/aanmelden/{session.reference}/"


def typed(session, **fields):
    """A pair as a browser sends it."""
    data = {"name": "Anna", "email": "anna@example.org", "organisation": "", **human_fields()}
    data |= {"people-TOTAL_FORMS": 2, "people-INITIAL_FORMS": 0, "people-1-name": "", "people-1-email": ""}
    data |= {"people-0-name": "Amal", "people-0-email": "", "people-0-level": "a1"}
    data |= {"people-0-letter_language": "en", "people-0-help": help_in(session, "ar").reference}
    return data | {"key": sign_key(uuid4(), session.reference)} | fields


def test_a_pair_registers_and_sees_both(client, session):
    page = client.get(url_of(session)).text
    assert "Tolk Arabisch: nog voor 1 nieuwkomer" in page
    assert "Tolk Oekraïens: nog voor 2 nieuwkomers" in page
    response = client.post(url_of(session), typed(session), follow=True)
    assert f"<h1>{gettext('You are registered')}</h1>" in response.text
    assert states(session) == {"Anna": ("confirmed", 1), "Amal": ("confirmed", 2)}
    newcomer = person(session, "Amal")
    assert (newcomer.level, newcomer.language, newcomer.registration.help_no) == ("a1", "en", 1)
    assert "Tolk Arabisch: bezet, jullie wachten samen" in client.get(url_of(session)).text


def test_a_colleague_comes_instead_of_who_registers(client, session):
    client.post(url_of(session), typed(session, only_others="on", **{"people-1-name": "Bram"}))
    assert sorted(states(session)) == ["Amal", "Bram"]
    assert person(session, "Bram").level == ""


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"people-0-name": ""}, "Fill in a name."),
        ({"people-0-level": ""}, "Choose a level. You do not know? Choose that."),
        ({"people-0-level": "c9"}, ""),
        ({"people-0-letter_language": "tlh"}, ""),
        ({"people-0-help": "nothere"}, "Choose this again."),
        ({"only_others": "on"}, "Fill in a name."),
        (
            {"people-1-name": "Bram"},
            "People come to this session in pairs: fill in one person of the employer and one newcomer.",
        ),
        ({"people-TOTAL_FORMS": 0, "people-0-name": ""}, "Fill in a name."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, session, wrong, told):
    response = client.post(url_of(session), typed(session, **wrong))
    assert response.status_code in {200, 409}
    assert gettext(told) in response.text if told else "lg-field--error" in response.text
    assert 'value="Anna"' in response.text
    assert not Registration.objects.exists()


def test_the_form_holds_no_places_for_who_is_still_to_be_named(client, session):
    page = client.get(url_of(session)).text
    assert 'name="unnamed"' not in page
    assert 'name="allow_partial"' not in page
    response = client.post(url_of(session), typed(session, unnamed="2"))
    assert response.status_code == 302
    assert len(states(session)) == 2


def test_the_page_of_the_event_says_that_people_come_in_pairs(client, session):
    words = gettext("You come in pairs: somebody of the employer and a newcomer.")
    assert client.get(session.event.url).text.count(words) == 1


def test_an_ordinary_session_asks_nothing_about_newcomers(client, event):
    page = client.get(url_of(make_session(event))).text
    assert gettext("The newcomer") not in page
    assert "letter_language" not in page


def test_my_registration_says_whom_the_help_is_for_and_what_cancelling_does(client, session):
    book_pair(session, "Anna", "Amal", help="ar")
    late = book_pair(session, "Bram", "Bilal", help="ar")
    link = sign_registration(person(session, "Anna").registration)
    page = client.get(reverse("events_manage", args=[link])).text
    assert "Nieuwkomer, Tolk Arabisch (is er voor jullie)" in page
    asked = client.get(reverse("events_manage", args=[link]), {"cancel": person(session, "Anna").uid}).text
    assert "Jullie komen samen: beide plaatsen worden afgemeld." in asked
    waiting = client.get(reverse("events_manage", args=[sign_attendee(late.attendees[1])])).text
    assert "Jullie wachten samen op taalhulp (Tolk Arabisch): die is nu bezet." in waiting
    assert "Bram" not in waiting.split("</h1>")[1].split("<footer")[0]


def test_another_newcomer_by_link_keeps_the_help_or_takes_other(client, session):
    book_pair(session, "Anna", "Amal", help="ar")
    book_pair(session, "Bram", "Bohdan", help="uk")
    newcomer = person(session, "Amal")
    address = reverse("events_substitute", args=[sign_registration(newcomer.registration)])
    page = client.get(address, {"person": newcomer.uid}).text
    assert ">Tolk Arabisch</option>" in page
    data = {"person": newcomer.uid, "name": "Dina", "email": "", "level": "a2", "letter_language": "nl"}
    data |= {"help": help_in(session, "uk").reference, **human_fields()}
    assert client.post(address, data | {"level": ""}).status_code == 200
    assert client.post(address, data).status_code == 302
    dina = person(session, "Dina")
    assert (dina.level, dina.registration.help.language, dina.registration.help_no) == ("a2", "uk", 2)


def test_organiser_offers_help_and_sees_who_has_it(client, session):
    sign_in(client, "organisatie")
    book_pair(session, "Anna", "Amal", help="ar")
    book_pair(session, "Bram", "Bilal", help="ar")
    arabic, ukrainian = (help_in(session, language).reference for language in ("ar", "uk"))
    screen = client.get(url("session", session)).text
    assert "Tolk Arabisch: 1 van 1 bezet" in screen
    assert "Voorlopig overgeslagen: Tolk Arabisch is bezet." in screen
    assert "Nieuwkomer: A1: korte, eenvoudige zinnen, Tolk Arabisch" in screen
    half = {arabic: 2, ukrainian: 0, "kind": "buddy", "language": "", "places": ""}
    assert client.post(url("language_help", session), half).status_code == 200
    whole = half | {"language": "ti", "places": "3"}
    assert client.post(url("language_help", session), whole).status_code == 302
    offered = LanguageHelp.objects.order_by("language").values_list("kind", "language", "places")
    assert list(offered) == [("interpreter", "ar", 2), ("buddy", "ti", 3)]
    assert states(session)["Bilal"][0] == "offered"


def test_organiser_registers_a_pair_for_somebody(client, session):
    sign_in(client, "organisatie")
    page = client.get(url("register", session)).text
    assert gettext("Name of the newcomer") in page
    data = {"contact_name": "Anna", "contact_email": "anna@example.org", "language": "nl", "contact_comes": "on"}
    data |= {"newcomer_name": "Amal", "newcomer_email": "", "level": "unknown", "letter_language": "nl"}
    data |= {"help": help_in(session, "uk").reference, "people": "", "key": uuid4(), "tell": "on"}
    refused = client.post(url("register", session), data | {"people": "Bram"})
    assert refused.status_code == 409
    assert client.post(url("register", session), data).status_code == 302
    assert states(session) == {"Anna": ("confirmed", 1), "Amal": ("confirmed", 2)}
    assert person(session, "Amal").registration.help_no == 1
    cancel = client.get(url("cancel_place", session, person(session, "Anna")))
    assert cancel.context["consequences"][0] == gettext("They come as a pair: this happens to both.")


def test_rules_from_pairs_to_single_people_are_refused_once_somebody_registered(client, session):
    sign_in(client, "organisatie")
    form = client.get(url("rules", session)).context["form"]
    data = {name: value for name, value in form.initial.items() if value not in {None, False}} | {"in_pairs": ""}
    book_pair(session, "Anna", "Amal")
    refused = client.post(url("rules", session), data)
    assert refused.status_code == 409
    assert gettext("Somebody has registered already: whether people come in pairs stays as it is.") in refused.text
    both = client.post(url("rules", session), data | {"in_pairs": "on", "asks_again": "on"})
    assert both.context["form"].errors["asks_again"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_form_asks_as_much_however_much_help_there_is(client, session, number, django_assert_num_queries):
    offer(session, **dict.fromkeys(("ar", "uk", "pl")[:number], 2))
    client.get(url_of(session))
    with django_assert_num_queries(3):
        assert client.get(url_of(session)).status_code == 200
