"""The mail itself: parts in the right order, in the reader's language, with headers that cannot be abused."""

import email
from email import policy

import pytest
from django.utils import translation

from outbox.backends import EmlBackend
from outbox.composing import compose, header_safe, message_id
from outbox.delivery import deliver_due
from tests.outbox.conftest import NOON


def parsed(message):
    return email.message_from_bytes(compose(message).message().as_bytes(), policy=policy.default)


def test_text_comes_first_and_is_no_html(write):
    mail = parsed(write())
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert "tot O'Brien & co. http://testserver/aanmelding/" in mail.get_body(("plain",)).get_content()


def test_calendar_is_an_alternative_and_a_file(write):
    mail = parsed(write(kind="test.calendar", context={"method": "CANCEL"}))
    alternative, file = list(mail.iter_parts())
    kinds = [(part.get_content_type(), part.get_param("method")) for part in alternative.iter_parts()]
    assert kinds == [("text/plain", None), ("text/calendar", "CANCEL")]
    assert (file.get_content_type(), file.get_filename()) == ("application/ics", "uitnodiging.ics")
    assert file.get_content().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize(("language", "start"), [("nl", "Bevestiging: "), ("en", "Confirmation: ")])
def test_mail_is_in_the_language_of_the_reader(write, language, start):
    with translation.override("en" if language == "nl" else "nl"):
        mail = parsed(write(language=language))
    assert mail["Subject"].startswith(start)
    assert mail["Content-Language"] == language


def test_headers_say_who_sent_it_and_that_a_machine_did(write, settings):
    settings.DEFAULT_FROM_EMAIL = "Leergilde <post@leergilde.example>"
    mail = parsed(write("events:1", reply_to="org@example.org"))
    assert mail["From"] == "Leergilde <post@leergilde.example>"
    assert (mail["To"], mail["Reply-To"]) == ("lezer@example.org", "org@example.org")
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"] == message_id("events:1")
    assert mail["Message-ID"].endswith("@leergilde.example>")


def test_line_end_in_a_name_adds_no_header(write):
    mail = parsed(write(context={"name": "Jan", "title": "Jan\r\nBcc: alle@example.org\u2028X: y"}))
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Bevestiging: Jan Bcc: alle@example.org X: y"


def test_long_subject_is_cut():
    assert header_safe("woord " * 100) == ("woord " * 30).strip()[:179] + "…"


def test_files_are_whole_messages(write, settings, tmp_path):
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "outbox.backends.EmlBackend", str(tmp_path / "mail")
    write("a"), write("b")
    deliver_due(now=NOON)
    files = sorted((tmp_path / "mail").iterdir())
    assert [file.suffix for file in files] == [".eml", ".eml"]
    mail = email.message_from_bytes(files[0].read_bytes(), policy=policy.default)
    assert mail["To"] == "lezer@example.org"
    assert EmlBackend().send_messages([]) == 0
