"""The contact form reaches the mailbox of a role, once, and keeps what was typed (MK-15)."""

import pytest

from outbox.models import OutboxMessage
from pagekit.models import SiteSettings
from programme.models import ContactPage
from tests.privacy.human import human_fields

QUESTION = {"name": "Jo", "email": "jo@example.org", "subject": "Meedoen", "message": "Kan ik meedoen?"}


@pytest.fixture
def page(tree):
    SiteSettings.objects.create(site=tree.site, contact_mailbox="redactie@example.org")
    return tree.nl.add_child(instance=ContactPage(title="Contact", slug="contact", locale=tree.dutch))


def test_question_goes_to_the_mailbox_with_the_sender_as_reply_address(client, page):
    response = client.post("/contact/", {**QUESTION, **human_fields()}, follow=True)
    assert response.redirect_chain == [("/contact/?verzonden", 302)]
    message = OutboxMessage.objects.get()
    assert (message.kind, message.to, message.reply_to) == (
        "programme.contact_message",
        "redactie@example.org",
        "jo@example.org",
    )
    assert message.context["message"] == "Kan ik meedoen?"


def test_double_click_sends_one_mail_and_another_question_two(client, page):
    data = {**QUESTION, **human_fields()}
    client.post("/contact/", data)
    client.post("/contact/", data)
    assert OutboxMessage.objects.count() == 1
    client.post("/contact/", {**data, "message": "En mijn collega?"})
    assert OutboxMessage.objects.count() == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "geen adres"),
        ("subject", "Hallo\r\nBcc: iemand@example.org"),
        ("name", "x" * 121),
        ("message", ""),
        ("message", "x" * 4001),
        ("message", "a\x00b"),
    ],
)
def test_wrong_field_is_named_and_the_rest_is_kept(client, page, field, value):
    response = client.post("/contact/", {**QUESTION, **human_fields(), field: value})
    assert response.status_code == 200
    assert f'id="id_{field}_error"' in response.text
    assert OutboxMessage.objects.count() == 0
    if field != "name":
        assert 'value="Jo"' in response.text


def test_program_that_fills_in_everything_is_refused(client, page):
    response = client.post("/contact/", {**QUESTION, **human_fields(), "website": "https://spam.example"})
    assert OutboxMessage.objects.count() == 0
    assert "Kan ik meedoen?" in response.text


def test_sixth_question_in_an_hour_is_refused_and_kept(client, page):
    for number in range(5):
        client.post("/contact/", {**QUESTION, **human_fields(), "message": f"Vraag {number}"})
    response = client.post("/contact/", {**QUESTION, **human_fields(), "message": "Vraag 6"})
    assert response.status_code == 429
    assert "Vraag 6" in response.text
    assert OutboxMessage.objects.count() == 5


def test_without_a_mailbox_nothing_is_promised(client, page):
    SiteSettings.objects.update(contact_mailbox="")
    response = client.post("/contact/", {**QUESTION, **human_fields()})
    assert response.status_code == 503
    assert "Kan ik meedoen?" in response.text


def test_reading_the_page_writes_nothing_and_other_methods_are_refused(client, page):
    assert client.get("/contact/").status_code == 200
    assert client.put("/contact/").status_code == 405
    assert OutboxMessage.objects.count() == 0
