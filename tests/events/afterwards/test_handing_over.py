"""Commitments go to the room of improvement actions, each exactly once; here an invented room takes them up."""

import pytest

from community.companies import promises
from events.afterwards.actions import hand_over, hand_over_all
from events.afterwards.models import Commitment
from tests.events.afterwards.after import DUE, came, commits, promised


@pytest.fixture
def taken(monkeypatch):
    """A receiver; what it took up."""
    monkeypatch.setattr(promises, "RECEIVERS", [])
    kept = []
    promises.register_receiver(lambda promise, now: kept.append(promise))
    return kept


@pytest.fixture
def promise(session):
    registration = came(session, "Anna", company="Staalbouw")
    commits(registration)
    return Commitment.objects.get()


def test_receiver_gets_everything_it_needs(promise, session, taken):
    assert hand_over(promise, now=session.over_at) is True
    (got,) = taken
    assert (got.uid, got.company, got.what, got.who, got.due_on, got.promised_at, got.origin) == (
        promise.uid, promise.company, "Een meelooplijst maken", "Ploegbaas", DUE, session.starts_at, "Leren van fouten",
    )  # fmt: skip
    promise.refresh_from_db()
    assert promise.taken_up_at == session.over_at


def test_twice_is_once_also_with_a_stale_row_and_by_the_clock(promise, session, taken):
    stale = Commitment.objects.get()
    assert [hand_over(each, now=session.over_at) for each in (promise, stale, promise)] == [True, False, False]
    assert hand_over_all(session.over_at) == 0
    assert len(taken) == 1


def test_double_submit_is_handed_over_once(session, taken):
    registration, row = came(session, "Anna", company="Staalbouw"), promised()
    for _press in range(2):
        commits(registration, row)
        hand_over_all(session.over_at)
    assert len(taken) == 1


def test_crash_after_the_receiver_wrote_leaves_nothing_and_the_next_round_does_it(promise, session, monkeypatch):
    """The receiver writes a row of its own (here: a second company); then everything breaks off."""
    from tests.community.factories import make_company

    monkeypatch.setattr(promises, "RECEIVERS", [])

    def breaks_off(given, now):
        make_company("Actie van Staalbouw")
        raise RuntimeError("power cut")

    promises.RECEIVERS.append(breaks_off)
    companies = type(promise.company).objects
    with pytest.raises(RuntimeError):
        hand_over(promise, now=session.over_at)
    assert sorted(companies.values_list("name", flat=True)) == ["Staalbouw"]
    assert Commitment.objects.get().taken_up_at is None
    promises.RECEIVERS[:] = [lambda given, now: make_company("Actie van Staalbouw")]
    assert [hand_over_all(session.over_at), hand_over_all(session.over_at)] == [1, 0]
    assert sorted(companies.values_list("name", flat=True)) == ["Actie van Staalbouw", "Staalbouw"]


def test_crash_between_receiver_and_note_takes_back_what_the_receiver_wrote(promise, session, monkeypatch):
    from tests.community.factories import make_company

    monkeypatch.setattr(promises, "RECEIVERS", [lambda given, now: make_company("Actie van Staalbouw")])

    def power_cut(self, **kwargs):
        raise RuntimeError("power cut")

    with monkeypatch.context() as broken:
        broken.setattr(Commitment, "save", power_cut)
        with pytest.raises(RuntimeError):
            hand_over(promise, now=session.over_at)
    assert type(promise.company).objects.count() == 1
    assert hand_over(promise, now=session.over_at) is True


def test_company_that_does_not_take_part_is_left(session, taken):
    commits(came(session, "Anna"))
    assert hand_over(Commitment.objects.get(), now=session.over_at) is False
    assert hand_over_all(session.over_at) == 0
    assert taken == []


def test_without_a_receiver_nothing_happens(promise, session, monkeypatch):
    monkeypatch.setattr(promises, "RECEIVERS", [])
    assert (hand_over(promise, now=session.over_at), hand_over_all(session.over_at)) == (False, 0)
    assert Commitment.objects.get().taken_up_at is None


def test_there_is_one_receiver(taken):
    with pytest.raises(ValueError, match="receiver"):
        promises.register_receiver(lambda promise, now: None)
