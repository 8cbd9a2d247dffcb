"""The own texts of an event in the confirmation, the reminder and the mail that a session is called off."""

import pytest
from django.core import mail
from wagtail.models import ModelLogEntry

from events import actions
from events.mailings.actions import save_texts
from events.mailings.models import EventText
from outbox.delivery import deliver_due
from tests.events.factories import NOW, book, make_event, make_session
from tests.events.mailings.writing import screen
from tests.events.organisers import fields_of, sign_in, url

DUTCH = "Dag {name},\n\nNeem <b>laarzen</b> mee naar {where} op {when}."
ENGLISH = "Hi {name}, bring boots on {when}."


def write(session, kind, dutch=DUTCH, english=""):
    save_texts(session, {kind: (dutch, english)}, by=None)


def delivered():
    """The one mail that goes out: text and HTML."""
    mail.outbox.clear()
    deliver_due(now=NOW)
    (message,) = mail.outbox
    (page,) = [str(part.content) for part in message.alternatives if part.mimetype == "text/html"]
    return message.body, page


def test_confirmation_carries_the_text_of_its_event_only(tree, session):
    other = make_session(make_event(tree.nl, title="Iets anders", slug="iets-anders"))
    write(session, "confirmed")
    book(session, "Anna")
    text, page = delivered()
    filled = "Neem <b>laarzen</b> mee naar De Smederij, Ambachtsstraat 4, Doetinchem op maandag 7 december"
    assert f"\n\nDag Anna,\n\n{filled}, 10.00 tot 12.30 uur.\n\nLeren van fouten\n" in text
    assert "Neem &lt;b&gt;laarzen&lt;/b&gt; mee naar De Smederij" in page
    book(other, "Bram")
    assert "laarzen" not in "".join(delivered())


def test_mail_without_an_own_text_is_as_it_was(session):
    write(session, "reminder")
    book(session, "Anna")
    text, page = delivered()
    assert "\n\n\n" not in text
    assert ("laarzen" in text, "<div>" in page, "<div lang" in page) == (False, False, False)


def test_reminder_and_calling_off_have_their_own(session):
    save_texts(session, {"reminder": ("Tot gauw.", ""), "called_off": ("Jammer, {name}.", "")}, by=None)
    book(session, "Anna")
    deliver_due(now=NOW)
    actions.call_off(session, now=NOW, reason="Ziekte")
    text, page = delivered()
    assert "\n\nJammer, Anna.\n\n" in text
    assert "<p>Jammer, Anna.</p>" in page
    assert "Tot gauw." not in text


@pytest.mark.parametrize(
    ("english", "marked", "reads"),
    [("", 1, "op maandag 7 december"), (ENGLISH, 0, "Hi Bill, bring boots on Monday 7 December")],
)
def test_english_reader_gets_english_or_marked_dutch(session, english, marked, reads):
    write(session, "confirmed", english=english)
    book(session, "Bill", language="en")
    text, page = delivered()
    assert reads in text
    assert page.count('<div lang="nl">') == marked


def test_text_is_of_the_event_and_not_of_one_session(session):
    write(session, "confirmed", dutch="Laarzen")
    book(make_session(session.event, days=20), "Anna")
    assert "Laarzen" in delivered()[0]


def data(**changes):
    names = [f"{kind}_{each}" for kind in ("confirmed", "reminder", "called_off") for each in ("nl", "en")]
    return dict.fromkeys(names, "") | changes


@pytest.mark.parametrize("role", ["redactie", "organisatie"])
def test_editor_and_organiser_write_it_look_at_it_and_find_it_back(client, session, role):
    user = sign_in(client, role)
    page = screen("texts", session)
    assert f'href="{page}"' in client.get(url("session", session)).text
    looked = client.post(page, data(confirmed_nl=DUTCH, look="1"))
    (preview,) = looked.context["previews"]
    assert preview["paragraphs"][0] == "Dag Sam de Boer,"
    assert EventText.objects.count() == 0
    assert client.post(page, data(confirmed_nl=DUTCH)).status_code == 302
    assert client.get(page).context["form"]["confirmed_nl"].value() == DUTCH
    entry = ModelLogEntry.objects.get(action="mailings.texts")
    assert (entry.user, entry.data) == (user, {"kinds": ["confirmed"]})
    client.post(page, data(seen=fields_of(client.get(page))["seen"]))
    assert EventText.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"reminder_nl": "Goed\n{tijd}"}, "reminder_nl"),
        ({"reminder_en": "Only English"}, "reminder_nl"),
        ({"reminder_nl": "a\x00b"}, "reminder_nl"),
        ({"reminder_nl": "x" * 1501}, "reminder_nl"),
    ],
)
def test_wrong_text_is_refused_and_stays_to_be_put_right(organiser, client, session, typed, wrong):
    response = client.post(screen("texts", session), data(called_off_nl="Jammer", **typed))
    assert (response.status_code, list(response.context["form"].errors)) == (200, [wrong])
    assert response.context["form"]["called_off_nl"].value() == "Jammer"
    assert EventText.objects.count() == 0


def test_text_of_a_colleague_is_not_overwritten_unawares(organiser, client, session):
    page = screen("texts", session)
    mine = fields_of(client.get(page))
    client.post(page, mine | {"confirmed_nl": "Van een ander"})
    response = client.post(page, mine | {"confirmed_nl": "Van mij"})
    assert response.context["form"]["confirmed_nl"].value() == "Van mij"
    assert EventText.objects.get().text_nl == "Van een ander"
    client.post(page, fields_of(response))
    assert EventText.objects.get().text_nl == "Van mij"
