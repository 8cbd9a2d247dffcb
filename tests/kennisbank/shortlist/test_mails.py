"""The list by mail: once to who was named, with everything in it, and not to the whole world."""

import pytest
from django.core import mail
from django.utils import timezone

from kennisbank.shortlist.contents import Item
from outbox.actions import forget_old
from outbox.delivery import deliver_due
from outbox.models import OutboxMessage
from tests.events.factories import make_event, make_session
from tests.kennisbank.factories import make_instrument
from tests.kennisbank.shortlist.listing import address_of, item_of
from tests.privacy.human import human_fields


@pytest.fixture
def address(kennisbank, tree):
    page = make_instrument(kennisbank, "Vaardigheden & wensen")
    session = make_session(make_event(tree.nl), now=timezone.now())
    gone = item_of(make_instrument(kennisbank, "Geheim", publish=False))
    return address_of(item_of(page, "Begin <b>hier</b>"), Item("s", session.reference), gone, title="Voor dinsdag")


def send(client, address, to="Klant@example.org", **more):
    return client.post(f"{address}mailen/", {"email": to, **human_fields(), **more})


def test_mail_holds_the_list_and_its_address(client, address):
    response = send(client, address)
    assert response.url == f"{address}mailen/?done=1"
    assert "Het lijstje is onderweg" in client.get(response.url).text
    deliver_due()
    [message] = mail.outbox
    html = message.alternatives[0].content
    assert (message.to, message.subject) == (["klant@example.org"], "Het lijstje dat voor je is gemaakt op Leergilde")
    for words in ("Voor dinsdag", "Vaardigheden & wensen", "Begin <b>hier</b>", "Leren van fouten", "De Smederij"):
        assert words in message.body
    assert f"http://testserver{address}" in message.body
    assert "Instrument: bestaat niet meer" in message.body
    assert "Geheim" not in message.body + html
    assert "Begin &lt;b&gt;hier&lt;/b&gt;" in html


def test_mail_is_in_the_language_of_the_page(client, address):
    send(client, f"/en{address}")
    deliver_due()
    assert mail.outbox[0].subject == "The list that was made for you on Leergilde"
    assert f"http://testserver/en{address}" in mail.outbox[0].body


def test_pressing_twice_sends_one_mail_and_the_address_is_forgotten(client, address):
    send(client, address)
    send(client, address)
    [row] = OutboxMessage.objects.all()
    deliver_due()
    forget_old(row.created_at + timezone.timedelta(days=31))
    row.refresh_from_db()
    assert (row.to, row.context) == ("", {})


@pytest.mark.parametrize(
    "wrong", [{"to": "geen"}, {"to": ""}, {"website": "bot"}, {"form_opened": "x"}, {"to": "a@x.nl\nb@x.nl"}]
)
def test_refused_form_sends_nothing(client, address, wrong):
    response = send(client, address, **wrong)
    assert response.status_code == 422
    assert not OutboxMessage.objects.exists()


def test_form_that_is_sent_at_once_is_refused(client, address, settings):
    settings.FORM_MIN_SECONDS = 3
    assert send(client, address, **human_fields(seconds=0)).status_code == 422


def test_too_many_mails_from_one_place(client, address):
    statuses = [send(client, address, to=f"k{number}@example.org").status_code for number in range(11)]
    assert statuses == [302] * 10 + [429]
    assert OutboxMessage.objects.count() == 10


def test_too_many_mails_to_one_address(client, address):
    statuses = [send(client, address, REMOTE_ADDR=f"10.0.0.{n}").status_code for n in range(5)]
    refused = send(client, address, to="klant@EXAMPLE.org")
    assert statuses == [302] * 5
    assert refused.status_code == 429
    assert "te veel lijstjes" in refused.text
    assert "klant@EXAMPLE.org" in refused.text


def test_empty_list_cannot_be_mailed(client, tree):
    assert client.get("/lijstje/WzEsIiIsW11d/mailen/").status_code == 404
    assert client.get(f"{address_of(title='Leeg')}mailen/").status_code == 404
