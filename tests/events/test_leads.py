"""Who leads a session or an event runs that and sees nothing else, whichever door they try (issue 3: 18)."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.urls import get_resolver
from django.utils import translation

from events import actions, rules
from events.actions.retention import erase
from events.models import Attendee, EventSession, Registration, SessionInvitation, SessionLead
from tests.events.asking import make_question
from tests.events.factories import NOW, book, make_event, make_session
from tests.events.organisers import make_role, plan_data, sign_in, url

pytestmark = pytest.mark.django_db
# What needs more than to lead this session: the whole event, new sessions, or everything.
OF_THE_EVENT = {"mailings_texts", "organiser_copy"}
OF_ALL = {"organiser_leads", "statistics_of_session"}
# What a lead of a session finds there although nothing can be seen by looking: it takes something sent.
ONLY_SENT = {"attendance_scans", "mailings_count"}


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def sessions(event):
    """The session that is led, another one of the event, and one of another event, each with somebody in it."""
    other_event = make_event(event.get_parent().get_parent().specific, title="Ander", slug="ander")
    made = [make_session(event, in_pairs=False), make_session(event, days=20), make_session(other_event, days=21)]
    for session, name in zip(made, ("Anna", "Bram", "Cor"), strict=True):
        book(session, name)
        actions.invite(session, [actions.Person("Ivo", "ivo@example.org")], language="nl", by=None, now=NOW)
    return made


@pytest.fixture
def lead(client, sessions):
    """Somebody with the role begeleiding, named at the first session."""
    user = sign_in(client, "begeleiding")
    actions.name_lead(sessions[0], user, whole_event=False, by=None)
    return user


def screens():
    """The name and the address of every screen under a session, in every room, that needs nothing but the session."""

    def walk(patterns, before=""):
        for pattern in patterns:
            route = before + str(pattern.pattern)
            if hasattr(pattern, "url_patterns"):
                yield from walk(pattern.url_patterns, route)
            elif route.startswith("beheer/agenda/<slug:reference>/") and route.count("<") == 1:
                yield pattern.name, "/" + route

    with translation.override("nl"):
        return sorted(walk(get_resolver().url_patterns))


def opened(client, session):
    """The names of the screens of `session` that open, and what the others answer."""
    answers = {}
    for name, route in screens():
        answers[name] = client.get(route.replace("<slug:reference>", session.reference)).status_code
    return {name for name, status in answers.items() if status != 404}, answers


def test_there_are_screens_of_every_room():
    rooms = {name.partition("_")[0] for name, _route in screens()}
    assert rooms >= {"organiser", "attendance", "afterwards", "mailings", "matching", "takeaways", "statistics"}
    assert len(screens()) == 39


def test_lead_of_a_session_opens_its_screens_and_no_other(client, lead, sessions):
    everything = {name for name, _route in screens()}
    found, answers = opened(client, sessions[0])
    assert found == everything - OF_THE_EVENT - OF_ALL
    assert {name for name, status in answers.items() if status not in {200, 404}} == ONLY_SENT
    for other in sessions[1:]:
        assert opened(client, other)[0] == set()


def test_lead_of_an_event_opens_all_its_sessions_and_plans_new_ones(client, lead, sessions):
    actions.name_lead(sessions[0], lead, whole_event=True, by=None)
    everything = {name for name, _route in screens()}
    for mine in sessions[:2]:
        assert opened(client, mine)[0] == everything - OF_ALL
    assert opened(client, sessions[2])[0] == set()
    form = client.get(url("plan")).context["form"]
    assert list(form.fields["event"].queryset) == [sessions[0].event]
    assert client.post(url("plan"), plan_data(sessions[2].event)).status_code == 200
    assert client.post(url("plan"), plan_data(sessions[0].event)).status_code == 302
    assert EventSession.objects.count() == 4


def test_sending_to_a_session_that_is_not_theirs_changes_nothing(client, lead, sessions):
    before = list(EventSession.objects.order_by("pk").values()), list(Attendee.objects.order_by("pk").values())
    for other in sessions[1:]:
        for name, route in screens():
            data = {"reason": "x", "capacity": "0", "tell": "on", "user": lead.email, "what": "event"}
            status = client.post(route.replace("<slug:reference>", other.reference), data).status_code
            assert (name, status) == (name, 404)
        place = other.attendees.get()
        for name in ("cancel_place", "confirm_place", "note_place", "merge_place", "answer_place"):
            assert client.post(url(name, other, place), {"reason": "x", "tell": "on"}).status_code == 404
    assert before == (
        list(EventSession.objects.order_by("pk").values()),
        list(Attendee.objects.order_by("pk").values()),
    )


def test_a_place_of_another_session_is_not_found_under_ones_own(client, lead, sessions):
    foreign = sessions[1].attendees.get()
    assert client.post(url("cancel_place", sessions[0], foreign), {"tell": "on"}).status_code == 404
    own = sessions[0].attendees.get()
    assert client.post(url("cancel_place", sessions[0], own), {"tell": "on"}).status_code == 302
    assert [row.status for row in Attendee.objects.order_by("pk")] == ["cancelled", "confirmed", "confirmed"]


def test_rows_are_those_of_the_own_sessions(lead, sessions):
    assert list(EventSession.objects.seen_by(lead)) == list(EventSession.objects.organised_by(lead)) == sessions[:1]
    assert [row.name for row in Attendee.objects.for_user(lead)] == ["Anna"]
    assert [row.contact_name for row in Registration.objects.for_user(lead)] == ["Anna"]
    assert [row.session for row in SessionInvitation.objects.for_user(lead)] == sessions[:1]
    book(sessions[2], "Leida", email=lead.email)  # whoever leads one goes to another, as anybody
    assert sorted(row.name for row in Attendee.objects.for_user(lead)) == ["Anna", "Leida"]
    assert [row.name for row in Attendee.objects.all().of_person(lead)] == ["Leida"]


def test_agenda_and_home_show_the_own_sessions(client, lead, sessions):
    listing = client.get(url("sessions"))
    assert [row.reference for row in listing.context["object_list"]] == [sessions[0].reference]
    assert url("plan") not in listing.text
    offered = listing.context["filters"].form.fields["event"].queryset
    assert [page.title for page in offered] == [sessions[0].event.title]
    home = client.get("/beheer/").text
    assert url("session", sessions[0]) in home
    assert url("session", sessions[1]) not in home
    assert "agenda-statistics" not in home


def test_an_editor_who_leads_one_session_runs_that_one_only(client, sessions):
    user = sign_in(client, "redactie")
    user.groups.add(Group.objects.get(name="begeleiding"))
    actions.name_lead(sessions[0], user, whole_event=False, by=None)
    assert "Anna" in client.get(url("session", sessions[0])).text
    other = client.get(url("session", sessions[1]))
    assert (other.status_code, "Bram" in other.text) == (200, False)
    assert url("call_off", sessions[1]) not in other.text
    assert client.get(url("call_off", sessions[1])).status_code == 404
    assert client.post(url("call_off", sessions[1]), {"reason": "x"}).status_code == 404


def test_without_the_role_being_named_opens_nothing(client, sessions):
    user = sign_in(client, "coach")
    actions.name_lead(sessions[0], user, whole_event=True, by=None)
    assert opened(client, sessions[0])[0] == set()
    assert not rules.can_organise(user)
    assert not Attendee.objects.for_user(user).exists()


def test_question_of_the_whole_event_is_not_for_who_leads_one_session(client, lead, sessions):
    own, of_event = make_question(sessions[0]), make_question(sessions[0], everywhere=True)
    address = f"/beheer/agenda/{sessions[0].reference}/questions/"
    page = client.get(address).text
    assert f"{own.reference}/stop/" in page
    assert f"{of_event.reference}/stop/" not in page
    assert client.post(f"{address}{of_event.reference}/stop/").status_code == 404
    assert client.post(f"{address}{own.reference}/stop/").status_code == 302
    form = client.get(f"{address}add/").context["form"]
    assert [value for value, _label in form.fields["where"].choices] == ["here"]


def test_organiser_names_a_lead_and_takes_them_off(client, sessions):
    boss = sign_in(client, "organisatie")
    helper = make_role("begeleiding", "lies@example.org")
    coach = make_role("coach")
    address = url("leads", sessions[0])
    offered = client.get(address).context["form"].fields["user"].queryset
    assert list(offered) == [helper]
    assert client.post(address, {"user": coach.email, "what": "session"}).status_code == 200
    for _click in range(2):
        assert client.post(address, {"user": helper.email, "what": "session"}).status_code == 302
    named = SessionLead.objects.get()
    assert (named.user, named.session, named.event) == (helper, sessions[0], None)
    assert "lies@example.org" in client.get(address).text
    assert client.post(url("leads", sessions[1]), {"take_off": named.reference}).status_code == 404
    assert client.post(address, {"take_off": named.reference}).status_code == 302
    assert not Attendee.objects.for_user(helper).exists()
    history = [entry.action for entry in client.get(url("history", sessions[0])).context["history"]]
    assert history[:2] == ["events.take_off_lead", "events.name_lead"]
    assert boss.email not in {row.user.email for row in SessionLead.objects.all()}


def test_who_is_erased_leads_nothing(lead):
    erase(email=lead.email, now=NOW + timedelta(days=1))
    assert not SessionLead.objects.exists()


@pytest.mark.parametrize("number", [3, 30])
def test_the_list_of_leads_asks_as_much_for_many(client, sessions, number, django_assert_num_queries):
    sign_in(client, "organisatie")
    for place in range(number):
        user = make_role("begeleiding", f"lead{place}@example.org")
        actions.name_lead(sessions[0], user, whole_event=bool(place % 2), by=None)
    address = url("leads", sessions[0])
    client.get(address)
    with django_assert_num_queries(12):
        assert client.get(address).status_code == 200
