"""What organisers put right by hand: notes, doubles, the order of the waiting list, many approvals."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest

from events import actions, errors
from events.actions.retention import erase, forget_old
from events.attendance.actions import check_in
from events.models import Attendee, EventSession
from outbox.models import OutboxMessage
from tests.events.factories import NOW, book, make_event, make_session
from tests.events.organisers import fields_of, url
from tests.events.racing import Race
from tests.factories import make_site_tree

MINUTE = timedelta(minutes=1)


def one_by_one(session, *names):
    """Each of `names` registered a minute after the one before."""
    return [book(session, name, now=NOW + place * MINUTE).attendees[0] for place, name in enumerate(names)]


def states(session):
    return {row.name: (str(row.status), row.seat_no) for row in session.attendees.all()}


def order(session):
    return [row.name for row in session.attendees.waiting()]


@pytest.mark.django_db
class TestNotes:
    def test_note_is_seen_by_organisers_and_nobody_else(self, organiser, client, session):
        attendee = book(session, "Anna").attendees[0]
        client.post(url("note_place", session, attendee), {"note": "Belt nog over de trein"})
        assert "Belt nog over de trein" in client.get(url("session", session)).content.decode()
        assert not OutboxMessage.objects.filter(context__icontains="trein").exists()
        history = client.get(url("history", session)).content.decode()
        assert "trein" not in history

    def test_second_organiser_is_told_and_loses_nothing(self, organiser, client, session):
        attendee = book(session, "Anna").attendees[0]
        data = fields_of(client.get(url("note_place", session, attendee))) | {"note": "Mijn woorden"}
        actions.write_note(attendee, "Van een ander", by=None, now=NOW)
        response = client.post(url("note_place", session, attendee), data)
        assert response.context["form"]["note"].value() == "Mijn woorden"
        assert Attendee.objects.get().note == "Van een ander"

    @pytest.mark.parametrize(
        "forget",
        [lambda: forget_old(NOW + timedelta(days=80)), lambda: erase(email="anna@example.org", now=NOW)],
    )
    def test_note_goes_with_the_rest(self, session, forget):
        attendee = book(session, "Anna").attendees[0]
        actions.write_note(attendee, "Belt nog", by=None, now=NOW)
        forget()
        assert Attendee.objects.get().note == ""


@pytest.mark.django_db
class TestDoubles:
    def test_better_state_stays_and_the_waiting_list_moves_up(self, event):
        session = make_session(event, capacity=2)
        work, home, waits = one_by_one(session, "Anna", "Annie", "Cor")
        actions.merge(home, work, by=None, now=NOW + 5 * MINUTE)
        assert states(session) == {"Anna": ("cancelled", None), "Annie": ("confirmed", 2), "Cor": ("offered", 1)}
        assert OutboxMessage.objects.get(kind="events.merged").to == "anna@example.org"
        assert waits.status == "waitlisted"

    def test_place_goes_before_waiting_whichever_was_chosen(self, event):
        session = make_session(event, capacity=1)
        seated, waiting = one_by_one(session, "Anna", "Annie")
        actions.merge(waiting, seated, by=None, now=NOW)
        assert states(session) == {"Anna": ("confirmed", 1), "Annie": ("cancelled", None)}

    def test_address_note_and_attendance_are_kept(self, session):
        party = book(session, "Bram", "Anna").registration
        without = party.attendees.get(name="Anna")
        other = book(session, "Annie").attendees[0]
        actions.write_note(other, "Komt later", by=None, now=NOW)
        check_in(other, nonce=uuid4(), now=session.starts_at, by=None)
        actions.merge(without, other, by=None, now=session.starts_at)
        stays = Attendee.objects.get(pk=without.pk)
        assert (stays.email, stays.note, str(stays.attendance)) == ("annie@example.org", "Komt later", "present")

    def test_same_row_closed_row_and_other_session_are_refused(self, event, session):
        anna = book(session, "Anna").attendees[0]
        gone = book(session, "Cor").attendees[0]
        actions.cancel(gone, now=NOW)
        elsewhere = book(make_session(event, days=20), "Dora").attendees[0]
        for other in (anna, gone, elsewhere):
            with pytest.raises(errors.AlreadyHandled):
                actions.merge(anna, other, by=None, now=NOW)
        assert states(session)["Anna"] == ("confirmed", 1)

    def test_screen_merges(self, organiser, client, session):
        anna, annie = one_by_one(session, "Anna", "Annie")
        client.post(url("merge_place", session, anna), {"other": str(annie.uid)})
        assert states(session)["Annie"] == ("cancelled", None)
        answer = client.post(url("merge_place", session, anna), {"other": "no-number"})
        assert (answer.status_code, sorted(answer.context["form"].errors)) == (200, ["other"])


@pytest.mark.django_db
class TestOrder:
    @pytest.fixture
    def full(self, event):
        session = make_session(event, capacity=1)
        return session, one_by_one(session, "Anna", "Bram", "Cor", "Dora", "Eva")

    @pytest.mark.parametrize(
        ("moved", "before", "after"),
        [
            (4, 1, ["Eva", "Bram", "Cor", "Dora"]),
            (4, 2, ["Bram", "Eva", "Cor", "Dora"]),
            (1, 4, ["Cor", "Dora", "Bram", "Eva"]),
            (1, None, ["Cor", "Dora", "Eva", "Bram"]),
        ],
    )
    def test_moved_party_stands_where_it_was_put_and_gets_its_turn(self, full, moved, before, after):
        session, people = full
        other = None if before is None else people[before]
        actions.put_before(people[moved], other, reason="was vergeten", by=None, now=NOW + 9 * MINUTE)
        assert order(session) == after
        actions.cancel(people[0], now=NOW + 10 * MINUTE)
        assert states(session)[after[0]] == ("offered", 1)

    def test_order_holds_after_moving_to_the_same_place_again_and_again(self, full):
        session, people = full
        for moved in (2, 3, 4, 2, 3):
            actions.put_before(people[moved], people[1], reason="x", by=None, now=NOW + 9 * MINUTE)
        assert order(session) == ["Eva", "Cor", "Dora", "Bram"]

    def test_reason_and_waiting_are_needed(self, full):
        session, people = full
        with pytest.raises(errors.ReasonNeeded):
            actions.put_before(people[4], people[1], reason=" ", by=None, now=NOW)
        with pytest.raises(errors.NobodyWaits):
            actions.put_before(people[0], people[1], reason="x", by=None, now=NOW)
        assert order(session) == ["Bram", "Cor", "Dora", "Eva"]

    def test_screen_moves_and_the_history_says_why(self, organiser, client, full):
        session, people = full
        sent = {"before": str(people[1].uid), "reason": "was vergeten"}
        assert client.post(url("queue_place", session, people[4]), sent).status_code == 302
        assert order(session) == ["Eva", "Bram", "Cor", "Dora"]


@pytest.mark.django_db
class TestApproving:
    def test_many_at_once_fill_the_places_in_the_order_of_asking(self, organiser, client, event):
        session = make_session(event, capacity=2, approval_required=True)
        people = one_by_one(session, "Anna", "Bram", "Cor", "Dora")
        data = {"people": [str(each.uid) for each in reversed(people[:3])]}
        assert client.post(url("admit_many", session), data).status_code == 302
        assert states(session) == {
            "Anna": ("confirmed", 1),
            "Bram": ("confirmed", 2),
            "Cor": ("waitlisted", None),
            "Dora": ("requested", None),
        }

    def test_one_that_cannot_is_told_and_stops_nobody(self, event):
        session = make_session(event, capacity=2, approval_required=True)
        anna, bram = one_by_one(session, "Anna", "Bram")
        actions.cancel(anna, now=NOW)
        report = actions.admit_many([anna, bram], by=None, now=NOW)
        assert [row.name for row in report.seated] == ["Bram"]
        assert [row.name for row, _refusal in report.refused] == ["Anna"]


@pytest.mark.django_db(transaction=True)
def test_merging_both_ways_at_once_keeps_one(transactional_db, tmp_path):
    event, race = make_event(make_site_tree().nl), Race(tmp_path)
    session = make_session(event, capacity=2)
    anna, annie, _cor = one_by_one(session, "Anna", "Annie", "Cor")
    merges = [partial(actions.merge, a, b, by=None, now=NOW) for a, b in ((anna, annie), (annie, anna))]
    answers = race.together(merges)
    assert sum(isinstance(answer, errors.AlreadyHandled) for answer in answers) == 1
    after = race.after(lambda: sorted(str(status) for status, _seat in states(EventSession.objects.get()).values()))
    assert after == ["cancelled", "confirmed", "offered"]
