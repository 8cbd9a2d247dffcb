"""How far companies are: asked by mail at 30 and 90 days, answered by three buttons."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from events import actions as core
from events.afterwards import rules
from events.afterwards.actions import answer, ask_how_far
from events.afterwards.enums import Progress
from events.afterwards.errors import NotAskedNow, WhyIsMissing
from events.afterwards.links import sign_follow_up
from events.afterwards.models import Check, Commitment, FollowUp
from events.afterwards.queries import progress_in
from outbox.delivery import deliver_due
from outbox.models import OutboxMessage
from tests.events.afterwards.after import DAY, came, commits, promised
from tests.events.factories import make_session

SECOND = timedelta(seconds=1)


@pytest.fixture
def anna(session):
    """A registration with one commitment."""
    registration = came(session, "Anna")
    commits(registration)
    return registration


def morning(session, days):
    return rules.morning_after(session, days)


def address(registration):
    return reverse("afterwards_check", args=[sign_follow_up(FollowUp.objects.get(registration=registration))])


def mails():
    return list(OutboxMessage.objects.filter(kind="afterwards.check").order_by("pk").values_list("to", "dedupe_key"))


def test_mornings_are_nine_on_the_wall_in_winter_and_summer(event):
    start = datetime(2027, 2, 25, 13, tzinfo=UTC)
    session = make_session(event, starts_at=start, ends_at=start + timedelta(hours=2))
    assert morning(session, 30) == datetime(2027, 3, 27, 8, tzinfo=UTC)
    assert morning(session, 90) == datetime(2027, 5, 26, 7, tzinfo=UTC)


def test_asked_once_in_each_round(anna, session):
    first, second = morning(session, 30), morning(session, 90)
    asked = [ask_how_far(moment) for moment in (first - SECOND, first, first + DAY, second - DAY, second, second + DAY)]
    assert asked == [0, 1, 0, 0, 1, 0]
    key = f"afterwards_check:{anna.reference}"
    assert mails() == [("anna@example.org", f"{key}:30"), ("anna@example.org", f"{key}:90")]


def test_worker_that_was_away_asks_two_weeks_late_at_most(anna, session):
    assert ask_how_far(morning(session, 30) + 14 * DAY) == 0
    assert ask_how_far(morning(session, 30) + 14 * DAY - SECOND) == 1


@pytest.mark.parametrize(("progress", "asked"), [("done", 0), ("stopped", 0), ("busy", 1)])
def test_second_round_asks_only_what_is_not_settled(anna, session, progress, asked):
    answer(Commitment.objects.get(), Progress(progress), why="Te duur", now=morning(session, 30))
    assert ask_how_far(morning(session, 90)) == asked


def test_nobody_is_asked_about_a_session_called_off(anna, session):
    core.call_off(session, reason="Toch niet", now=session.starts_at + SECOND)
    assert ask_how_far(morning(session, 30)) == 0


def test_mail_holds_the_promise_and_a_link_that_opens(anna, session, client):
    with time_machine.travel(morning(session, 30), tick=False):
        ask_how_far(morning(session, 30))
        mail.outbox.clear()
        deliver_due(now=morning(session, 30))
        (message,) = [each for each in mail.outbox if "/afspraken/" in each.body]
        assert message.to == ["anna@example.org"]
        assert "- Een meelooplijst maken" in message.body
        url = next(word for word in message.body.split() if "/afspraken/" in word)
        assert url == f"http://testserver{address(anna)}"
        assert client.get(url).status_code == 200


def test_mail_that_is_answered_before_sending_is_not_sent(anna, session):
    now = morning(session, 30)
    with time_machine.travel(now, tick=False):
        ask_how_far(now)
        answer(Commitment.objects.get(), Progress.DONE, now=now)
        deliver_due(now=now)
    assert OutboxMessage.objects.get(kind="afterwards.check").status == "superseded"


def test_three_buttons(anna, session, client):
    uid = str(Commitment.objects.get().uid)
    with time_machine.travel(morning(session, 30), tick=False):
        for data in ({"progress": "busy"}, {"progress": "stopped", "why": "Geen tijd"}, {"progress": "done"}):
            response = client.post(address(anna), {"commitment": uid} | data)
            assert response.status_code == 302
            shown = Check.objects.values_list("round", "progress", "why").get()
            assert shown == (30, data["progress"], data.get("why", ""))


def test_stopping_asks_why_and_keeps_nothing_without(anna, session, client):
    commitment = Commitment.objects.get()
    with time_machine.travel(morning(session, 30), tick=False):
        response = client.post(address(anna), {"commitment": str(commitment.uid), "progress": "stopped", "why": " "})
    assert response.status_code == 422
    assert Check.objects.count() == 0
    with pytest.raises(WhyIsMissing):
        answer(commitment, Progress.STOPPED, now=morning(session, 30))


def test_looking_changes_nothing(anna, session, client):
    with time_machine.travel(morning(session, 30), tick=False):
        client.get(address(anna), {"progress": "done", "commitment": str(Commitment.objects.get().uid)})
    assert Check.objects.count() == 0


def test_before_the_first_morning_and_after_four_months_nothing_is_taken(anna, session, client):
    commitment, end = Commitment.objects.get(), session.over_at + 120 * DAY
    data = {"commitment": str(commitment.uid), "progress": "done"}
    with time_machine.travel(morning(session, 30) - SECOND, tick=False):
        assert client.post(address(anna), data).status_code == 409
    with time_machine.travel(end, tick=False):
        assert client.post(address(anna), data).status_code == 404
    for moment in (morning(session, 30) - SECOND, end):
        with pytest.raises(NotAskedNow):
            answer(commitment, Progress.DONE, now=moment)
    assert Check.objects.count() == 0


@pytest.mark.parametrize(
    "data", [{}, {"progress": "done"}, {"progress": "maybe"}, {"progress": "done", "why": "x\x00"}]
)
def test_garbage_changes_nothing(anna, session, client, data):
    with time_machine.travel(morning(session, 30), tick=False):
        uid = {"commitment": str(Commitment.objects.get().uid)} if "why" in data else {"commitment": "x"}
        assert client.post(address(anna), data | uid).status_code in {404, 422}
    assert Check.objects.count() == 0


def test_commitment_of_another_company_or_session_is_not_found(anna, session, event, client):
    later = make_session(event, days=14)
    for other in (came(session, "Bram"), came(later, "Anna")):
        commits(other)
        foreign = Commitment.objects.get(registration=other)
        with time_machine.travel(morning(session, 30), tick=False):
            response = client.post(address(anna), {"commitment": str(foreign.uid), "progress": "done"})
        assert response.status_code == 404
    assert Check.objects.count() == 0


@pytest.mark.parametrize("link", ["niets", "a:b:c"])
def test_link_that_is_not_ours_is_not_found(client, tree, link):
    assert client.get(reverse("afterwards_check", args=[link])).status_code == 404


def test_link_is_dead_when_its_nonce_was_replaced(anna, session, client):
    url = address(anna)
    FollowUp.objects.update(link_nonce="anders")
    with time_machine.travel(morning(session, 30), tick=False):
        assert client.get(url).status_code == 404


def test_organiser_sees_numbers_for_each_round(anna, session):
    commits(anna, promised("Twee"), promised("Drie"))
    first, second, _third = Commitment.objects.order_by("pk")
    answer(first, Progress.DONE, now=morning(session, 30))
    answer(second, Progress.STOPPED, why="Te druk", now=morning(session, 30))
    answer(second, Progress.BUSY, now=morning(session, 90))
    assert [numbers for _label, numbers in progress_in(session)] == [[1, 0, 1, 1], [0, 1, 0, 2]]


@pytest.mark.parametrize("number", [3, 30])
def test_asking_costs_the_same_for_every_number(event, django_assert_num_queries, number):
    session = make_session(event, capacity=40)
    for place in range(number):
        commits(came(session, f"P{place}"))
    with django_assert_num_queries(8):
        assert ask_how_far(morning(session, 30)) == number
