"""Forgetting what is left of sessions: each kind in its own time, and one person everywhere."""

from datetime import timedelta

import pytest

from accounts.models import holder_digest
from events.actions.retention import erase as erase_core
from events.actions.retention import forget_old
from events.afterwards import rules
from events.afterwards.actions import answer, ask_how_it_was, evaluate, hand_out
from events.afterwards.actions.retention import (
    erase,
    forget_addresses,
    forget_commitments,
    forget_materials,
    forget_texts,
    forget_tickets,
)
from events.afterwards.enums import Progress
from events.afterwards.models import Check, Commitment, EvaluationAnswer, EvaluationTicket, FollowUp, MaterialContent
from privacy.actions import apply_retention, erase_person
from tests.events.afterwards.after import DAY, a_file, came, commits, opinion

SECOND = timedelta(seconds=1)


@pytest.fixture
def lived(session):
    """Anna and Bram each promised, stopped and evaluated."""
    for name in ("Anna", "Bram"):
        registration = came(session, name)
        commits(registration)
        commitment = Commitment.objects.get(registration=registration)
        answer(commitment, Progress.STOPPED, why=f"Zegt {name}", now=rules.morning_after(session, 30))
        evaluate(registration.attendees.get(), opinion(takes_along=f"Tekst {name}"), now=session.over_at)
    for title in ("Verslag", "Lijst"):
        hand_out(session, a_file(title), by=None, now=session.over_at)
    return session


@pytest.mark.parametrize(
    ("forget", "days", "rows"),
    [
        (forget_addresses, 120, 2),
        (forget_tickets, 60, 2),
        (forget_commitments, 365, 4),
        (forget_texts, 365, 2),
        (forget_materials, 60, 2),
    ],
)
def test_each_goes_on_its_own_day_and_once(lived, forget, days, rows):
    due = lived.over_at + days * DAY
    assert [forget(moment) for moment in (due - SECOND, due, due + DAY)] == [0, rows, 0]


def test_address_goes_before_the_hash_that_finds_the_person(lived):
    forget_addresses(lived.over_at + 120 * DAY)
    assert set(FollowUp.objects.values_list("email", "link_nonce")) == {("", "")}
    assert FollowUp.objects.exclude(holder_digest="").count() == 2
    assert forget_addresses(lived.over_at + 365 * DAY) == 2
    assert FollowUp.objects.exclude(holder_digest="").count() == 0


def test_numbers_stay_when_everything_was_forgotten(lived):
    apply_retention(now=lived.over_at + 400 * DAY)
    assert list(Commitment.objects.values_list("what", "who")) == [("", ""), ("", "")]
    assert list(Check.objects.values_list("progress", "why")) == [("stopped", ""), ("stopped", "")]
    assert list(EvaluationAnswer.objects.values_list("useful", "takes_along")) == [(4, ""), (4, "")]
    assert (FollowUp.objects.count(), EvaluationTicket.objects.count()) == (2, 0)
    assert MaterialContent.objects.count() == 0


@pytest.mark.parametrize("days", [0, 61, 130])
def test_erasing_one_person_leaves_the_other(lived, days):
    """Also when the registration was blanked two months after the session, and our address after four."""
    now = lived.over_at + days * DAY
    apply_retention(now=now)
    erase_person(email="Anna@example.org", now=now)
    assert sorted(Commitment.objects.values_list("what", "who")) == [("", ""), ("Een meelooplijst maken", "Ploegbaas")]
    assert sorted(Check.objects.values_list("why", flat=True)) == ["", "Zegt Bram"]
    assert FollowUp.objects.exclude(holder_digest="").get().holder_digest == holder_digest("bram@example.org")
    assert EvaluationTicket.objects.count() == (1 if days < 60 else 0)
    assert EvaluationAnswer.objects.count() == 2


@pytest.mark.parametrize("order", [(erase, erase_core), (erase_core, erase)])
def test_order_of_the_rooms_does_not_matter(lived, order):
    for each in order:
        each(email="anna@example.org", now=lived.over_at)
    assert Commitment.objects.exclude(what="").get().registration.contact_name == "Bram"
    assert EvaluationTicket.objects.get().attendee.name == "Bram"


def test_who_was_blanked_is_not_asked(session):
    came(session, "Anna")
    erase_core(email="anna@example.org", now=session.over_at)
    assert ask_how_it_was(rules.morning_after(session, 1)) == 0
    came(session, "Bram")
    forget_old(session.over_at + 61 * DAY)
    assert ask_how_it_was(rules.morning_after(session, 1)) == 0
