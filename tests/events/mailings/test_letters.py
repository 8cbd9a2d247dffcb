"""How a mail of an organiser reads: language, fields, escaping, and where answers go."""

from uuid import uuid4

from django.core import mail

from events import actions
from events.models import Attendee
from pagekit.models import SiteSettings
from tests.events.factories import NOW, book
from tests.events.mailings.writing import ENGLISH, delivered, html_of, sent


def test_mail_is_in_the_language_of_the_reader(session):
    book(session, "Anna")
    book(session, "Bill", language="en")
    sent(session, **ENGLISH)
    found = delivered()
    assert found["anna@example.org"].subject == "Neem je laptop mee"
    assert found["anna@example.org"].body.startswith(
        "Beste Anna,\n\nNeem je laptop mee naar Leren van fouten.\nTot maandag 7 december, 10.00 tot 12.30 uur.\n\n"
    )
    assert found["bill@example.org"].subject == "Bring your laptop"
    assert found["bill@example.org"].body.startswith(
        "Dear Bill,\n\nBring your laptop to Leren van fouten.\nUntil Monday 7 December"
    )
    assert 'lang="nl"' not in html_of(found["bill@example.org"])


def test_without_english_text_the_dutch_one_is_marked(session):
    book(session, "Bill", language="en")
    sent(session)
    message = delivered()["bill@example.org"]
    page = html_of(message)
    assert '<html lang="en">' in page
    assert page.count('<div lang="nl">') == 1
    assert "Tot maandag 7 december" in message.body
    assert "See, change or cancel your registration:" in message.body


def test_text_is_escaped_and_becomes_paragraphs_and_links_only(session):
    book(session, "Anna")
    body = 'Kijk op https://voorbeeld.example/a?b=1&c=2.\n\n<img src="https://x.example/p.gif"> & <script>x</script>'
    sent(session, body_nl=body)
    page = html_of(delivered()["anna@example.org"])
    assert '<a href="https://voorbeeld.example/a?b=1&amp;c=2" rel="nofollow">' in page
    assert "&lt;script&gt;x&lt;/script&gt;" in page
    assert ("<img" in page, "<script" in page) == (False, False)
    assert body in mail.outbox[0].body


def test_name_cannot_bring_a_field_or_markup_along(session):
    book(session, "Anna {link} <b>")
    sent(session)
    message = delivered()[Attendee.objects.get().email]
    assert "Beste Anna {link} <b>," in message.body
    assert "Beste Anna {link} &lt;b&gt;," in html_of(message)


def test_subject_with_a_line_end_adds_no_header(session):
    book(session, "Anna")
    sent(session, subject_nl="Hallo\r\nBcc: iedereen@example.org")
    message = delivered()["anna@example.org"]
    assert message.subject == "Hallo Bcc: iedereen@example.org"
    assert message.message()["Bcc"] is None


def test_answers_go_to_the_role_mailbox_or_nowhere(session, tree):
    book(session, "Anna")
    sent(session)
    message = delivered()["anna@example.org"]
    assert message.reply_to == []
    assert "Een vraag?" not in message.body
    stored = SiteSettings.of_site(tree.site)
    stored.contact_mailbox = "agenda@leergilde.example"
    stored.save()
    sent(session)
    message = delivered()["anna@example.org"]
    assert message.reply_to == ["agenda@leergilde.example"]
    assert message.from_email != "agenda@leergilde.example"


def test_companion_who_was_erased_is_named_to_nobody(session):
    contact = actions.Contact("Anna", "anna@example.org")
    people = [actions.Person("Bram"), actions.Person("Cora"), actions.Person("Dirk")]
    actions.register(session, contact=contact, people=people, key=uuid4(), now=NOW)
    sent(session)
    actions.cancel(Attendee.objects.get(name="Cora"), now=NOW, by_staff=True)
    assert "Bram, Dirk" in delivered()["anna@example.org"].body
    assert "Cora" not in mail.outbox[0].body
