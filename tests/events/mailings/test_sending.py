"""What goes out: once, in the language of the reader, to who it still concerns; and what comes of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from events import actions
from events.mailings import errors
from events.mailings.actions import Words, retry_failed, save, send, send_test, withdraw
from events.mailings.actions.sending import SENDINGS_AN_HOUR
from events.mailings.models import Mailing
from events.mailings.queries import not_arrived, progress_of
from events.mails import describe_session
from events.models import Attendee
from outbox.models import OutboxMessage
from privacy.actions import erase_person
from tests.events.factories import NOW, book, make_session
from tests.events.mailings.writing import ENGLISH, WORDS, delivered, draft, sent, states, to
from tests.factories import make_user


@pytest.fixture
def boss(db):
    return make_user("boss@example.org", first_name="Olga", last_name="Organisator")


def test_second_sending_is_the_first(session, boss):
    book(session, "Anna")
    mailing = draft(session, by=boss)
    first = send(mailing, version=1, by=boss, now=NOW)
    again = send(Mailing.objects.get(), version=1, by=boss, now=NOW + timedelta(minutes=1))
    stale = send(mailing, version=1, by=boss, now=NOW + timedelta(minutes=2))
    assert {first.sent_at, again.sent_at, stale.sent_at} == {NOW}
    assert to() == ["anna@example.org"]
    assert ModelLogEntry.objects.filter(action="mailings.send").count() == 1


def test_history_holds_numbers_and_no_names(session, boss):
    book(session, "Anna", "Bram")
    mailing = sent(session, by=boss)
    entry = ModelLogEntry.objects.get(action="mailings.send")
    assert (entry.user, entry.data) == (boss, {"mailing": mailing.reference, "people": 2, "letters": 1})


def test_mail_that_is_not_complete_is_not_sent(session, boss):
    book(session, "Anna")
    for words in ({"body_nl": ""}, {"subject_en": "Half"}, {"body_nl": "Hallo {naam}"}, {"subject_nl": "Zie {link}"}):
        with pytest.raises(errors.NotComplete):
            send(draft(session, **words), version=1, by=boss, now=NOW)
    assert to() == []


def test_nobody_is_told_nothing(session, boss):
    with pytest.raises(errors.NobodyChosen):
        send(draft(session), version=1, by=boss, now=NOW)
    assert Mailing.objects.get().sent_at is None


def test_text_that_was_changed_after_looking_is_not_sent(session, boss):
    book(session, "Anna")
    mailing = draft(session)
    save(session, **_again(mailing, "Iets anders"), by=boss, now=NOW)
    with pytest.raises(errors.ChangedSinceSeen):
        send(mailing, version=1, by=boss, now=NOW)
    assert to() == []


def _again(mailing, body, version=1):
    words = Words(**(WORDS | {"body_nl": body}))
    return {"words": words, "selection": mailing.selection, "key": mailing.key, "version": version}


def test_draft_of_two_organisers_is_not_overwritten_unawares(session, boss):
    mailing = draft(session)
    assert save(session, **_again(mailing, "Eerst"), by=boss, now=NOW).version == 2
    assert save(session, **_again(mailing, "Eerst"), by=boss, now=NOW).version == 2  # a double click
    with pytest.raises(errors.ChangedMeanwhile):
        save(session, **_again(mailing, "Daarna"), by=boss, now=NOW)
    assert Mailing.objects.get().body_nl == "Eerst"
    assert save(session, **_again(mailing, "Daarna", version=2), by=boss, now=NOW).body_nl == "Daarna"


def test_mail_that_was_sent_is_not_changed(session, boss):
    book(session, "Anna")
    mailing = sent(session)
    with pytest.raises(errors.AlreadySent):
        save(session, **_again(mailing, "Anders"), by=boss, now=NOW)


def test_organiser_sends_so_many_an_hour_and_a_colleague_is_free(session, boss):
    book(session, "Anna")
    for _number in range(SENDINGS_AN_HOUR):
        sent(session, by=boss)
    with pytest.raises(errors.TooManyMailings):
        sent(session, by=boss)
    sent(session)
    sent(session, by=boss, now=NOW + timedelta(hours=1))
    assert Mailing.objects.sent().count() == SENDINGS_AN_HOUR + 2


def test_who_no_longer_fits_gets_nothing(session):
    for name in ("Anna", "Bram", "Cora", "Dirk"):
        book(session, name)
    sent(session)
    actions.cancel(Attendee.objects.get(name="Bram"), now=NOW, by_staff=True)
    erase_person(email="cora@example.org", now=NOW)
    assert sorted(delivered()) == ["anna@example.org", "dirk@example.org"]
    assert states() == {"anna@example.org": "sent", "bram@example.org": "superseded", "dirk@example.org": "sent"}


def test_session_that_moved_leaves_the_old_words_behind(session):
    book(session, "Anna")
    sent(session)
    day = timedelta(days=1)
    actions.move(session, starts_at=session.starts_at + day, ends_at=session.ends_at + day, now=NOW)
    assert delivered() == {}
    assert states() == {"anna@example.org": "superseded"}


def test_test_goes_to_who_asks_and_to_nobody_else(session, boss):
    book(session, "Anna")
    key = uuid4()
    for _press in range(2):
        assert send_test(draft(session, **ENGLISH), key=key, by=boss, now=NOW) == ["nl", "en"]
    rows = OutboxMessage.objects.filter(kind__startswith="mailings.")
    assert list(rows.order_by("pk").values_list("kind", "to", "language")) == [
        ("mailings.test", "boss@example.org", "nl"),
        ("mailings.test", "boss@example.org", "en"),
    ]
    delivered()
    subjects = [message.subject for message in mail.outbox]
    assert subjects == ["Test: Neem je laptop mee", "Test: Bring your laptop"]
    assert "Beste Olga Organisator," in mail.outbox[0].body
    place = Attendee.objects.get()
    assert describe_session(session, "nl", now=NOW)["title"] in mail.outbox[0].body
    for secret in (place.link_nonce, place.uid.hex, place.registration.reference, "anna@example.org"):
        assert secret not in mail.outbox[0].body


def fail(*addresses):
    OutboxMessage.objects.filter(to__in=addresses).update(
        status="failed", attempts=6, error="SMTPRecipientsRefused 550"
    )


def test_what_failed_is_reported_and_tried_again(session, boss):
    for name in ("Cora", "Anna", "Bram"):
        book(session, name)
    mailing, other = sent(session), sent(session)
    fail("cora@example.org", "anna@example.org")
    assert [row.context["name"] for row in not_arrived(mailing)] == ["Anna", "Cora"]
    progress = progress_of(mailing)
    assert (progress.waiting, progress.sent, progress.failed, progress.superseded) == (1, 0, 2, 0)
    (anna, _cora) = not_arrived(mailing)
    assert retry_failed(mailing, only=not_arrived(other)[0].pk, by=boss, now=NOW) == 0
    assert retry_failed(mailing, only=anna.pk, by=boss, now=NOW) == 1
    assert [row.context["name"] for row in not_arrived(mailing)] == ["Cora"]
    assert retry_failed(mailing, by=boss, now=NOW) == 1
    assert (progress_of(mailing).waiting, progress_of(other).failed) == (3, 2)
    assert sorted(delivered()) == ["anna@example.org", "bram@example.org", "cora@example.org"]
    assert progress_of(mailing).sent == 3


def test_withdrawing_keeps_back_what_waits_also_after_a_retry(session, boss):
    for name in ("Anna", "Bram", "Cora"):
        book(session, name)
    mailing = sent(session)
    OutboxMessage.objects.filter(kind="mailings.mail", to="anna@example.org").update(status="sent")
    OutboxMessage.objects.filter(kind="mailings.mail", to="bram@example.org").update(status="sending", lease_until=NOW)
    assert withdraw(mailing, by=boss, now=NOW) == 1
    assert withdraw(mailing, by=boss, now=NOW) == 0
    assert delivered() == {}
    assert states() == {"anna@example.org": "sent", "bram@example.org": "superseded", "cora@example.org": "superseded"}


def asked(session, boss):
    mailing = draft(session, by=boss)
    with CaptureQueriesContext(connection) as found:
        send(mailing, version=1, by=boss, now=NOW)
    return len(found)


def test_sending_asks_the_same_for_three_and_for_thirty(event, boss):
    numbers = []
    for people in (3, 30):
        session = make_session(event, capacity=40)
        for each in range(people):
            book(session, f"P{each}")
        numbers.append(asked(session, boss))
    assert numbers == [14, 14]


def test_five_hundred_people_go_out_in_groups_so_that_other_mail_can_pass(event, boss):
    session = make_session(event, capacity=500)
    first = book(session, "P0")
    model = first.attendees[0]
    rows = [
        Attendee(
            registration=model.registration, session=session, name=f"P{each}", email=f"p{each}@example.org",
            status="confirmed", seat_no=each + 1, status_changed_at=NOW, created_at=NOW,
        )
        for each in range(1, 500)
    ]  # fmt: skip
    Attendee.objects.bulk_create(rows)
    mailing = sent(session, by=boss)
    assert (mailing.people, mailing.letters, len(set(to()))) == (500, 500, 500)
    due = OutboxMessage.objects.filter(kind="mailings.mail").order_by("next_attempt_at").values_list("next_attempt_at")
    assert [due.filter(next_attempt_at=NOW + timedelta(minutes=each)).count() for each in range(6)] == [100] * 5 + [0]
