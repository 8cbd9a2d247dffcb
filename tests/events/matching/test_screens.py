"""The organiser's screens of tables: made, changed without script, two at once, printed, refused."""

import pytest
import time_machine
from django.urls import reverse
from wagtail.models import ModelLogEntry

from events import actions as core
from events.matching import actions
from events.matching.models import PartiesApart, Seat, Table, TablePlan
from events.matching.viewsets.urls import urlpatterns
from tests.events.asking import turn_on
from tests.events.factories import NOW, make_session
from tests.events.matching.around import at, come, come_many, make, screen, version
from tests.events.organisers import sign_in

NAMES = sorted(pattern.name for pattern in urlpatterns)


def sent(response, **changes):
    """What the form of the screen would send, with some selects changed."""
    form = response.context["form"]
    data = {"version": form.initial["version"]}
    for name in form.people:
        if name in form.fields:
            now_at = form.initial[name] or ""
            data |= {name: now_at, f"initial-{name}": now_at}
    return data | changes


def snapshot():
    return [list(model.objects.order_by("pk").values()) for model in (TablePlan, Table, Seat, PartiesApart)]


@pytest.mark.parametrize("role", ["redactie", "coach", "programmaleiding"])
def test_other_roles_find_nothing(client, big, ten, role):
    sign_in(client, role)
    before = snapshot()
    with time_machine.travel(NOW, tick=False):
        for name in NAMES:
            page = reverse(name, args=[big.reference])
            data = {"version": version(big), "whom": "place", "late": "1", "remove": "x"}
            assert (name, client.get(page).status_code, client.post(page, data).status_code) == (name, 404, 404)
    assert snapshot() == before
    assert len(NAMES) == 3


@pytest.mark.parametrize("name", NAMES)
def test_anonymous_visitor_is_sent_to_sign_in(client, big, name):
    assert "login" in client.get(reverse(name, args=[big.reference])).url


def test_looking_changes_nothing(organiser, client, big, ten):
    before = snapshot()
    for name in NAMES:
        assert client.get(reverse(name, args=[big.reference])).status_code == 200
        assert client.get(reverse(name, args=["zzzzzzzzzz"])).status_code == 404
    assert snapshot() == before


def test_organiser_makes_tables_and_sees_why(organiser, client, big):
    come_many(big, 10, text="Hoe begin je?", brings_text="=Een lijst")
    assert client.post(screen("make", big), {"version": "0", "whom": "place"}).status_code == 302
    response = client.get(screen("tables", big))
    assert response.text.count("De vraag komt aan tafel met iemand die iets inbrengt.") == 10
    assert response.text.count("=Een lijst") == 10
    assert "10 van 10" in response.text
    assert screen("tables", big) in client.get(reverse("organiser_session", args=[big.reference])).text


@pytest.mark.parametrize(
    ("number", "asks", "said"),
    [
        (0, True, "Niemand heeft nog een plek."),
        (3, True, "Er zijn minder dan vier mensen."),
        (4, False, "/rules/"),
        (4, True, "Nog niemand vulde in"),
    ],
)
def test_what_is_missing_is_said(organiser, client, event, number, asks, said):
    session = make_session(event, capacity=20)
    if asks:
        turn_on(session, "asks_learning")
    come_many(session, number)
    text = client.get(screen("tables", session)).text
    assert said in text
    assert (screen("make", session) in text) == (number == 4)


def test_too_few_is_refused_in_words(organiser, client, big):
    come_many(big, 3)
    response = client.post(screen("make", big), {"version": "0", "whom": "place"})
    assert response.status_code == 409
    assert "Er zijn minder dan vier mensen." in response.text


def test_people_swap_by_select_and_button(organiser, client, big, ten):
    one = next(person for person in ten if at(big, person.name) == 1)
    other = next(person for person in ten if at(big, person.name) == 2)
    page = client.get(screen("tables", big))
    response = client.post(screen("tables", big), sent(page, **{one.uid.hex: 2, other.uid.hex: 1}))
    assert response.status_code == 302
    assert (at(big, one.name), at(big, other.name)) == (2, 1)
    text = client.get(screen("tables", big)).text
    assert text.count("met de hand verplaatst") == 2
    assert "2 mensen zitten op een andere plek." in text


def test_second_organiser_is_told_and_keeps_the_choice(organiser, client, big, ten):
    one, other = ten[0], ten[1]
    to_one, to_other = 3 - at(big, one.name), 3 - at(big, other.name)
    seen = client.get(screen("tables", big))
    client.post(screen("tables", big), sent(seen, **{one.uid.hex: to_one}))
    response = client.post(screen("tables", big), sent(seen, **{other.uid.hex: to_other}))
    assert response.status_code == 409
    assert "Een collega heeft de tafels intussen veranderd." in response.text
    assert f"P02 naar tafel {to_other}" in response.text
    assert "P01 naar tafel" not in response.text
    assert (at(big, one.name), at(big, other.name)) == (to_one, 3 - to_other)
    # The page that came back holds the choice and the new version: sending it as it stands does both.
    again = sent(response) | {f"initial-{other.uid.hex}": 3 - to_other}
    assert client.post(screen("tables", big), again).status_code == 302
    assert (at(big, one.name), at(big, other.name)) == (to_one, to_other)


def test_table_that_went_meanwhile_is_told(organiser, client, big, ten):
    seen = client.get(screen("tables", big))
    actions.rearrange(big, {each.pk: 3 for each in ten if at(big, each.name) == 1}, version=1, by=None, now=NOW)
    stayed = next(person for person in ten if at(big, person.name) == 2)
    response = client.post(screen("tables", big), sent(seen, **{stayed.uid.hex: 1}))
    assert response.status_code == 409
    assert at(big, stayed.name) == 2


def test_page_shows_what_breaks_after_a_move(organiser, client, big):
    come(big, "Anna", "Staalbouw"), come(big, "Bram", "Staalbouw")
    come_many(big, 8)
    make(big)
    bram = big.attendees.get(name="Bram")
    page = client.get(screen("tables", big))
    assert "Dit past niet" not in page.text
    client.post(screen("tables", big), sent(page, **{bram.uid.hex: at(big, "Anna")}))
    text = client.get(screen("tables", big)).text
    assert f"Tafel {at(big, 'Anna')}: Anna en Bram komen van één bedrijf." in text


def test_more_colleagues_than_tables_is_said_in_words(organiser, client, big):
    for number in range(3):
        come(big, f"Collega{number}", "Staalbouw")
    come_many(big, 7)
    make(big)
    assert "Staalbouw komt met 3 mensen en er zijn 2 tafels." in client.get(screen("tables", big)).text


def test_lock_button_saves_what_was_chosen_too(organiser, client, big, ten):
    number = 3 - at(big, "P01")
    page = client.get(screen("tables", big))
    client.post(screen("tables", big), sent(page, **{ten[0].uid.hex: number, "lock": number}))
    assert (at(big, "P01"), Table.objects.get(number=number).locked) == (number, True)
    page = client.get(screen("tables", big))
    assert ten[0].uid.hex not in page.text
    client.post(screen("tables", big), sent(page, unlock=number))
    assert not Table.objects.get(number=number).locked


def test_late_and_gone_people_are_shown_and_dealt_with(organiser, client, big, ten):
    core.cancel(ten[0], now=NOW)
    come(big, "Zoe", "Zoe")
    page = client.get(screen("tables", big))
    assert "P01, zat aan tafel" in page.text
    client.post(screen("tables", big), sent(page, late="1"))
    client.post(screen("tables", big), sent(client.get(screen("tables", big)), gone="1"))
    assert at(big, "Zoe") is not None
    assert at(big, "P01") is None
    come(big, "Yves", "Yves")
    page = client.get(screen("tables", big))
    yves = big.attendees.get(name="Yves")
    client.post(screen("tables", big), sent(page, **{yves.uid.hex: 2}))
    assert at(big, "Yves") == 2


def test_making_again_asks_first(organiser, client, big, ten):
    data = {"version": "1", "whom": "place"}
    assert "lose_moves" not in client.get(screen("make", big)).text
    actions.rearrange(big, {ten[0].pk: 3 - at(big, "P01")}, version=1, by=None, now=NOW)
    assert "lose_moves" in client.get(screen("make", big)).text
    assert client.post(screen("make", big), data).status_code == 409
    response = client.post(screen("make", big), data | {"version": "2"})
    assert response.status_code == 409
    assert "1 persoon is met de hand verplaatst." in response.text
    assert client.post(screen("make", big), data | {"version": "2", "lose_moves": "on"}).status_code == 302


def test_paper_has_names_and_cards_have_questions_and_both_are_written_down(organiser, client, big, ten):
    assert client.get(screen("tables", big), {"print": "list"}).context["tables"] is not None
    listed = client.post(screen("tables", big), {"print": "list"}).text
    cards = client.post(screen("tables", big), {"print": "cards"}).text
    assert ["P01" in listed, "Hoe begin je?" in listed] == [True, False]
    assert ["P01" in cards, "Hoe begin je?" in cards, cards.count('class="sheet"')] == [True, True, 2]
    entries = ModelLogEntry.objects.filter(action="matching.print")
    assert [(entry.user, entry.data["people"]) for entry in entries] == [(organiser, 10)] * 2


def test_what_people_typed_is_text_and_nothing_else(organiser, client, big):
    for number in range(4):
        come(big, f"P{number}", f"<b>Firma {number}", text="<script>alert(1)</script>", brings_text="<i>x")
    make(big)
    for response in (client.get(screen("tables", big)), client.post(screen("tables", big), {"print": "cards"})):
        assert "<script>alert" not in response.text
        assert "<b>Firma" not in response.text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in response.text


@pytest.mark.parametrize(("name", "number"), [("tables", 16), ("make", 16), ("apart", 18)])
@pytest.mark.parametrize("people", [6, 60])
def test_screens_ask_the_same_for_six_and_for_sixty(
    organiser, client, big, django_assert_num_queries, name, number, people
):
    come_many(big, people, text="Hoe begin je?", brings_text="Een lijst")
    make(big)
    client.get(screen(name, big))
    with django_assert_num_queries(number):
        client.get(screen(name, big))
