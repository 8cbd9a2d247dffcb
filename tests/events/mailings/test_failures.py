"""A session's screen says which mail to participants did not reach everybody."""

import pytest
from django.urls import reverse

from events.mailings.actions import withdraw
from events.mailings.queries import failures_of
from outbox.models import OutboxMessage
from tests.events.factories import NOW, book, make_session
from tests.events.mailings.writing import screen, sent
from tests.events.organisers import url


def test_session_says_which_mail_did_not_reach_everybody(organiser, client, event, session):
    for name in ("Anna", "Bram", "Cora"):
        book(session, name)
    other = make_session(event, days=20)
    book(other, "Dirk")
    mailing, kept_back = sent(session), sent(session, subject_nl="Teruggehaald")
    sent(session, subject_nl="Aangekomen")
    of_other = sent(other, subject_nl="Van een ander")
    rows = OutboxMessage.objects.filter(kind="mailings.mail")
    assert client.get(url("session", session)).text.count("/report/") == 0
    failing = [mailing, kept_back, of_other]
    rows.filter(context__mailing__in=[each.pk for each in failing]).exclude(to="cora@example.org").update(
        status="failed"
    )
    withdraw(kept_back, by=organiser, now=NOW)
    assert [(each.mailing, each.number) for each in failures_of(session)] == [(mailing, 2)]
    text = client.get(url("session", session)).text
    assert text.count(f'href="{screen("report", session, mailing)}"') == 1
    assert ("Teruggehaald" in text, "Aangekomen" in text, "Van een ander" in text) == (False, False, False)


def test_subject_with_fields_is_read_filled_in_wherever_organisers_see_it(organiser, client, session):
    book(session, "Anna")
    mailing = sent(session, subject_nl="{name}, neem dit mee naar {title}")
    OutboxMessage.objects.filter(kind="mailings.mail").update(status="failed")
    read = f"…, neem dit mee naar {session.event.title}"
    for address in (url("session", session), screen("report", session, mailing), screen("write", session)):
        text = client.get(address).text
        assert read in text
        assert "naar {title}" not in text


def test_home_of_the_admin_counts_every_mail_about_a_session_that_failed(organiser, client, session):
    book(session, "Anna")
    sent(session)
    OutboxMessage.objects.update(status="failed")
    text = " ".join(client.get(reverse("wagtailadmin_home")).text.split())
    assert "2 mails aan deelnemers zijn niet verstuurd" in text


@pytest.mark.parametrize("people_there", [3, 30])
def test_failures_cost_two_queries(event, django_assert_num_queries, people_there):
    session = make_session(event, capacity=40)
    for each in range(people_there):
        book(session, f"P{each}")
    for _mailing in range(2):
        sent(session)
    OutboxMessage.objects.update(status="failed")
    with django_assert_num_queries(2):
        assert [each.number for each in failures_of(session)] == [people_there, people_there]
