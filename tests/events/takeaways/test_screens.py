"""The organiser's screens of what came of a session, and of closing it."""

import pytest
import time_machine
from django.urls import reverse

from events.enums import SessionStatus
from events.models import EventSession
from events.takeaways.models import Takeaway
from outbox.models import OutboxMessage
from tests.community.factories import make_kennisbank
from tests.events.factories import book, make_event, make_session
from tests.events.organisers import make_role, sign_in
from tests.events.takeaways.learned import form_data, kept, kept_case

QUERIES = 13


@pytest.fixture
def session(tree):
    make_kennisbank(tree)
    return make_session(make_event(tree.nl))


def screen(session, name="takeaways_of_session"):
    return reverse(name, args=[session.reference])


def fresh(session):
    return EventSession.objects.get(pk=session.pk)


@pytest.fixture
def organiser(client, session):
    with time_machine.travel(session.over_at, tick=False):
        yield sign_in(client, "organisatie")


def test_organiser_writes_a_case_down(client, organiser, session):
    anna = book(session, "Anna").registration
    assert client.get(screen(session)).status_code == 200
    data = form_data(kind="case", told_by=anna.reference)
    assert client.post(screen(session), data).status_code == 302
    assert "Wacht op het bedrijf." in client.get(screen(session)).text
    assert Takeaway.objects.get().told_by == anna


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"title": " "}, "title"),
        ({"text": ""}, "text"),
        ({"kind": "case"}, "told_by"),
        ({"told_by": "0" * 32}, "told_by"),
        ({"title": "Mail anna@example.org"}, "title"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_is_kept(client, organiser, session, changes, field):
    response = client.post(screen(session), form_data(**changes))
    assert list(response.context["form"].errors) == [field]
    assert not Takeaway.objects.exists()


def test_party_of_another_session_is_no_choice(client, organiser, session):
    other = book(make_session(session.event, days=20), "Bram").registration
    response = client.post(screen(session), form_data(kind="case", told_by=other.reference))
    assert list(response.context["form"].errors) == ["told_by"]


def test_company_that_was_chosen_with_a_tip_gets_no_mail(client, organiser, session):
    anna = book(session, "Anna").registration
    assert client.post(screen(session), form_data(told_by=anna.reference)).status_code == 302
    assert Takeaway.objects.get().told_by is None
    assert not OutboxMessage.objects.filter(kind="takeaways.told").exists()


def test_button_removes(client, organiser, session):
    row = kept(session)
    assert client.post(screen(session), {"remove": str(row.uid)}).status_code == 302
    assert not Takeaway.objects.exists()
    assert client.post(screen(session), {"remove": "x"}).status_code == 404


def test_closing_asks_for_something_and_keeps_what_was_typed(client, organiser, session):
    address = screen(session, "takeaways_close")
    empty = client.post(address, form_data(kind="", title="", text=""))
    assert list(empty.context["form"].errors) == ["why_nothing"]
    half = client.post(address, form_data(text=""))
    assert list(half.context["form"].errors) == ["text"]
    assert half.context["form"]["title"].value() == "Tien minuten over een fout"
    assert client.post(address, form_data()).status_code == 302
    assert (fresh(session).status, Takeaway.objects.count()) == (SessionStatus.COMPLETED, 1)


def test_closing_with_something_written_before_is_one_button(client, organiser, session):
    kept(session)
    address = screen(session, "takeaways_close")
    assert "Tien minuten over een fout" in client.get(address).text
    assert client.post(address).status_code == 302
    assert fresh(session).status == SessionStatus.COMPLETED


def test_reason_stands_on_the_screen_afterwards(client, organiser, session):
    data = form_data(kind="", title="", text="", why_nothing="De groep was te klein.")
    assert client.post(screen(session, "takeaways_close"), data).status_code == 302
    assert "De groep was te klein." in client.get(screen(session)).text


def test_screen_asks_as_much_for_thirty_parties_and_twelve_rows(client, organiser, session, django_assert_num_queries):
    kept_case(session, "P0")
    client.get(screen(session))
    with django_assert_num_queries(QUERIES):
        client.get(screen(session))
    EventSession.objects.update(capacity=50)
    for number in range(1, 12):
        kept_case(session, f"P{number}")
    for number in range(12, 30):
        book(session, f"P{number}")
    with django_assert_num_queries(QUERIES):
        client.get(screen(session))


@pytest.mark.parametrize("name", ["takeaways_of_session", "takeaways_close"])
@pytest.mark.parametrize("role", ["redactie", "coach", "programmaleiding"])
def test_screens_are_the_organisers(client, session, name, role):
    client.force_login(make_role(role), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(screen(session, name)).status_code == 404
    assert client.post(screen(session, name), form_data()).status_code == 404
    assert not Takeaway.objects.exists()
