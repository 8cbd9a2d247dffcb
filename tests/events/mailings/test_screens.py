"""The organiser's screens of mail to participants: what they show and keep."""

from uuid import uuid4

import pytest
from wagtail.models import ModelLogEntry

from events import actions
from events.mailings.models import Mailing
from events.models import Attendee
from outbox.models import OutboxMessage
from tests.events.asking import make_question, somebody
from tests.events.factories import NOW, book, make_session
from tests.events.mailings.writing import ENGLISH, WORDS, draft, screen, sent, to, typed
from tests.events.organisers import fields_of, url


def test_session_leads_to_its_mail(organiser, client, session):
    assert f'href="{screen("write", session)}"' in client.get(url("session", session)).text


def test_write_look_send_and_a_second_press(organiser, client, session):
    for name in ("Anna", "Bram"):
        book(session, name)
    response = client.post(screen("write", session), typed(look="1"))
    mailing = Mailing.objects.get()
    assert response.url == screen("check", session, mailing)
    assert (mailing.written_by, mailing.sent_at) == (organiser, None)
    page = client.get(response.url)
    assert page.text.count("Send to 2 people") + page.text.count("Verstuur aan 2 mensen") == 1
    data = fields_of(page) | {"send": "1"}
    for _press in range(2):
        assert client.post(response.url, data).url == screen("report", session, mailing)
    assert sorted(to()) == ["anna@example.org", "bram@example.org"]


def test_preview_is_what_a_real_person_gets_without_the_own_link(organiser, client, session):
    book(session, "Anna")
    book(session, "Bill", language="en")
    found = client.get(screen("check", session, draft(session, **ENGLISH))).context["previews"]
    assert [(each["language"], each["name"], each["subject"]) for each in found] == [
        ("nl", "Anna", "Neem je laptop mee"),
        ("en", "Bill", "Bring your laptop"),
    ]
    assert found[0]["text"].startswith("Beste Anna,\n\nNeem je laptop mee naar Leren van fouten.")
    assert found[1]["text"].startswith("Dear Bill,\n\nBring your laptop to Leren van fouten.")
    text = "".join(each["text"] for each in found)
    for place in Attendee.objects.select_related("registration"):
        assert (place.uid.hex in text, place.registration.reference in text, place.link_nonce in text) == (False,) * 3


def test_organiser_hears_that_english_speaking_people_get_dutch(organiser, client, session):
    book(session, "Anna")
    mailing = draft(session)
    assert client.get(screen("check", session, mailing)).context["untranslated"] == 0
    book(session, "Bill", language="en")
    page = client.get(screen("check", session, mailing))
    assert page.context["untranslated"] is True
    assert [each["language"] for each in page.context["previews"]] == ["nl", "en"]
    assert page.context["previews"][1]["text"].startswith("Beste Bill,")
    assert not client.get(screen("check", session, draft(session, **ENGLISH))).context["untranslated"]


def test_test_goes_to_oneself(organiser, client, session):
    book(session, "Anna")
    mailing = draft(session)
    page = screen("check", session, mailing)
    assert client.post(page, {"version": 1, "key": str(uuid4()), "test": "1"}).url == page
    rows = OutboxMessage.objects.filter(kind__startswith="mailings.")
    assert list(rows.values_list("kind", "to")) == [("mailings.test", organiser.email)]
    assert Mailing.objects.get().sent_at is None


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("body_nl", "Beste {name},\n\nTot {wanneer}.", "{wanneer}"),
        ("body_nl", "Beste {name,", "{"),
        ("subject_nl", "Zie {link}", "{link}"),
        ("subject_nl", "", ""),
        ("body_nl", "", ""),
        ("subject_nl", "Hallo\r\nBcc: x@example.org", ""),
        ("subject_nl", "a\x00b", ""),
        ("body_nl", "a\x00b", ""),
        ("body_nl", "a\x1bb", ""),
        ("subject_nl", "x" * 141, ""),
        ("body_nl", "x" * 6001, ""),
        ("subject_en", "Only a subject", ""),
        ("who", "everybody", ""),
        ("key", "x", ""),
        ("version", "9" * 40, ""),
    ],
)
def test_wrong_words_are_refused_and_everything_typed_stays(organiser, client, session, field, value, says):
    response = client.post(screen("write", session), typed(body_en="", look="1") | {field: value})
    assert response.status_code == 200
    form = response.context["form"]
    wrong = "body_en" if field == "subject_en" else field
    assert list(form.errors) == [wrong]
    assert says in str(form.errors[wrong].as_data()[0].message)
    assert form["body_nl"].value() == (value if field == "body_nl" else WORDS["body_nl"])
    assert Mailing.objects.count() == 0


def test_unknown_field_is_named_with_its_line(organiser, client, session):
    data = typed(body_nl="Een\n\nDrie {tijd}", look="1")
    (problem,) = client.post(screen("write", session), data).context["form"].errors["body_nl"]
    assert "3: {tijd}" in problem
    assert "{name}, {title}, {when}, {where}, {link}" in problem


def test_draft_may_be_half_and_is_found_again(organiser, client, session):
    data = typed(subject_nl="", body_nl="Nog {iets}", subject_en="Half", draft="1")
    for _press in range(2):
        response = client.post(screen("write", session), data)
    mailing = Mailing.objects.get()
    assert response.url == screen("draft", session, mailing)
    assert client.get(response.url).context["form"]["body_nl"].value() == "Nog {iets}"
    assert client.get(screen("write", session)).context["drafts"] == [mailing]
    assert client.get(screen("check", session, mailing)).url == screen("draft", session, mailing)
    assert client.post(screen("check", session, mailing), {"version": 1, "key": uuid4()}).status_code == 422


def test_draft_of_a_colleague_is_not_overwritten_unawares(organiser, client, session):
    mailing = draft(session)
    page = screen("draft", session, mailing)
    mine = fields_of(client.get(page)) | {"who": "place", "draft": "1"}
    client.post(page, mine | {"body_nl": "Van een ander"})
    response = client.post(page, mine | {"body_nl": "Van mij"})
    assert response.status_code == 409
    assert response.context["form"]["body_nl"].value() == "Van mij"
    again = fields_of(response) | {"who": "place", "draft": "1"}
    assert client.post(page, again).status_code == 302
    assert Mailing.objects.get().body_nl == "Van mij"


def test_counting_works_by_a_button_and_by_script(organiser, client, session):
    car = make_question(session, kind="yes_no")
    for name, drives in (("Anna", "yes"), ("Bram", "no"), ("Cora", "no")):
        contact = actions.Contact(name, f"{name.lower()}@example.org", answers={car.pk: drives})
        actions.register(session, contact=contact, people=[somebody(name)], key=uuid4(), now=NOW)
    page = client.get(screen("write", session))
    assert page.context["reach"].people == 3
    data = typed(subject_nl="", body_nl="Half", count="1") | {f"answer_{car.reference}": "no"}
    page = client.post(screen("write", session), data)
    assert (page.context["reach"].people, page.context["form"].errors) == (2, {})
    assert page.context["form"]["body_nl"].value() == "Half"
    assert client.post(screen("count", session), data).json() == {"counted": page.context["counted"]}
    assert Mailing.objects.count() == 0


def test_earlier_mail_is_a_start_and_stays_as_it_was(organiser, client, session):
    book(session, "Anna")
    mailing = sent(session, who="active", **ENGLISH)
    page = client.get(f"{screen('write', session)}?from={mailing.reference}")
    form = page.context["form"]
    assert (form["subject_en"].value(), form["who"].value()) == ("Bring your laptop", "active")
    assert form["key"].value() != mailing.key
    assert page.context["sent"] == [mailing]


def test_draft_is_thrown_away_and_what_was_sent_is_not(organiser, client, session):
    book(session, "Anna")
    mailing, gone = draft(session), sent(session)
    assert client.post(screen("discard", session, mailing)).status_code == 302
    assert client.post(screen("discard", session, gone)).status_code == 409
    assert list(Mailing.objects.all()) == [gone]


def test_report_tells_how_far_it_is_and_whom_it_did_not_reach(organiser, client, session):
    for name in ("Anna", "Bram", "Cora"):
        book(session, name)
    mailing = sent(session)
    page = screen("report", session, mailing)
    assert "data-mailing-going" in client.get(page).text
    rows = OutboxMessage.objects.filter(kind="mailings.mail")
    rows.filter(to="anna@example.org").update(status="failed", error="SMTPRecipientsRefused 550")
    rows.filter(to="bram@example.org").update(status="sent")
    text = client.get(page).text
    assert ("anna@example.org" in text, "bram@example.org" in text) == (True, False)
    assert client.post(page, {"only": rows.get(to="anna@example.org").pk}).url == page
    assert rows.get(to="anna@example.org").status == "queued"
    assert client.post(page, {"withdraw": "1"}).url == page
    assert sorted(rows.values_list("status", flat=True)) == ["sent", "superseded", "superseded"]
    assert "data-mailing-going" not in client.get(page).text
    actions_logged = ModelLogEntry.objects.filter(action__startswith="mailings.").order_by("pk")
    assert list(actions_logged.values_list("action", flat=True)) == [
        "mailings.send",
        "mailings.retry",
        "mailings.withdraw",
    ]
    assert "Anna" not in str(list(actions_logged.values()))


@pytest.mark.parametrize("only", ["x", "-1", "9" * 40])
def test_garbage_is_tried_again_by_nobody(organiser, client, session, only):
    book(session, "Anna")
    mailing = sent(session)
    OutboxMessage.objects.update(status="failed")
    assert client.post(screen("report", session, mailing), {"only": only}).status_code == 200
    assert OutboxMessage.objects.exclude(status="failed").count() == 0


@pytest.mark.parametrize(("name", "number"), [("write", 14), ("check", 18), ("report", 13)])
@pytest.mark.parametrize("people_there", [3, 30])
def test_screens_ask_the_same_for_three_and_for_thirty(
    organiser, client, event, django_assert_num_queries, name, number, people_there
):
    session = make_session(event, capacity=40)
    for each in range(people_there):
        book(session, f"P{each}")
    mailing = draft(session)
    gone = sent(session)
    OutboxMessage.objects.filter(kind="mailings.mail").update(status="failed")
    page = screen(name, session, {"write": None, "check": mailing, "report": gone}[name])
    client.get(page)
    with django_assert_num_queries(number):
        client.get(page)
