"""What can be done with a pair afterwards, and what takes it apart and is refused (issue 3: 7)."""

from datetime import timedelta

import pytest

from events import actions, errors
from events.actions import Person
from events.actions.forgetting import forget_newcomers
from events.models import Question, Registration
from tests.events.asking import make_question
from tests.events.factories import NOW, make_session, states
from tests.events.test_pairs import ARABIC, HOUR, book_pair, help_in, offer, person
from tests.factories import make_staff


@pytest.fixture
def session(event):
    return make_session(event, capacity=4, in_pairs=True)


def test_a_colleague_comes_instead_and_the_interpreter_stays(session):
    offer(session, ar=1)
    book_pair(session, "Anna", "Amal", help="ar")
    actions.substitute(person(session, "Anna"), Person("Arie"), now=NOW)
    assert states(session)["Arie"] == ("confirmed", 1)
    registration = Registration.objects.get()
    assert (registration.help_no, registration.help.language) == (1, "ar")


def test_another_newcomer_comes_with_other_help(session):
    offer(session, ar=1, uk=1)
    book_pair(session, "Anna", "Amal", help="ar")
    book_pair(session, "Bram", "Bohdan", help="uk")
    ukrainian = help_in(session, "uk")
    another = Person("Oksana", level="b1", language="en", help=ukrainian.pk)
    with pytest.raises(errors.HelpIsTaken):
        actions.substitute(person(session, "Amal"), another, now=NOW)
    assert states(session)["Amal"] == ("confirmed", 2)
    actions.offer_help(session, {ARABIC: 1, ("interpreter", "uk"): 2}, now=NOW)
    actions.substitute(person(session, "Amal"), another, now=NOW)
    assert (person(session, "Oksana").level, states(session)["Oksana"]) == ("b1", ("confirmed", 2))
    registration = person(session, "Oksana").registration
    assert (registration.help, registration.help_no) == (ukrainian, 2)


def test_an_employer_cannot_take_the_place_of_a_newcomer(session):
    book_pair(session, "Anna", "Amal")
    with pytest.raises(errors.PairNeeded):
        actions.substitute(person(session, "Amal"), Person("Bram"), now=NOW)
    with pytest.raises(errors.PairNeeded):
        actions.substitute(person(session, "Anna"), Person("Bilal", level="a2"), now=NOW)
    assert sorted(states(session)) == ["Amal", "Anna"]


def test_pairs_are_not_taken_apart(session):
    book_pair(session, "Anna", "Amal")
    book_pair(session, "Bram", "Bilal")
    waiting = book_pair(session, "Cor", "Citra").attendees[0]
    by = make_staff()
    with pytest.raises(errors.NotInPairs):
        actions.merge(person(session, "Anna"), person(session, "Bram"), by=by, now=NOW)
    with pytest.raises(errors.TooLate):
        actions.stand_by(waiting, now=NOW)
    with pytest.raises(errors.TooLate):
        actions.let_in(waiting, place_of=None, now=session.starts_at + HOUR, by=by)


def test_from_pairs_to_single_people_only_while_nobody_registered(session):
    pair = book_pair(session, "Anna", "Amal")
    with pytest.raises(errors.PairsAreFixed):
        actions.edit(session, in_pairs=False, now=NOW)
    actions.cancel(pair.attendees[0], now=NOW)
    assert actions.edit(session, in_pairs=False, now=NOW).in_pairs is False
    with pytest.raises(errors.WrongDetails):
        actions.edit(session, in_pairs=True, asks_again=True, now=NOW)


def test_after_calling_off_the_pair_goes_to_another_date_with_its_help(session, event):
    offer(session, ar=1)
    found = book_pair(session, "Anna", "Amal", help="ar", language="en").attendees[1]
    later = make_session(event, days=21, in_pairs=True)
    actions.call_off(session, now=NOW + HOUR, reason="De trainer is ziek")
    found = person(session, found.name)
    with pytest.raises(errors.NoSuchHelp):
        actions.register_again(found, target=later, now=NOW + HOUR)
    offer(later, ar=1)
    actions.register_again(found, target=later, now=NOW + HOUR)
    assert states(later) == {"Anna": ("confirmed", 1), "Amal": ("confirmed", 2)}
    again = person(later, "Amal")
    assert (again.level, again.language, again.registration.help_no) == ("a1", "en", 1)


def test_a_copy_has_the_same_help_and_its_own_questions(session, event):
    offer(session, ar=2, uk=1)
    own, of_event = make_question(session), make_question(session, everywhere=True)
    stopped = make_question(session, wording_nl="Wat was je vraag?")
    actions.stop_asking(stopped, session=session, by=None, now=NOW)
    copy = make_session(event, days=30, in_pairs=True, like=session)
    asked = list(Question.objects.of_session(copy))
    assert [row.pk for row in asked if row.event_id] == [of_event.pk]
    (copied,) = [row for row in asked if row.session_id]
    assert (copied.wording_nl, copied.session) == (own.wording_nl, copy)
    assert copied.reference != own.reference
    assert list(session.questions.asked()) == [own]
    assert list(copy.language_help.values_list("language", "places")) == [("ar", 2), ("uk", 1)]


def test_level_and_help_are_gone_seven_days_after(session):
    offer(session, ar=1)
    book_pair(session, "Anna", "Amal", help="ar", language="en")
    week = timedelta(days=7)
    assert forget_newcomers(session.over_at + week - timedelta(seconds=1)) == 0
    assert forget_newcomers(session.over_at + week) == 1
    row = person(session, "Amal")
    assert (row.level, row.registration.help, row.registration.help_no, row.language) == ("", None, None, "en")
