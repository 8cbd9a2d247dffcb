"""Sessions on shortlists: only what is announced on a public page, in the reader's language if it can."""

import pytest
from wagtail.models import PageViewRestriction

from events import actions
from events.queries import find_sessions, saved_sessions
from kennisbank.shortlist.enums import State
from pagekit.search.indexing import index_pages
from tests.events.factories import NOW, make_event, make_session


def saved(*sessions, language="nl", now=NOW):
    return saved_sessions([session.reference for session in sessions], language, now)


def test_state_follows_the_session(event):
    coming, past = make_session(event), make_session(event, days=-3)
    off = make_session(event, days=5)
    actions.call_off(off, now=NOW, reason="Ziek")
    found = saved(coming, past, off)
    assert {key: entry.state for key, entry in found.items()} == {
        coming.reference: State.CURRENT,
        past.reference: State.OVER,
        off.reference: State.CALLED_OFF,
    }
    assert found[coming.reference].url == f"{event.get_url()}#{coming.reference}"
    assert found[coming.reference].facts == (
        "maandag 7 december, 10.00 tot 12.30 uur · De Smederij, Ambachtsstraat 4, Doetinchem"
    )


def test_draft_and_session_of_a_closed_page_are_not_told(event, tree):
    draft = make_session(event, announced=False)
    assert saved(draft) == {}
    session = make_session(event)
    PageViewRestriction.objects.create(page=event, restriction_type="login")
    assert saved(session) == {}
    index_pages([event.pk])
    assert find_sessions("fouten", "nl", NOW) == []


def test_title_in_the_language_of_the_reader(event, tree):
    session = make_session(event)
    english = make_event(tree.en, "Learning from mistakes", "mistakes", translation_key=event.translation_key)
    assert [entry.title for entry in saved(session, language="en").values()] == ["Learning from mistakes"]
    english.unpublish()
    assert [(each.title, each.language) for each in saved(session, language="en").values()] == [(event.title, "nl")]


def test_search_gives_the_next_six_that_take_place(event):
    sessions = [make_session(event, days=day) for day in range(1, 9)]
    actions.call_off(sessions[0], now=NOW)
    make_session(event, days=-1)
    index_pages([event.pk])
    found = find_sessions("fouten", "nl", NOW)
    assert [entry.key for entry in found] == [session.reference for session in sessions[1:7]]
    assert find_sessions("", "nl", NOW) == []


@pytest.mark.parametrize("number", [3, 20])
def test_number_of_queries_is_the_same_whatever_the_length(event, django_assert_num_queries, number):
    sessions = [make_session(event, days=day) for day in range(1, number + 1)]
    saved(*sessions)
    with django_assert_num_queries(3):
        assert len(saved(*sessions)) == number
