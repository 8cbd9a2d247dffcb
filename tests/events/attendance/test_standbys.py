"""Letting in somebody who stands by: the seat and the presence together, and who comes too late (events.md 1b.4)."""

from functools import partial
from uuid import uuid4

import pytest
import time_machine

from events import errors
from events.attendance import actions
from events.attendance.actions import scanning
from events.attendance.models import CheckIn
from tests.events.attendance.door import attendance, screen
from tests.events.factories import make_event, states
from tests.events.organisers import sign_in
from tests.events.racing import Race
from tests.events.second_call import LATE, full_session
from tests.factories import make_site_tree


@pytest.mark.django_db
class TestLettingIn:
    def test_stand_by_has_the_place_and_is_present(self, event):
        session, anna, bram, _cor = full_session(event)
        for _click in range(2):
            actions.let_in(bram, place_of=anna, now=LATE, by=None)
        assert states(session) == {
            "Anna": ("cancelled", None),
            "Bram": ("confirmed", 1),
            "Cor": ("waitlisted", None),
        }
        assert attendance(session) == {"Anna": "unknown", "Bram": "present", "Cor": "unknown"}
        assert CheckIn.objects.that_count().get().attendee == bram

    def test_without_the_presence_there_is_no_seat_either(self, event, monkeypatch):
        session, anna, bram, _cor = full_session(event)
        monkeypatch.setattr(scanning.rules, "can_note", lambda session: False)
        with pytest.raises(scanning.NotOpenForCheckIn):
            actions.let_in(bram, place_of=anna, now=LATE, by=None)
        assert states(session)["Anna"] == ("confirmed", 1)

    def test_undone_presence_leaves_the_place(self, event):
        session, anna, bram, _cor = full_session(event)
        bram = actions.let_in(bram, place_of=anna, now=LATE, by=None)
        actions.undo(bram, now=LATE, by=None)
        assert (states(session)["Bram"], attendance(session)["Bram"]) == (("confirmed", 1), "unknown")


@pytest.mark.django_db(transaction=True)
def test_late_comer_at_the_door_against_two_stand_bys(transactional_db, tmp_path):
    race = Race(tmp_path)
    session, anna, bram, cor = full_session(make_event(make_site_tree().nl))
    answers = race.together(
        [
            partial(actions.check_in, anna, nonce=uuid4(), now=LATE, by=None),
            partial(actions.let_in, bram, place_of=anna, now=LATE, by=None),
            partial(actions.let_in, cor, place_of=anna, now=LATE, by=None),
        ]
    )
    refused = [answer for answer in answers[1:] if isinstance(answer, errors.PlaceNotSoft)]
    assert len(refused) == (1 if answers[0].problem else 2)
    held = race.after(lambda: states(session))
    assert [seat for _status, seat in held.values() if seat] == [1]
    present = [name for name, value in race.after(lambda: attendance(session)).items() if value == "present"]
    assert [name for name, (status, _seat) in held.items() if status == "confirmed"] == present


@pytest.mark.django_db
class TestScreen:
    def test_organiser_lets_in_and_is_told_when_it_is_too_late(self, client, event):
        session, anna, bram, cor = full_session(event)
        with time_machine.travel(LATE, tick=False):
            sign_in(client, "organisatie")
            page = client.get(screen("standbys", session))
            assert [row.name for row in page.context["unanswered"]] == ["Anna"]
            assert f"{screen('door', session)}?q=Anna" in page.text
            sent = {"stand_by": bram.pk, "place_of": anna.pk}
            assert client.post(screen("standbys", session), sent).status_code == 302
            assert client.post(screen("standbys", session), sent | {"stand_by": cor.pk}).status_code == 200
        assert attendance(session) == {"Anna": "unknown", "Bram": "present", "Cor": "unknown"}

    def test_check_in_shows_the_way_only_when_it_asks_again(self, client, event):
        session, *_people = full_session(event)
        with time_machine.travel(LATE, tick=False):
            sign_in(client, "organisatie")
            assert screen("standbys", session) in client.get(screen("door", session)).text
            session.asks_again = False
            session.save(update_fields=["asks_again"])
            assert screen("standbys", session) not in client.get(screen("door", session)).text
