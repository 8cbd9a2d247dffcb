"""The organiser's screens of afterwards: for whom they open, and what they do."""

from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from wagtail.models import ModelLogEntry

from events.afterwards.models import Commitment, FollowUp, Material
from events.afterwards.viewsets.urls import urlpatterns
from tests.events.afterwards.after import DAY, came, commits, promised, rows_data
from tests.events.factories import make_session
from tests.events.organisers import make_role, sign_in, url

NAMES = sorted(pattern.name for pattern in urlpatterns)
NO_SENDING = {"afterwards_poster", "afterwards_evaluation_results"}
ROW = ("Een meelooplijst maken", "Ploegbaas", "2027-02-01")


def screen(name, session):
    return reverse(name, args=[session.reference])


@pytest.fixture
def held(session):
    """A session of which the clock stands at its end; one company was there."""
    came(session, "Anna", company="Staalbouw")
    return session


@pytest.fixture
def at_the_end(held):
    with time_machine.travel(held.over_at, tick=False):
        yield held


@pytest.mark.parametrize("role", ["redactie", "organisatie", "coach", "programmaleiding", "beheer"])
def test_each_screen_opens_for_organisers_only(client, at_the_end, role):
    sign_in(client, role)
    assert len(NAMES) == 4
    may = role in {"organisatie", "beheer"}
    data = rows_data(ROW) | {"party": at_the_end.registrations.get().reference}
    data |= {"title": "Verslag", "url": "https://example.org/verslag", "key": str(uuid4())}
    for name in NAMES:
        assert (name, client.get(screen(name, at_the_end)).status_code) == (name, 200 if may else 404)
        sent = 302 if name not in NO_SENDING else 405
        assert (name, client.post(screen(name, at_the_end), data).status_code) == (name, sent if may else 404)
    assert (Commitment.objects.count(), Material.objects.count()) == (int(may), int(may))


@pytest.mark.parametrize("name", NAMES)
def test_anonymous_visitor_is_sent_to_sign_in(client, held, name):
    response = client.get(screen(name, held))
    assert response.status_code == 302
    assert "login" in response.url


@pytest.mark.parametrize("name", NAMES)
def test_unknown_session_is_not_found(organiser, client, name):
    assert client.get(reverse(name, args=["zzzzzzzzzz"])).status_code == 404


def test_organiser_writes_down_for_a_company_once(client, at_the_end):
    user = sign_in(client, "organisatie")
    address, data = screen("afterwards_commitments_by_hand", at_the_end), rows_data(ROW)
    data["party"] = at_the_end.registrations.get().reference
    for _press in range(2):
        assert client.post(address, data).status_code == 302
    kept = Commitment.objects.values_list("what", "who", "source", "company__name").get()
    assert kept == ("Een meelooplijst maken", "Ploegbaas", "staff", "Staalbouw")
    assert FollowUp.objects.get().email == "anna@example.org"
    assert ModelLogEntry.objects.get(action="afterwards.commit").user == user


def test_company_of_another_session_cannot_be_chosen(client, at_the_end, event):
    sign_in(client, "organisatie")
    other = came(make_session(event), "Bram")
    data = rows_data(ROW) | {"party": other.reference}
    response = client.post(screen("afterwards_commitments_by_hand", at_the_end), data)
    assert list(response.context["form"].errors) == ["party"]
    assert Commitment.objects.count() == 0


def test_sixth_is_refused_and_keeps_what_was_typed(client, at_the_end):
    sign_in(client, "organisatie")
    registration = at_the_end.registrations.get()
    commits(registration, *[promised() for _row in range(5)])
    data = rows_data(ROW) | {"party": registration.reference}
    response = client.post(screen("afterwards_commitments_by_hand", at_the_end), data)
    assert response.status_code == 409
    assert 'value="Een meelooplijst maken"' in response.text
    assert Commitment.objects.count() == 5


def test_list_is_printed_and_logged(client, at_the_end):
    sign_in(client, "organisatie")
    commits(at_the_end.registrations.get())
    text = client.post(screen("afterwards_commitments_by_hand", at_the_end), {"print": "1"}).text
    assert [word for word in ("Staalbouw", "Een meelooplijst maken", "Ploegbaas") if word not in text] == []
    assert ModelLogEntry.objects.get(action="afterwards.list").data == {"commitments": 1}


def test_poster_holds_nobodys_link(client, at_the_end):
    sign_in(client, "organisatie")
    text = client.get(screen("afterwards_poster", at_the_end)).text
    assert "http://testserver/aanmelding/link-opnieuw/" in text
    assert "<svg" in text
    assert "Anna" not in text


def test_session_leads_there_from_its_start(client, held):
    user, shown = make_role("organisatie"), []
    for moment in (held.starts_at - DAY, held.starts_at):
        with time_machine.travel(moment, tick=False):
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
            text = client.get(url("session", held)).text
            shown.append([screen(name, held) in text for name in NAMES])
    assert shown == [[False, False, False, False], [True, True, True, False]]


@pytest.mark.parametrize("number", [3, 30])
def test_screen_costs_the_same_for_every_number(client, event, django_assert_num_queries, number):
    session = make_session(event, capacity=40)
    for place in range(number):
        commits(came(session, f"P{place}", company=f"Bedrijf {place}"))
    with time_machine.travel(session.over_at, tick=False):
        sign_in(client, "organisatie")
        client.get(screen("afterwards_commitments_by_hand", session))
        with django_assert_num_queries(14):
            client.get(screen("afterwards_commitments_by_hand", session))
