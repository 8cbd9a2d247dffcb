"""Planning a session and changing its plan, as the organiser's forms send it."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from events import actions
from events.enums import SessionStatus
from events.models import EventSession
from outbox.models import OutboxMessage
from tests.events.factories import NOW, book, make_session
from tests.events.organisers import fields_of, plan_data, url


def plan(client, page, **changes):
    return client.post(url("plan"), plan_data(page, **changes))


def mails(kind):
    return OutboxMessage.objects.filter(kind=f"events.{kind}").count()


def test_plan_makes_the_session_as_it_was_typed(organiser, client, event):
    response = plan(client, event)
    session = EventSession.objects.get()
    assert (response.status_code, response.url) == (302, url("session", session))
    assert session.starts_at == datetime(2026, 12, 8, 13, tzinfo=UTC)
    assert session.ends_at == datetime(2026, 12, 8, 15, 30, tzinfo=UTC)
    assert (session.capacity, session.city, session.status) == (12, "Doetinchem", SessionStatus.SCHEDULED)


def test_plan_as_draft_and_announce_later(organiser, client, event):
    plan(client, event, announced="no")
    session = EventSession.objects.get()
    assert session.status == SessionStatus.DRAFT
    client.get(url("announce", session))
    assert EventSession.objects.get().status == SessionStatus.DRAFT
    client.post(url("announce", session))
    client.post(url("announce", session))
    assert EventSession.objects.get().status == SessionStatus.SCHEDULED


def test_plan_sent_twice_is_one_session(organiser, client, event):
    data = plan_data(event)
    answers = [client.post(url("plan"), data).url for _click in range(2)]
    assert answers[0] == answers[1]
    assert EventSession.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"end_time": "13:00"}, "end_time"),
        ({"end_time": "14:00"}, "end_time"),
        ({"date": "2026-11-20"}, "date"),
        ({"date": "2027-03-28", "start_time": "02:30", "end_time": "05:00"}, "start_time"),
        ({"date": "2027-10-31", "start_time": "02:30", "end_time": "05:00"}, "which_hour"),
        ({"date": "31-02-2027"}, "date"),
        ({"date": "99999-01-01"}, "date"),
        ({"start_time": "25:00"}, "start_time"),
        ({"place_name": ""}, "place_name"),
        ({"place_name": "De\x00Smederij"}, "place_name"),
        ({"place_name": "De\r\nBcc: x@example.org"}, "place_name"),
        ({"city": "x" * 81}, "city"),
        ({"capacity": "-1"}, "capacity"),
        ({"capacity": "9" * 30}, "capacity"),
        ({"capacity": "5001"}, "capacity"),
        ({"max_attendees": "0"}, "max_attendees"),
        ({"offer_hours": "1" * 40}, "offer_hours"),
        ({"event": "9" * 30}, "event"),
        ({"event": "0"}, "event"),
        ({"join_url": "javascript:alert(1)"}, "join_url"),
        ({"attendance_mode": "telepathy"}, "attendance_mode"),
        ({"registration_closes_at": "2026-12-08T14:01"}, "registration_closes_at"),
        ({"registration_opens_at": "2026-12-08T14:00"}, "registration_opens_at"),
        ({"registration_opens_at": "2026-10-25T02:30"}, "registration_opens_at"),
        ({"registration_opens_at": "soon"}, "registration_opens_at"),
        ({"key": "no key"}, "key"),
    ],
)
def test_plan_that_cannot_be_is_refused_and_kept(organiser, client, event, changes, field):
    response = plan(client, event, **changes)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert response.context["form"]["address"].value() == "Ambachtsstraat 4"
    assert EventSession.objects.count() == 0


def test_hour_that_comes_twice_is_asked_and_answered(organiser, client, event):
    twice = {"date": "2027-10-31", "start_time": "02:30", "end_time": "05:00"}
    assert 'name="which_hour"' in plan(client, event, **twice).text
    plan(client, event, **twice, which_hour="1")
    assert EventSession.objects.get().starts_at == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


def test_copy_starts_with_everything_but_the_day(organiser, client, event):
    session = make_session(event, capacity=7, max_attendees=3)
    data = fields_of(client.get(url("copy", session)))
    assert (data["capacity"], data["max_attendees"], data["city"], data["date"]) == ("7", "3", "Doetinchem", "")
    client.post(url("copy", session), data | {"date": "2027-01-12"})
    assert EventSession.objects.exclude(pk=session.pk).get().capacity == 7


def test_online_session_needs_no_place(organiser, client, event):
    plan(client, event, attendance_mode="online", place_name="", address="", city="")
    assert EventSession.objects.get().is_online is True


def test_move_asks_first_and_then_mails_everybody_once(organiser, client, session):
    book(session, "Anna", "Bram")
    data = fields_of(client.get(url("move", session))) | {"start_time": "11:00", "end_time": "13:00"}
    asked = client.post(url("move", session), data)
    assert (asked.status_code, asked.context["told"], mails("moved")) == (200, 2, 0)
    for _click in range(2):
        client.post(url("move", session), data | {"confirmed": "2"})
    assert mails("moved") == 2
    moved = EventSession.objects.get()
    assert (moved.starts_at, moved.sequence) == (datetime(2026, 12, 7, 10, tzinfo=UTC), 1)


def test_move_asks_again_when_somebody_came_meanwhile(organiser, client, session):
    book(session, "Anna")
    data = fields_of(client.get(url("move", session))) | {"city": "Zutphen"}
    book(session, "Bram")
    assert client.post(url("move", session), data | {"confirmed": "1"}).context["told"] == 2
    assert mails("moved") == 0


def test_move_back_to_the_form_keeps_what_was_typed(organiser, client, session):
    book(session, "Anna")
    data = fields_of(client.get(url("move", session))) | {"city": "Zutphen", "back": "1"}
    assert client.post(url("move", session), data).context["form"]["city"].value() == "Zutphen"
    assert EventSession.objects.get().city == "Doetinchem"


def test_move_of_nothing_sends_nothing(organiser, client, session):
    book(session, "Anna")
    response = client.post(url("move", session), fields_of(client.get(url("move", session))))
    assert response.status_code == 302
    assert (EventSession.objects.get().sequence, mails("moved")) == (0, 0)


def test_second_organiser_is_told_and_loses_nothing(organiser, client, session):
    data = fields_of(client.get(url("move", session))) | {"address": "Nieuwstraat 1"}
    actions.move(session, place_name="De Werkplaats", now=NOW)
    response = client.post(url("move", session), data)
    form = response.context["form"]
    assert (form["address"].value(), form["place_name"].value()) == ("Nieuwstraat 1", "De Werkplaats")
    assert len(form.meanwhile) == 1
    assert "De Werkplaats" in form.meanwhile[0]
    client.post(url("move", session), fields_of(response))
    after = EventSession.objects.get()
    assert (after.address, after.place_name) == ("Nieuwstraat 1", "De Werkplaats")


def test_same_field_changed_twice_keeps_what_was_typed_until_saved_again(organiser, client, session):
    data = fields_of(client.get(url("rules", session))) | {"offer_hours": "12", "approval_required": ""}
    actions.edit(session, offer_hours=24, approval_required=True, waiting_list=False, now=NOW)
    response = client.post(url("rules", session), data)
    form = response.context["form"]
    assert len(form.meanwhile) == 3
    assert form["offer_hours"].value() == "12"
    assert EventSession.objects.get().offer_hours == 24
    client.post(url("rules", session), fields_of(response))
    after = EventSession.objects.get()
    assert (after.offer_hours, after.approval_required, after.waiting_list) == (12, True, False)


def test_forged_snapshot_is_no_error(organiser, client, session):
    data = fields_of(client.get(url("rules", session))) | {"seen": "made-up", "offer_hours": "12"}
    assert client.post(url("rules", session), data).status_code == 302


def test_rules_change_without_a_mail(organiser, client, session):
    book(session, "Anna")
    before = OutboxMessage.objects.count()
    data = fields_of(client.get(url("rules", session))) | {"join_url": "meet.example.org/x"}
    client.post(url("rules", session), data)
    assert EventSession.objects.get().join_url == "https://meet.example.org/x"
    assert OutboxMessage.objects.count() == before


def test_fewer_places_put_nobody_out(organiser, client, session):
    book(session, "Anna", "Bram", "Chris")
    data = fields_of(client.get(url("places", session))) | {"capacity": "1"}
    response = client.post(url("places", session), data, follow=True)
    assert response.context["session"].surplus == 2
    assert session.attendees.holding_a_seat().count() == 3
    assert next(iter(response.context["messages"])).message.startswith("2 ")


def test_more_places_go_to_the_waiting_list(organiser, client, event):
    session = make_session(event, capacity=1)
    book(session, "Anna")
    book(session, "Bram")
    client.post(url("places", session), fields_of(client.get(url("places", session))) | {"capacity": "2"})
    assert mails("offered") == 1


@pytest.mark.parametrize("capacity", ["", "-1", "5001", "9" * 30, "x", "1e3"])
def test_odd_number_of_places_is_refused(organiser, client, session, capacity):
    data = fields_of(client.get(url("places", session))) | {"capacity": capacity}
    assert client.post(url("places", session), data).status_code == 200
    assert EventSession.objects.get().capacity == 10


def test_call_off_says_how_many_get_a_mail_and_mails_each_once(organiser, client, event, session):
    after = make_session(event, days=30)
    book(session, "Anna", "Bram")
    page = client.get(url("call_off", session))
    assert "2" in page.context["button"]
    for _click in range(2):
        client.post(url("call_off", session), {"reason": "De zaal is dicht.", "successor": after.reference})
    session.refresh_from_db()
    assert (session.status, session.notice, session.successor) == (SessionStatus.CANCELLED, "De zaal is dicht.", after)
    assert mails("called_off") == 2


def test_call_off_needs_a_reason(organiser, client, session):
    response = client.post(url("call_off", session), {"reason": " ", "successor": "unknown"})
    assert sorted(response.context["form"].errors) == ["reason", "successor"]
    assert EventSession.objects.get().status == SessionStatus.SCHEDULED


def test_change_of_a_called_off_session_is_refused_with_what_was_typed(organiser, client, session):
    data = fields_of(client.get(url("places", session))) | {"capacity": "3"}
    actions.call_off(session, now=NOW)
    response = client.post(url("places", session), data)
    assert response.status_code == 409
    assert response.context["form"]["capacity"].value() == "3"


NOTHING = {"title": "", "text": "", "why_nothing": "Niemand kwam."}


def test_complete_before_the_end_is_refused(organiser, client, session):
    assert client.post(reverse("takeaways_close", args=[session.reference]), NOTHING).status_code == 409
    assert EventSession.objects.get().status == SessionStatus.SCHEDULED


def test_complete_twice_is_once(organiser, client, event):
    session = make_session(event, days=-1)
    address = reverse("takeaways_close", args=[session.reference])
    assert [client.post(address, NOTHING).status_code for _click in range(2)] == [302, 302]
    assert EventSession.objects.get().status == SessionStatus.COMPLETED
