"""Two organisers at the same moment: one is told, nobody sits twice."""

import pytest

from events.matching import actions, errors
from tests.events.factories import NOW
from tests.events.matching.around import at, come_many, make, tables
from tests.events.racing import Race


@pytest.mark.django_db(transaction=True)
def test_two_first_proposals_at_once_make_one_plan(big, tmp_path):
    come_many(big, 10)
    race = Race(tmp_path)
    answers = race.times(4, lambda _place: make(big, version=0))
    refused = [answer for answer in answers if isinstance(answer, Exception)]
    assert {type(answer) for answer in refused} <= {errors.PlanChanged}
    assert len(refused) == 3
    assert race.after(lambda: sorted(len(names) for names in tables(big).values())) == [5, 5]


@pytest.mark.django_db(transaction=True)
def test_two_moves_from_one_version_do_one_of_them(ten, tmp_path):
    session, race = ten[0].session, Race(tmp_path)
    before = {person.name: at(session, person.name) for person in ten}

    def move(place):
        person = ten[place]
        wanted = {person.pk: 3 - before[person.name]}
        return actions.rearrange(session, wanted, version=1, by=None, now=NOW)

    answers = race.times(3, move)
    assert sorted(type(answer).__name__ for answer in answers) == ["PlanChanged", "PlanChanged", "int"]
    assert race.after(lambda: sum(at(session, name) != number for name, number in before.items())) == 1
    assert race.after(lambda: sum(map(len, tables(session).values()))) == 10
