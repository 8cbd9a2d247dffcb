"""The second call at the door: answers, soft places, stand-bys; and the races between them (events.md 1b.4)."""

from datetime import timedelta
from functools import partial
from threading import Barrier
from uuid import uuid4

import pytest
import time_machine

from events import actions, errors, rules
from events.attendance.actions import check_in
from events.links import sign_registration
from events.models import Attendee
from outbox.models import OutboxMessage
from tests.events.factories import NOW, book, make_event, make_session
from tests.events.racing import Race
from tests.events.second_call import CALL, LATE, MINUTE, START, full_session
from tests.factories import make_site_tree


def states(session):
    return {row.name: (str(row.status), row.seat_no, str(row.attendance)) for row in session.attendees.all()}


HAS_PLACE = ("confirmed", 1, "unknown")
GONE, WAITS = ("cancelled", None, "unknown"), ("waitlisted", None, "unknown")


@pytest.mark.django_db
class TestLettingIn:
    def test_stand_by_gets_the_very_place(self, event):
        session, anna, bram, _cor = full_session(event)
        actions.let_in(bram, place_of=anna, now=LATE, by=None)
        assert states(session) == {"Anna": GONE, "Bram": HAS_PLACE, "Cor": WAITS}
        assert Attendee.objects.get(name="Bram").substituted_for == anna
        assert OutboxMessage.objects.filter(kind="events.given_away").values_list("to", flat=True).get() == anna.email

    def test_not_before_five_minutes_after_the_start(self, event):
        session, anna, bram, _cor = full_session(event)
        with pytest.raises(errors.TooLate):
            actions.let_in(bram, place_of=anna, now=START - MINUTE, by=None)
        with pytest.raises(errors.PlaceNotSoft):
            actions.let_in(bram, place_of=anna, now=LATE - timedelta(seconds=1), by=None)
        assert states(session)["Anna"] == ("confirmed", 1, "unknown")

    def test_twice_is_once(self, event):
        _session, anna, bram, _cor = full_session(event)
        for _click in range(2):
            actions.let_in(bram, place_of=anna, now=LATE, by=None)
        assert OutboxMessage.objects.filter(kind="events.given_away").count() == 1

    def test_answered_or_arrived_place_is_not_given(self, event):
        session, anna, bram, _cor = full_session(event)
        check_in(anna, nonce=uuid4(), now=LATE, by=None)
        with pytest.raises(errors.PlaceNotSoft):
            actions.let_in(bram, place_of=anna, now=LATE, by=None)
        other, dora, eva, _fay = full_session(event)
        actions.say_to_come(dora, now=LATE)
        with pytest.raises(errors.PlaceNotSoft):
            actions.let_in(eva, place_of=dora, now=LATE, by=None)
        assert (states(session)["Bram"], states(other)["Bram"]) == (WAITS, WAITS)

    def test_who_comes_later_is_told_that_the_place_was_given(self, event):
        _session, anna, bram, _cor = full_session(event)
        actions.let_in(bram, place_of=anna, now=LATE, by=None)
        with pytest.raises(errors.PlaceGiven):
            actions.say_to_come(anna, now=LATE + MINUTE)

    def test_place_that_nobody_has_is_taken_but_none_past_the_capacity(self, event):
        session, anna, bram, cor = full_session(event)
        with pytest.raises(errors.SoldOut):
            actions.let_in(bram, place_of=None, now=LATE, by=None)
        actions.cancel(anna, now=LATE, by_staff=True)
        actions.let_in(bram, place_of=None, now=LATE, by=None)
        with pytest.raises(errors.SoldOut):
            actions.let_in(cor, place_of=None, now=LATE, by=None)
        assert states(session) == {"Anna": GONE, "Bram": HAS_PLACE, "Cor": WAITS}

    def test_overbooked_session_lets_nobody_in(self, event):
        session, anna, bram, cor = full_session(event)
        actions.confirm_by_hand(cor, reason="begeleider", by=None, now=START)
        with pytest.raises(errors.SoldOut):
            actions.let_in(bram, place_of=anna, now=LATE, by=None)
        assert states(session)["Anna"] == ("confirmed", 1, "unknown")


@pytest.mark.django_db(transaction=True)
class TestRaces:
    @pytest.fixture
    def race(self, tmp_path):
        return Race(tmp_path)

    @pytest.fixture
    def full(self, transactional_db):
        return full_session(make_event(make_site_tree().nl))

    def test_late_comer_against_two_stand_bys(self, full, race):
        session, anna, bram, cor = full
        answers = race.together(
            [
                partial(actions.say_to_come, anna, now=LATE),
                partial(actions.let_in, bram, place_of=anna, now=LATE, by=None),
                partial(actions.let_in, cor, place_of=anna, now=LATE, by=None),
            ]
        )
        refused = [answer for answer in answers if isinstance(answer, Exception)]
        assert len(refused) == 2
        assert all(isinstance(answer, errors.PlaceGiven | errors.PlaceNotSoft) for answer in refused)
        after = race.after(lambda: states(session))
        assert [seat for _status, seat, _attendance in after.values() if seat] == [1]
        winner = answers.index(next(answer for answer in answers if not isinstance(answer, Exception)))
        assert after["Anna"][0] == ("confirmed" if winner == 0 else "cancelled")

    def test_control_without_the_lock_two_get_the_same_answer(self, full, race):
        """What the lock is for: two that look first and act then both find the place soft."""
        _session, anna, bram, cor = full
        gate = Barrier(2)

        def look_then_act(person):
            place = Attendee.objects.select_related("session").get(pk=anna.pk)
            gate.wait(timeout=30)
            return person.name if rules.is_soft(place, place.session, now=LATE) else ""

        assert race.together(partial(look_then_act, person) for person in (bram, cor)) == ["Bram", "Cor"]


@pytest.mark.django_db
class TestByLink:
    def page(self, attendee):
        return f"/aanmelding/{sign_registration(attendee.registration)}/"

    def test_looking_answers_nothing_and_each_button_once(self, client, event):
        _session, anna, _bram, _cor = full_session(event)
        with time_machine.travel(CALL, tick=False):
            page = client.get(self.page(anna))
            assert page.context["places"][0].may_say_to_come is True
            assert Attendee.objects.get(pk=anna.pk).confirmed_again_at is None
            for _click in range(2):
                answer = client.post(self.page(anna), {"action": "coming", "person": str(anna.uid)})
                assert answer.status_code == 302
        assert Attendee.objects.get(pk=anna.pk).confirmed_again_at == CALL

    def test_i_cannot_come_frees_the_place(self, client, event):
        session, anna, _bram, _cor = full_session(event)
        with time_machine.travel(CALL, tick=False):
            client.post(self.page(anna), {"action": "cancel", "person": str(anna.uid)})
        assert states(session)["Bram"][0] == "offered"

    def test_stand_by_on_and_off(self, client, event):
        _session, _anna, bram, _cor = full_session(event)
        with time_machine.travel(CALL, tick=False):
            for verb, expected in (("stand_by", True), ("no_stand_by", False)):
                client.post(self.page(bram), {"action": verb, "person": str(bram.uid)})
                assert Attendee.objects.get(pk=bram.pk).stands_by is expected

    def test_who_lost_the_place_reads_why_and_not_to_whom(self, client, event):
        _session, anna, bram, _cor = full_session(event)
        actions.let_in(bram, place_of=anna, now=LATE, by=None)
        with time_machine.travel(LATE, tick=False):
            answer = client.post(self.page(anna), {"action": "coming", "person": str(anna.uid)})
            assert answer.status_code == 409
            assert answer.context["errors"] == [errors.PlaceGiven().message()]
            assert "Bram" not in client.get(self.page(anna)).content.decode()


@pytest.mark.django_db
class TestAgain:
    @pytest.fixture
    def called_off(self, event):
        session = make_session(event, starts_at=START)
        later = make_session(event, starts_at=START + timedelta(days=14))
        registration = book(session, "Anna", "Bram", "Cor").registration
        actions.cancel(registration.attendees.get(name="Cor"), now=NOW)
        actions.call_off(session, now=NOW + MINUTE, reason="De zaal is dicht.", successor=later)
        return session, later, registration

    def test_one_button_registers_the_same_people_once(self, client, called_off):
        _session, later, registration = called_off
        page = f"/aanmelding/{sign_registration(registration)}/"
        with time_machine.travel(NOW + 2 * MINUTE, tick=False):
            assert later.reference in client.get(page).content.decode()
            for _click in range(2):
                answer = client.post(page, {"action": "again", "to": later.reference})
                assert answer.status_code == 302
        assert {row.name: str(row.status) for row in later.attendees.all()} == {
            "Anna": "confirmed",
            "Bram": "confirmed",
        }

    def test_other_session_than_offered_is_refused(self, client, called_off, event):
        _session, _later, registration = called_off
        other = make_session(event, starts_at=START + timedelta(days=2), access="invitation")
        page = f"/aanmelding/{sign_registration(registration)}/"
        with time_machine.travel(NOW + 2 * MINUTE, tick=False):
            assert client.post(page, {"action": "again", "to": other.reference}).status_code == 409
        assert other.attendees.count() == 0

    def test_without_a_successor_the_mail_names_other_dates_with_room(self, event):
        session = make_session(event, starts_at=START)
        make_session(event, starts_at=START + timedelta(days=14))
        full = make_session(event, starts_at=START + timedelta(days=7), capacity=0)
        book(session, "Anna")
        actions.call_off(session, now=NOW, reason="De zaal is dicht.")
        told = OutboxMessage.objects.get(kind="events.called_off").context
        assert told["other_dates"] == "maandag 21 december, 14.00 uur"
        assert full.capacity == 0
