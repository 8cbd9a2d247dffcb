"""The public form and link, and the organiser's screens: done, refused, for whom, and with how many queries."""

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from events import actions as core
from events.demand import actions
from events.demand.links import sign_question
from events.demand.models import Opening, OpenQuestion, Pool
from events.demand.viewsets.urls import urlpatterns
from events.models import EventSession
from outbox.delivery import deliver_due
from outbox.models import OutboxMessage
from privacy.bots import stamp
from tests.events.demand.around import ask, ask_many, make_theme, opened
from tests.events.factories import NOW, book, make_session
from tests.events.organisers import sign_in

FORM, LIST = "/agenda/leervraag/", "/beheer/demand/"
NAMES = sorted(pattern.name for pattern in urlpatterns)


@pytest.fixture(autouse=True)
def clock(settings):
    settings.FORM_MIN_SECONDS = 0
    with time_machine.travel(NOW, tick=False):
        yield


def filled(**changes):
    return {
        "theme": "inwerken",
        "region": "achterhoek",
        "text": "Hoe begin je?",
        "weekdays": ["0", "3"],
        "parts": ["evening"],
        "name": "Anna Bakker",
        "organisation": "Staalbouw",
        "email": "Anna@example.org",
        "website": "",
        "form_opened": stamp(NOW),
    } | changes


def address(name, pool):
    return reverse(name, args=[] if name == "demand_pools" else [pool.pk])


def test_question_is_asked_and_shown_by_number_only(client, theme):
    assert client.post(FORM, filled()).url == f"{FORM}?done=1"
    row = OpenQuestion.objects.get()
    assert (row.email, row.weekdays, row.parts, row.language) == ("anna@example.org", [0, 3], ["evening"], "nl")
    page = client.get(f"{FORM}?done=1")
    assert "Je vraag staat" in page.text
    assert "1 van 5 bedrijven" in page.text
    assert not [word for word in ("Anna", "Staalbouw", "Hoe begin je?") if word in page.text]
    assert page["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize(
    "changes",
    [
        {"theme": "anders"}, {"theme": ""}, {"region": "drenthe"}, {"region": ""}, {"text": ""}, {"text": "x" * 501},
        {"text": "a\x00"}, {"name": "Kijk op www.koop.nl"}, {"organisation": ""}, {"email": "geen"},
        {"weekdays": ["6"]}, {"weekdays": ["x"]}, {"parts": ["night"]}, {"website": "bot"}, {"form_opened": "x"},
    ],
)  # fmt: skip
def test_wrong_answers_are_refused_and_nothing_is_kept(client, theme, changes):
    response = client.post(FORM, filled(**changes))
    assert response.status_code == 422
    assert (OpenQuestion.objects.count(), Pool.objects.count(), OutboxMessage.objects.count()) == (0, 0, 0)


def test_twenty_an_hour_and_no_more(client, theme):
    codes = [client.post(FORM, filled(email=f"p{number}@example.org")).status_code for number in range(21)]
    assert codes == [302] * 20 + [429]


def test_theme_in_the_address_is_chosen(client, theme):
    assert '<option value="inwerken" selected>' in client.get(f"{FORM}?thema=inwerken").text


def test_agenda_leads_to_the_form(client, theme):
    assert FORM in client.get("/agenda/").text


def test_form_of_a_full_session_leads_to_the_form_with_its_theme(client, theme, event):
    session = make_session(event, capacity=1)
    form = f"/agenda/{event.slug}/aanmelden/{session.reference}/"
    with time_machine.travel(NOW, tick=False):
        assert FORM not in client.get(form).text
        book(session, "Anna")
        assert f'href="{FORM}?thema=inwerken"' in client.get(form).text


def test_link_shows_and_only_a_post_takes_back(client, theme):
    question = ask(theme, "Anna", text="<b>Hoe?</b>")
    link = reverse("demand_question", args=[sign_question(question)])
    page = client.get(link)
    assert "&lt;b&gt;Hoe?&lt;/b&gt;" in page.text
    assert "1 van 5 bedrijven" in page.text
    client.head(link)
    assert OpenQuestion.objects.count() == 1
    response = client.post(link)
    assert OpenQuestion.objects.count() == 0
    assert "Je vraag is teruggenomen" in client.get(response.url).text
    assert client.get(link).status_code == 404


@pytest.mark.parametrize("link", ["x", "WyJhIl0:1xyz:abc"])
def test_unknown_link_is_refused(client, theme, link):
    assert client.get(f"{FORM}{link}/").status_code == 404


def test_link_says_that_a_session_is_planned_once_it_is_announced(client, theme, event):
    question = ask_many(theme, 5)[0]
    link = reverse("demand_question", args=[sign_question(question)])
    assert event.title not in client.get(link).text
    core.announce(Opening.objects.get().session, now=NOW)
    assert event.title in client.get(link).text


def test_mail_goes_out_in_the_language_of_the_page_without_what_was_typed(client, theme):
    client.post(f"/en{FORM}", filled())
    message = OutboxMessage.objects.get(kind="demand.asked")
    assert message.language == "en"
    assert "Hoe begin" not in str(message.context)
    deliver_due(now=NOW)
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["anna@example.org"], "Your learning question on Inwerken (en)")
    assert "/en/agenda/leervraag/" in letter.body


@pytest.mark.parametrize("role", ["redactie", "begeleiding", "coach", "programmaleiding"])
def test_other_roles_find_nothing(client, theme, event, role):
    pool = ask(theme, "Anna").pool
    sign_in(client, role)
    for name in NAMES:
        page = address(name, pool)
        sent = {"needed": "2", "event": event.pk}
        assert (name, client.get(page).status_code, client.post(page, sent).status_code) == (name, 404, 404)
    assert (Pool.objects.get().needed, opened()) == (5, [])
    assert len(NAMES) == 3


@pytest.mark.parametrize("name", NAMES)
def test_anonymous_visitor_is_sent_to_sign_in(client, theme, name):
    assert "login" in client.get(address(name, ask(theme, "Anna").pool)).url


def test_organiser_sees_questions_and_companies_without_names(organiser, client, theme):
    pool = ask(theme, "Xanthippe", "Staalbouw", text="<i>Hoe?", weekdays=[0], parts=["morning"]).pool
    assert "1 van 5 bedrijven" in client.get(LIST).text
    page = client.get(f"{LIST}{pool.pk}/").text
    assert "Staalbouw" in page
    assert "&lt;i&gt;Hoe?" in page
    assert "xanthippe" not in page.lower()
    assert client.get(f"{LIST}{pool.pk + 1}/").status_code == 404
    assert client.get(f"{LIST}99999999999999999999/").status_code == 404


def test_organiser_changes_the_threshold(organiser, client, theme):
    ask_many(theme, 3)
    page = f"{LIST}{Pool.objects.get().pk}/"
    assert client.post(page, {"needed": "1"}).status_code == 200
    assert opened() == []
    assert client.post(page, {"needed": "3"}).status_code == 302
    assert opened() == [(3, 3, "draft")]


def test_organiser_makes_a_draft_by_hand_once(organiser, client, event):
    ask(make_theme("leiding"), "Anna")
    page = f"{LIST}{Pool.objects.get().pk}/draft/"
    assert client.post(page, {"event": ""}).status_code == 200
    response = client.post(page, {"event": event.pk})
    assert response.url == reverse("organiser_session", args=[EventSession.objects.get().reference])
    assert client.post(page, {"event": event.pk}).status_code == 409
    assert EventSession.objects.count() == 1
    assert event.title in client.get(LIST).text


@pytest.mark.parametrize("number", [3, 30])
def test_pages_ask_the_same_for_three_and_for_thirty(organiser, client, event, django_assert_num_queries, number):
    pools = [ask(make_theme(f"thema-{place}"), "Anna").pool for place in range(number)]
    for place in range(number):
        ask(pools[0].theme, f"P{place}", "Staalbouw")
    actions.open_session(pools[1], event, by=None, now=NOW)
    for page, queries in ((FORM, 11), (LIST, 12), (f"{LIST}{pools[0].pk}/", 11)):
        client.get(page)
        with django_assert_num_queries(queries):
            client.get(page)
