"""Tables as they are kept: proposed, changed by hand, locked, with people who came and went since."""

import pytest
from wagtail.models import ModelLogEntry

from events import actions as core
from events.matching import actions, errors
from events.matching.models import Seat, Table, TablePlan
from events.matching.seating import seating_of
from events.models import Attendee, EventTheme
from tests.community.factories import make_company
from tests.events.factories import NOW, book, make_session
from tests.events.matching.around import at, come, come_many, faults, make, move, tables, version


def late(session):
    return [sitter.person.name for sitter in seating_of(session).late]


def test_everybody_with_a_place_sits_once(big, ten):
    waiting = book(make_session(big.event, capacity=1), "Elders").attendees[0]
    assert [len(names) for names in tables(big).values()] == [5, 5]
    assert Seat.objects.filter(attendee=waiting).count() == 0


def test_same_people_get_the_same_tables_again(big, ten):
    first = tables(big)
    make(big)
    assert tables(big) == first
    assert version(big) == 2


def test_only_who_was_checked_in(big):
    people = come_many(big, 10)
    Attendee.objects.filter(pk__in=[person.pk for person in people[:5]]).update(attendance="present")
    Attendee.objects.filter(pk=people[5].pk).update(attendance="partial")
    Attendee.objects.filter(pk=people[6].pk).update(attendance="absent")
    make(big, whom="present")
    assert tables(big) == {1: ["P01", "P02", "P03", "P04", "P05", "P06"]}
    assert late(big) == []
    Attendee.objects.filter(pk=people[8].pk).update(attendance="present")
    assert late(big) == ["P09"]


@pytest.mark.parametrize("number", [0, 3])
def test_too_few_people_are_refused(big, number):
    come_many(big, number)
    with pytest.raises(errors.TooFewPeople):
        make(big)
    assert TablePlan.objects.count() == 0


def test_question_meets_who_brings_on_that_theme_and_the_event_is_the_theme_of_who_chose_none(big, event):
    own, other = (EventTheme.objects.create(slug=slug, name_nl=slug, name_en=slug) for slug in ("inwerken", "leiding"))
    event.theme = own
    event.save()
    come_many(big, 8)
    come(big, "Anna", "A", text="Hoe begin je?")
    come(big, "Bram", "B", text="Hoe geef je leiding?", theme=other.pk)
    come(big, "Cora", "C", brings_text="Een lijst")
    come(big, "Dirk", "D", brings_theme=other.pk)
    make(big)
    assert at(big, "Anna") == at(big, "Cora")
    assert at(big, "Bram") == at(big, "Dirk")
    assert (seating_of(big).judgement.asked, seating_of(big).judgement.met) == (2, 2)


def test_one_company_by_profile_or_by_name_sits_apart(big):
    profile = make_company("Staalbouw", sector="metal", size_band="small")
    come_many(big, 8)
    by_name, by_profile = come(big, "Anna", " staalbouw "), come(big, "Bram", "Iets anders")
    by_profile.registration.company = profile
    by_profile.registration.save()
    make(big)
    assert at(big, "Anna") != at(big, "Bram")
    guests = {sitter.person.name: sitter.guest for sitter in seating_of(big).sitters.values()}
    assert guests["Anna"].company == guests["Bram"].company == "staalbouw"
    assert (guests["Anna"].sector, guests["Anna"].size) == ("metal", "small")
    assert by_name.registration.company is None


def test_more_of_one_company_than_tables_are_seated_all_the_same(big):
    for number in range(3):
        come(big, f"Collega{number}", "Staalbouw")
    come_many(big, 7)
    make(big)
    assert faults(big) == ["company"]
    assert sum(map(len, tables(big).values())) == 10


def test_moved_by_hand_is_kept_and_what_breaks_is_known(big, ten):
    anna = ten[0]
    elsewhere = 3 - at(big, "P01")
    assert move(big, {anna: elsewhere}) == 1
    assert at(big, "P01") == elsewhere
    assert sorted(len(names) for names in tables(big).values()) == [4, 6]
    assert faults(big) == []
    move(big, {ten[place]: elsewhere for place in (1, 2, 3)})
    assert {"large", "small"} & set(faults(big))
    assert Seat.objects.get(attendee=anna).by_hand


def test_new_table_is_made_and_an_empty_one_goes(big, ten):
    move(big, {person: 3 for person in ten if at(big, person.name) == 1})
    assert sorted(tables(big)) == [2, 3]
    assert Table.objects.count() == 2


def test_making_again_asks_first_when_somebody_was_moved(big, ten):
    move(big, {ten[0]: 3 - at(big, "P01")})
    before = tables(big)
    with pytest.raises(errors.MovedByHand) as refusal:
        make(big)
    assert refusal.value.number == 1
    assert tables(big) == before
    make(big, lose_moves=True)
    assert [len(names) for names in tables(big).values()] == [5, 5]
    make(big)  # nobody was moved since


def test_locked_table_stays(big, ten):
    move(big, {ten[0]: 3 - at(big, "P01")})
    number = at(big, "P01")
    move(big, {}, lock={number: True})
    kept = tables(big)[number]
    with pytest.raises(errors.TableIsLocked):
        move(big, {ten[0]: 3 - number})
    with pytest.raises(errors.TableIsLocked):
        move(big, {next(person for person in ten if person.name not in kept): number})
    come_many(big, 0)
    make(big)
    assert tables(big)[number] == kept
    assert sum(map(len, tables(big).values())) == 10
    move(big, {}, lock={number: False})
    assert move(big, {ten[0]: 3 - number}) == 1


def test_who_comes_late_is_seated_where_it_suits_and_nobody_else_moves(big, ten):
    before = {name: number for number, names in tables(big).items() for name in names}
    come(big, "Zoe", "Bedrijf 01")
    assert late(big) == ["Zoe"]
    assert actions.seat_late(big, version=version(big), by=None, now=NOW) == 1
    assert late(big) == []
    assert at(big, "Zoe") != at(big, "P01")
    assert {name: at(big, name) for name in before} == before


def test_late_ones_get_a_new_table_when_all_are_full(big):
    come_many(big, 6)
    make(big)
    for name in ("Xena", "Yves"):
        come(big, name, name)
    actions.seat_late(big, version=version(big), by=None, now=NOW)
    assert tables(big)[2] == ["Xena", "Yves"]
    assert faults(big) == ["small"]


def test_who_cancels_is_shown_and_taken_off(big, ten):
    number = at(big, "P01")
    core.cancel(ten[0], now=NOW)
    assert [seat.attendee.name for seat in seating_of(big).gone] == ["P01"]
    assert "P01" in tables(big)[number]
    assert actions.clear_gone(big, version=version(big), by=None, now=NOW) == 1
    assert at(big, "P01") is None
    assert seating_of(big).gone == []


def test_nobody_of_another_session_or_an_unknown_table_is_taken(big, ten, event):
    stranger = book(make_session(event, days=20), "Vreemd").attendees[0]
    for moves in ({stranger: 1}, {ten[0]: 4}, {ten[0]: 0}):
        with pytest.raises(errors.NoSuchSeat):
            move(big, moves)
    assert Seat.objects.count() == 10


@pytest.mark.parametrize("old", [0, 1, 3])
def test_change_of_what_was_not_seen_is_refused(big, ten, old):
    move(big, {ten[0]: 3 - at(big, "P01")})  # version 2
    before = tables(big)
    with pytest.raises(errors.PlanChanged):
        move(big, {ten[1]: 3 - at(big, "P02")}, version=old)
    with pytest.raises(errors.PlanChanged):
        make(big, version=old, lose_moves=True)
    assert tables(big) == before


def test_called_off_session_changes_no_tables(big, ten):
    core.call_off(big, now=NOW)
    with pytest.raises(errors.NotSeatedNow):
        make(big)
    with pytest.raises(errors.NotSeatedNow):
        move(big, {})


def test_log_names_nobody(big, ten):
    move(big, {ten[0]: 3 - at(big, "P01")})
    entries = ModelLogEntry.objects.filter(action__startswith="matching.").order_by("pk")
    assert [entry.action for entry in entries] == ["matching.propose", "matching.move"]
    assert "P01" not in str(list(entries.values()))
