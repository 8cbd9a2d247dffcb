"""The agenda and the page of an event."""

from datetime import timedelta

import pytest
import time_machine
from django.utils.translation import gettext, pgettext
from wagtail.test.utils import WagtailPageTestCase
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from events import actions
from events.models import AgendaPage, EventPage, EventTheme
from tests.events.factories import NOW, book, make_agenda, make_event, make_session
from tests.factories import make_site_tree, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


def test_agenda_shows_the_coming_sessions(client, tree, session):
    response = client.get("/agenda/")
    assert response.status_code == 200
    assert "Leren van fouten" in response.text
    assert "Doetinchem" in response.text
    assert "csrftoken" not in response.cookies


def test_agenda_without_sessions_says_so(client, tree):
    make_agenda(tree.nl)
    response = client.get("/agenda/")
    assert gettext("No sessions are planned right now") in response.text


def test_agenda_hides_drafts_and_sessions_of_unpublished_pages(client, tree, event):
    make_session(event, announced=False)
    hidden = make_event(tree.nl, title="Verborgen", slug="verborgen")
    make_session(hidden)
    hidden.unpublish()
    response = client.get("/agenda/")
    assert "lg-agenda__item" not in response.text


def test_agenda_keeps_a_session_that_was_called_off(client, tree, event):
    successor = make_session(event, days=40)
    actions.call_off(make_session(event), now=NOW, successor=successor)
    response = client.get("/agenda/")
    assert response.text.count("lg-agenda__item--off") == 1
    assert f"#{successor.reference}" in response.text


def test_agenda_filters_by_kind_place_theme_and_open_places(client, tree, event):
    theme = EventTheme.objects.create(slug="fouten", name_nl="Fouten", name_en="Mistakes")
    other = make_event(tree.nl, title="Café", slug="cafe", kind="hr_cafe", theme=theme)
    full = make_session(other, capacity=1, city="Arnhem")
    book(full, "Anna")
    make_session(event)
    assert client.get("/agenda/?kind=hr_cafe").text.count('class="lg-agenda__item') == 1
    assert client.get("/agenda/?place=Arnhem").text.count('class="lg-agenda__item') == 1
    assert client.get("/agenda/?theme=fouten").text.count('class="lg-agenda__item') == 1
    assert client.get("/agenda/?open=1").text.count('class="lg-agenda__item') == 1
    assert client.get("/agenda/?kind=hr_cafe&open=1").text.count('class="lg-agenda__item') == 0
    assert client.get("/agenda/").text.count('class="lg-agenda__item') == 2


@pytest.mark.parametrize("query", ["page=1e30", f"past=1&page={10**30}", "theme=<b>", "past=1&page=-1"])
def test_agenda_survives_odd_questions(client, tree, session, query):
    assert client.get(f"/agenda/?{query}").status_code == 200


def test_agenda_keeps_the_past_within_reach(client, tree, event):
    make_session(event, days=-20)
    assert 'class="lg-agenda__item' not in client.get("/agenda/").text
    assert client.get("/agenda/?past=1").text.count('class="lg-agenda__item') == 1


@pytest.mark.parametrize("number", [3, 30])
def test_agenda_asks_the_same_whatever_its_length(tree, event, number, asks):
    for day in range(number):
        make_session(event, days=day + 1)
    asks("/agenda/", first=14, again=2)


@pytest.mark.parametrize("number", [3, 30])
def test_event_page_asks_the_same_whatever_its_dates(tree, event, number, asks):
    for day in range(number):
        make_session(event, days=day + 1)
    asks(event.url, first=17, again=2)


def test_event_page_offers_each_session(client, tree, event):
    open_one = make_session(event)
    full = make_session(event, capacity=1, days=20)
    book(full, "Anna")
    response = client.get(event.url)
    assert f"/aanmelden/{open_one.reference}/" in response.text
    assert pgettext("for a session", "Register") in response.text
    assert f"/aanmelden/{full.reference}/" in response.text
    assert gettext("Full, join the waiting list") in response.text


def test_event_page_offers_nothing_when_registration_is_closed(client, tree, event):
    session = make_session(event, registration_closes_at=NOW - timedelta(minutes=1))
    response = client.get(event.url)
    assert f"/aanmelden/{session.reference}/" not in response.text
    assert gettext("Registration for this session has closed.") in response.text


def test_event_page_in_english_shows_the_same_sessions(client, tree, event, session):
    make_agenda(tree.nl).copy_for_translation(tree.english).save_revision().publish()
    twin = event.copy_for_translation(tree.english)
    twin.title, twin.slug = "Learning from mistakes", "learning-from-mistakes"
    twin.save_revision().publish()
    response = client.get("/en/agenda/learning-from-mistakes/")
    assert f"/en/agenda/learning-from-mistakes/aanmelden/{session.reference}/" in response.text


def test_words_of_the_organiser_are_marked_on_a_page_in_another_language(client, tree, event):
    make_agenda(tree.nl).copy_for_translation(tree.english).save_revision().publish()
    twin = event.copy_for_translation(tree.english)
    twin.title, twin.slug = "Learning from mistakes", "learning-from-mistakes"
    twin.save_revision().publish()
    make_session(event, notice="Neem je werkschoenen mee.")
    actions.call_off(make_session(event, days=20), reason="De begeleider is ziek.", now=NOW)
    make_session(twin, days=30, notice="Bring your boots.")
    english, dutch = client.get("/en/agenda/learning-from-mistakes/").text, client.get(event.url).text
    assert ' lang="nl">Neem je werkschoenen mee.<' in english
    assert ' lang="nl">De begeleider is ziek.<' in english
    assert '<p class="lg-session__meta">Bring your boots.<' in english
    assert '<p class="lg-session__meta">Neem je werkschoenen mee.<' in dutch
    assert "<span>De begeleider is ziek.<" in dutch
    assert ' lang="en">Bring your boots.<' in dutch


def test_agenda_in_english_leaves_out_what_was_not_translated(client, tree, session):
    agenda = make_agenda(tree.nl).copy_for_translation(tree.english)
    agenda.save_revision().publish()
    response = client.get("/en/agenda/")
    assert "Leren van fouten" not in response.text


def test_event_page_structured_data_says_how_it_stands(rf, tree, event):
    moved = make_session(event, capacity=3)
    book(moved, "Anna")
    moved = actions.move(
        moved, starts_at=moved.starts_at + timedelta(days=1), ends_at=moved.ends_at + timedelta(days=1), now=NOW
    )
    off = make_session(event, days=30, attendance_mode="online")
    actions.call_off(off, now=NOW)
    first, second = EventPage.objects.get(pk=event.pk).structured_data(rf.get("/"))
    assert first["eventStatus"] == "https://schema.org/EventRescheduled"
    assert first["remainingAttendeeCapacity"] == 2
    assert first["startDate"] == "2026-12-08T10:00:00+01:00"
    assert second["eventStatus"] == "https://schema.org/EventCancelled"
    assert second["location"]["@type"] == "VirtualLocation"


class PageTypeTests(WagtailPageTestCase):
    """Editors can make, see and change both page types."""

    def setUp(self):
        self.tree = make_site_tree()
        self.event = make_event(self.tree.nl)
        self.agenda = make_agenda(self.tree.nl)
        self.client.force_login(make_staff())

    def test_both_can_be_shown(self):
        self.assertPageIsRenderable(self.agenda)
        self.assertPageIsRenderable(self.event)

    def test_both_can_be_edited(self):
        self.assertPageIsEditable(self.agenda)
        given = {"title": "Leren", "slug": "leren", "kind": "workshop", "summary": "Kort.", "tags": "fouten"}
        parts = {"outcomes": streamfield([("outcome", "Je kunt iets.")]), "body": streamfield([])}
        data = given | parts | {"named_instruments": inline_formset([])}
        self.assertPageIsEditable(self.event, post_data=nested_form_data(data))

    def test_both_can_be_made_where_they_belong(self):
        self.assertCanCreateAt(type(self.agenda), EventPage)
        self.assertAllowedParentPageTypes(EventPage, {AgendaPage})
        self.assertAllowedSubpageTypes(AgendaPage, {EventPage})


def test_page_types_stand_where_they_belong(tree, event):
    assert AgendaPage.can_create_at(tree.nl) is False  # there is one already
    assert AgendaPage.can_create_at(tree.en) is True
    assert EventPage.can_create_at(make_agenda(tree.nl)) is True
    assert EventPage.can_create_at(tree.nl) is False
