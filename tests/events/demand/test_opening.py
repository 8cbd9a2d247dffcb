"""Enough companies open a session: counted by company, once, at the moment that suits most; then the head start."""

from datetime import UTC, datetime, timedelta

import pytest
from wagtail.models import ModelLogEntry

from events import actions as core
from events import errors as core_errors
from events.demand import actions, errors
from events.demand.models import Opening, OpenQuestion, Pool
from events.models import EventSession, SessionInvitation
from events.rules import Admission, why_not_registering
from outbox.delivery import deliver_due
from outbox.models import OutboxMessage
from tests.events.demand.around import ask, ask_many, make_theme, opened, waiting
from tests.events.factories import NOW
from tests.events.organisers import make_role


def mails(kind):
    return sorted(OutboxMessage.objects.filter(kind=f"demand.{kind}").values_list("to", flat=True))


def test_five_companies_make_one_draft_and_the_organisers_hear_of_it(theme, planner, event):
    make_role("redactie")
    ask_many(theme, 4)
    assert (opened(), len(waiting()), mails("enough")) == ([], 4, [])
    ask(theme, "P05")
    assert (opened(), waiting(), mails("enough")) == ([(5, 5, "draft")], [], ["planner@example.org"])
    session = EventSession.objects.get()
    assert (session.event_id, session.capacity, session.city, session.asks_learning) == (
        event.pk, 16, "Achterhoek", True,
    )  # fmt: skip
    ask(theme, "P06")
    assert (len(opened()), waiting()) == (1, ["P06"])


def test_colleagues_count_as_one_company_in_whatever_case(theme):
    for name, organisation in (("A", "Staalbouw"), ("B", " staalbouw "), ("C", "STAALBOUW"), ("D", "Staal  bouw")):
        ask(theme, name, organisation)
    ask_many(theme, 2)
    assert opened() == []
    ask(theme, "E", "Lasserij")
    assert opened() == [(5, 7, "draft")]


def test_other_themes_and_regions_are_other_pools(theme):
    ask_many(theme, 4)
    for number in range(4):
        ask(theme, f"Q{number}", region="rivierenland")
    ask(make_theme("leiding"), "R")
    assert (opened(), Pool.objects.count()) == ([], 3)


def test_asking_again_leaves_the_first_question(theme):
    first = ask(theme, "Anna", "Staalbouw")
    again = ask(theme, "Anders", "Lasserij", email="ANNA@example.org", now=NOW + timedelta(minutes=1))
    assert again.pk == first.pk
    assert list(OpenQuestion.objects.values_list("name", "organisation")) == [("Anna", "Staalbouw")]
    assert mails("asked") == ["anna@example.org"]


def test_draft_stands_at_the_moment_that_suits_most_companies(theme):
    """Thursday evening suits four of five; two of one company count once."""
    for name in "ABC":
        ask(theme, name, weekdays=[3], parts=["evening"])
    ask(theme, "D", weekdays=[0, 3], parts=["morning", "evening"])
    ask(theme, "E1", "E", weekdays=[0], parts=["morning"])
    session = EventSession.objects.get()
    # 23 November 2026 is a Monday; six weeks later is Monday 4 January, the Thursday after it the 7th, 19:00 in winter
    assert session.starts_at == datetime(2027, 1, 7, 18, 0, tzinfo=UTC)
    assert session.ends_at - session.starts_at == timedelta(hours=2, minutes=30)


def test_nothing_ticked_is_any_moment_and_the_earliest_one_wins(theme):
    ask_many(theme, 5)
    assert EventSession.objects.get().starts_at == datetime(2027, 1, 4, 8, 30, tzinfo=UTC)


def test_online_session_has_no_town(theme):
    ask_many(theme, 5, region="online")
    session = EventSession.objects.get()
    assert (session.attendance_mode, session.city) == ("online", "")


def test_theme_without_an_event_is_told_once_and_a_draft_is_made_by_hand(event, planner):
    theme = make_theme("leiding")
    ask_many(theme, 6)
    assert (opened(), mails("enough")) == ([], ["planner@example.org"])
    pool = Pool.objects.get()
    opening = actions.open_session(pool, event, by=planner, now=NOW)
    assert (opened(), waiting()) == ([(6, 6, "draft")], [])
    assert opening.session.event_id == event.pk
    with pytest.raises(errors.NobodyAsks):
        actions.open_session(pool, event, by=planner, now=NOW)


@pytest.mark.parametrize(("needed", "drafts"), [(4, 0), (3, 1)])
def test_lower_threshold_opens_at_once(theme, planner, needed, drafts):
    ask_many(theme, 3)
    actions.change_needed(Pool.objects.get(), needed, by=planner, now=NOW)
    assert len(opened()) == drafts
    assert Pool.objects.get().needed == needed


@pytest.mark.parametrize("needed", [1, 51])
def test_impossible_threshold_is_refused(theme, planner, needed):
    ask(theme, "Anna")
    with pytest.raises(errors.WrongThreshold):
        actions.change_needed(Pool.objects.get(), needed, by=planner, now=NOW)
    assert Pool.objects.get().needed == 5


def test_who_asked_can_register_five_days_before_everybody_else(theme):
    ask_many(theme, 4)
    ask(theme, "Emma", language="en")
    opening = Opening.objects.get()
    assert actions.give_head_starts(NOW) == 0
    core.announce(opening.session, now=NOW)
    late = NOW + timedelta(minutes=4)
    # Between announcing and inviting nobody else comes in: the draft itself opens a week before it starts.
    session = EventSession.objects.get()
    assert type(why_not_registering(session, now=late)) is core_errors.RegistrationNotOpenYet

    assert [actions.give_head_starts(late), actions.give_head_starts(late)] == [1, 0]
    asked = SessionInvitation.objects.order_by("email").values_list("email", "language")
    assert [row for row in asked if row[1] == "en"] == [("emma@example.org", "en")]
    assert len(asked) == 5
    session.refresh_from_db()
    assert session.registration_opens_at == late + timedelta(days=5)
    invited = SessionInvitation.objects.select_related("session").get(email="emma@example.org")
    assert why_not_registering(session, now=late, admission=Admission(invitation=invited)) is None
    almost = late + timedelta(days=5) - timedelta(seconds=1)
    assert type(why_not_registering(session, now=almost)) is core_errors.RegistrationNotOpenYet
    assert why_not_registering(session, now=late + timedelta(days=5)) is None


def test_later_moment_of_the_organiser_stays(theme):
    ask_many(theme, 5)
    opening, chosen = Opening.objects.get(), NOW + timedelta(days=20)
    core.edit(opening.session, now=NOW, registration_opens_at=chosen)
    core.announce(opening.session, now=NOW)
    actions.give_head_starts(NOW)
    assert EventSession.objects.get().registration_opens_at == chosen
    assert SessionInvitation.objects.count() == 5


def test_crash_after_some_invitations_invites_nobody_twice(theme):
    ask_many(theme, 5)
    opening = Opening.objects.get()
    core.announce(opening.session, now=NOW)
    core.invite(opening.session, [core.Person("P01", "p01@example.org")], language="nl", by=None, now=NOW)
    actions.give_head_starts(NOW)
    assert OutboxMessage.objects.filter(kind="events.invited", to="p01@example.org").count() == 1
    assert SessionInvitation.objects.count() == 5


def test_session_called_off_opens_the_questions_again(theme):
    ask_many(theme, 5)
    opening = Opening.objects.get()
    newer = ask(theme, "P01")
    core.call_off(opening.session, now=NOW)
    assert [actions.reopen_called_off(NOW), actions.reopen_called_off(NOW)] == [4, 0]
    assert waiting() == ["P01", "P02", "P03", "P04", "P05"]
    assert OpenQuestion.objects.filter(pk=newer.pk).exists()
    assert actions.give_head_starts(NOW) == 0


def test_taken_back_is_gone_and_its_mail_too(theme):
    question = ask(theme, "Anna")
    actions.take_back(question, now=NOW)
    actions.take_back(question, now=NOW)
    assert OpenQuestion.objects.count() == 0
    deliver_due(now=NOW)
    assert [str(row.status) for row in OutboxMessage.objects.filter(kind="demand.asked")] == ["superseded"]
    entries = ModelLogEntry.objects.filter(action__startswith="demand.").order_by("pk")
    assert [entry.action for entry in entries] == ["demand.ask", "demand.take_back"]
    assert "anna" not in str(list(entries.values())).lower()


def test_draft_that_was_announced_is_no_news_for_organisers(theme, planner):
    ask_many(theme, 5)
    core.announce(Opening.objects.get().session, now=NOW)
    deliver_due(now=NOW)
    assert [str(row.status) for row in OutboxMessage.objects.filter(kind="demand.enough")] == ["superseded"]
