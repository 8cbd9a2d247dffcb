"""Commitments: written down by the own link or by the organiser, at most five for each company, once."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from wagtail.models import ModelLogEntry

from events import actions as core
from events.afterwards.errors import NotOpenForCommitments, TooManyCommitments
from events.afterwards.models import Commitment, FollowUp
from events.models import Registration
from outbox.models import OutboxMessage
from tests.events.afterwards.after import DAY, came, commits, link_of, promised, rows_data
from tests.events.factories import book, make_session

LISTS = ("Een meelooplijst maken", "Ploegbaas", "2027-02-01")


def address(found):
    return reverse("afterwards_commitments", args=[link_of(found)])


def written():
    return sorted(Commitment.objects.values_list("what", "who", "source"))


def test_own_link_writes_one_row_and_where_to_ask(session, client):
    anna = came(session, "Anna").attendees.get()
    with time_machine.travel(session.starts_at, tick=False):
        assert client.get(address(anna)).status_code == 200
        assert Commitment.objects.count() == 0
        response = client.post(address(anna), rows_data(LISTS))
        assert (response.status_code, response.url) == (302, f"{address(anna)}?done=1")
    assert written() == [("Een meelooplijst maken", "Ploegbaas", "link")]
    assert FollowUp.objects.values_list("registration", "email", "language").get() == (
        anna.registration_id,
        "anna@example.org",
        "nl",
    )
    entry = ModelLogEntry.objects.filter(action="afterwards.commit").get()
    assert (entry.data, entry.user_id) == ({"commitments": 1}, None)


def test_second_sending_is_the_first_one(session, client):
    registration = came(session, "Anna")
    data = rows_data(LISTS, ("Twee", "Baas", "2027-01-01"), ("Drie", "Baas", "2027-01-01"))
    with time_machine.travel(session.starts_at, tick=False):
        for _press in range(3):
            assert client.post(address(registration), data).status_code == 302
    assert Commitment.objects.count() == 3
    assert ModelLogEntry.objects.filter(action="afterwards.commit").count() == 1


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (("Doen", "", "2027-02-01"), "who_1"),
        (("", "Baas", "2027-02-01"), "what_1"),
        (("Doen", "Baas", ""), "due_on_1"),
        (("Doen", "Baas", "geen dag"), "due_on_1"),
        (("Doen", "Baas", "2026-12-06"), "due_on_1"),  # the session is on the 7th
        (("Doen", "Baas", "2028-12-07"), "due_on_1"),
        (("Doen", "baas@example.org", "2027-02-01"), "who_1"),
        (("Do\x00en", "Baas", "2027-02-01"), "what_1"),
        (("D" * 201, "Baas", "2027-02-01"), "what_1"),
        (("", "", ""), "__all__"),
    ],
)
def test_wrong_row_is_told_and_nothing_kept(session, client, row, field):
    registration = came(session, "Anna")
    with time_machine.travel(session.starts_at, tick=False):
        response = client.post(address(registration), rows_data(row))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert Commitment.objects.count() == 0


def test_window_runs_from_the_start_until_two_weeks_after(session):
    registration = came(session, "Anna")
    second, end = timedelta(seconds=1), session.over_at + 14 * DAY
    for moment in (session.starts_at - second, end):
        with pytest.raises(NotOpenForCommitments):
            commits(registration, now=moment)
    assert commits(registration, now=session.starts_at) == 1
    assert commits(registration, now=end - second) == 1
    assert commits(registration, now=end, by_staff=True) == 1


def test_page_outside_the_window_has_no_form(session, client):
    registration = came(session, "Anna")
    for moment in (session.starts_at - DAY, session.over_at + 15 * DAY):
        with time_machine.travel(moment, tick=False):
            assert client.get(address(registration)).context["form"] is None
            assert client.post(address(registration), rows_data(LISTS)).status_code == 409
    assert Commitment.objects.count() == 0


def test_called_off_session_takes_none(session):
    registration = came(session, "Anna", attendance="unknown")
    core.call_off(session, reason="Ziek", now=session.starts_at - DAY)
    with pytest.raises(NotOpenForCommitments):
        commits(registration, now=session.starts_at)


def test_five_for_a_company_over_all_its_registrations(session):
    first, second = came(session, "Anna", company="Staalbouw"), came(session, "Bram")
    Registration.objects.filter(pk=second.pk).update(company=first.company)
    second.refresh_from_db()
    other = came(session, "Cora")
    assert commits(first, *[promised() for _row in range(3)]) == 3
    with pytest.raises(TooManyCommitments) as refusal:
        commits(second, *[promised() for _row in range(3)])
    assert refusal.value.left == 2
    assert commits(second, promised(), promised()) == 2
    with pytest.raises(TooManyCommitments):
        commits(first)
    assert commits(other) == 1


def test_company_without_membership_has_its_own_five(session):
    first, second = came(session, "Anna"), came(session, "Bram")
    commits(first, *[promised() for _row in range(5)])
    assert commits(second) == 1


def test_page_shows_what_the_own_company_promised_only(session, event, client):
    registration = came(session, "Anna")
    other, elsewhere = came(session, "Bram"), came(make_session(event, days=14), "Anna")
    for mine, words in ((registration, "Van ons"), (other, "Van hen"), (elsewhere, "Van elders")):
        commits(mine, promised(words))
    with time_machine.travel(session.starts_at, tick=False):
        text = client.get(address(registration)).text
    assert [words for words in ("Van ons", "Van hen", "Van elders") if words in text] == ["Van ons"]


def test_who_waits_or_cancelled_finds_no_page(event, client):
    session = make_session(event, capacity=1)
    came(session, "Anna")
    waiting = book(session, "Bram").attendees[0]
    with time_machine.travel(session.starts_at, tick=False):
        assert client.get(address(waiting)).status_code == 404
        assert client.post(address(waiting), rows_data(LISTS)).status_code == 404
        assert client.get(reverse("afterwards_commitments", args=["niets"])).status_code == 404
    assert Commitment.objects.count() == 0


def test_link_is_dead_two_months_after_the_session(session, client):
    registration = came(session, "Anna")
    with time_machine.travel(session.over_at + 60 * DAY + timedelta(seconds=1), tick=False):
        assert client.get(address(registration)).status_code == 404


def test_my_registration_leads_there_from_the_start(session, client):
    registration = came(session, "Anna")
    manage = reverse("events_manage", args=[link_of(registration)])
    shown = []
    for moment in (session.starts_at - timedelta(seconds=1), session.starts_at, session.over_at + 14 * DAY):
        with time_machine.travel(moment, tick=False):
            shown.append("/afspraken/" in client.get(manage).text)
    assert shown == [False, True, False]


def test_other_things_on_the_page_send_no_mail(session, client):
    registration = came(session, "Anna")
    before = OutboxMessage.objects.count()
    commits(registration)
    assert OutboxMessage.objects.count() == before


@pytest.mark.parametrize("number", [3, 30])
def test_writing_down_costs_the_same_for_every_number_of_companies(event, django_assert_num_queries, number):
    session = make_session(event, capacity=40)
    registrations = [came(session, f"P{place}") for place in range(number)]
    for each in registrations[1:]:
        commits(each)
    with django_assert_num_queries(12):
        commits(registrations[0], *[promised(key=uuid4()) for _row in range(3)])
