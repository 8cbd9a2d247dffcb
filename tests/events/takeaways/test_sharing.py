"""The company decides about its case, by the link in the mail; what nobody decided about is forgotten."""

from datetime import timedelta
from urllib.parse import quote, urlsplit

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from wagtail.models import Page

from community.practices.enums import PracticeState
from community.practices.models import PracticeSubmission
from events import actions as core
from events.links import sign_attendee, sign_registration
from events.takeaways import mails
from events.takeaways.actions import refuse, share
from events.takeaways.actions.retention import erase, forget_words
from events.takeaways.errors import AlreadyAnswered
from events.takeaways.models import Takeaway
from outbox.delivery import deliver_due
from outbox.models import OutboxMessage
from pagekit.models import ContentVersion
from tests.community.factories import make_company, make_kennisbank, make_member
from tests.events.factories import book, make_event, make_session
from tests.events.takeaways.learned import WORDS, kept, kept_case
from tests.factories import make_user

DAY = timedelta(days=1)


@pytest.fixture
def session(tree):
    make_kennisbank(tree)
    session = make_session(make_event(tree.nl))
    with time_machine.travel(session.over_at, tick=False):
        yield session


@pytest.fixture
def case(session):
    return kept_case(session)


@pytest.fixture
def berkel():
    return make_company("Meubelmakerij Berkel")


@pytest.fixture
def boss(berkel):
    return make_member(berkel)


def address(registration):
    return reverse("takeaways_told", args=[sign_registration(registration)])


def go_live(row):
    """As an editor does who filled in everything that a draft asks."""
    Page.objects.filter(pk=row.draft_id).update(live=True, first_published_at=row.created_at)
    ContentVersion.renew()


def fresh(row):
    return Takeaway.objects.get(pk=row.pk)


def press(client, row, answer, company="meubelmakerij-berkel", to=None):
    data = {"takeaway": str(row.uid), "answer": answer, "company": company}
    return client.post(to or address(row.told_by), data)


def test_visitor_reads_it_and_is_told_how_to_share(client, case):
    text = client.get(address(case.told_by)).text
    assert "Sinds de zomer minder afkeur." in text
    assert f"/account/login/?next={quote(address(case.told_by))}" in text
    assert 'value="named"' not in text


@pytest.mark.parametrize(("answer", "is_anonymous"), [("named", False), ("anonymous", True)])
def test_company_takes_it_along_as_a_draft_of_its_own(client, case, boss, answer, is_anonymous):
    client.force_login(boss)
    response = press(client, case, answer)
    practice = PracticeSubmission.objects.get()
    assert response["Location"] == reverse("practices_edit", args=["meubelmakerij-berkel", practice.reference])
    assert (practice.state, practice.is_anonymous, practice.approach) == (PracticeState.DRAFT, is_anonymous, WORDS)
    assert practice.author == boss
    assert client.get(response["Location"]).status_code == 200


def test_sharing_twice_is_one_practice_and_the_page_says_where_it_stands(client, case, boss):
    client.force_login(boss)
    assert [press(client, case, "named").status_code for _press in range(2)] == [302, 302]
    assert PracticeSubmission.objects.count() == 1
    text = client.get(address(case.told_by)).text
    assert "Meubelmakerij Berkel" in text
    assert 'value="named"' not in text


def test_stranger_with_the_link_cannot_give_it_to_a_company_of_somebody_else(client, case, boss):
    assert press(client, case, "named").status_code == 404
    client.force_login(make_member(make_company("Bakkerij Zuid"), email="b@zuid.example"))
    assert press(client, case, "named").status_code == 404
    assert not PracticeSubmission.objects.exists()


def test_refusing_deletes_the_words_at_once_and_needs_no_account(client, case):
    response = client.post(address(case.told_by), {"takeaway": str(case.uid), "answer": "refuse"}, follow=True)
    assert response.status_code == 200
    assert "Sinds de zomer" not in response.text
    assert (fresh(case).title, fresh(case).text, fresh(case).answer) == ("", "", "refused")


def test_what_was_decided_is_not_decided_again(case, berkel, boss, session):
    refuse(case, now=session.over_at)
    refuse(case, now=session.over_at)
    with pytest.raises(AlreadyAnswered):
        share(case, berkel, is_anonymous=False, by=boss, now=session.over_at)
    other = kept_case(session, "Bram")
    share(other, berkel, is_anonymous=False, by=boss, now=session.over_at)
    with pytest.raises(AlreadyAnswered):
        refuse(other, now=session.over_at)


def test_link_of_one_person_or_of_another_party_opens_nothing(client, case, session):
    person = case.told_by.attendees.get()
    assert client.get(reverse("takeaways_told", args=[sign_attendee(person)])).status_code == 404
    other = book(session, "Bram").registration
    assert client.get(address(other)).status_code == 404
    assert press(client, case, "refuse", to=address(other)).status_code == 404
    assert press(client, kept(session, told_by=None), "refuse", to=address(other)).status_code == 404


@pytest.mark.parametrize("number", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_case_that_does_not_exist_is_not_found(client, case, number):
    assert client.post(address(case.told_by), {"takeaway": number, "answer": "refuse"}).status_code == 404


def test_my_registration_leads_to_the_case_of_the_contact_only(client, case):
    manage = reverse("events_manage", args=[sign_registration(case.told_by)])
    assert address(case.told_by) in client.get(manage).text
    own = reverse("events_manage", args=[sign_attendee(case.told_by.attendees.get())])
    assert "/verteld/" not in client.get(own).text
    refuse(case, now=case.session.over_at)
    assert "/verteld/" not in client.get(manage).text


def test_mail_goes_only_while_there_is_something_to_decide(case, session):
    (mail,) = OutboxMessage.objects.filter(kind="takeaways.told")
    assert mails.is_undecided(mail.context)
    with time_machine.travel(session.over_at + 60 * DAY):
        assert not mails.is_undecided(mail.context)
    refuse(case, now=session.over_at)
    assert not mails.is_undecided(mail.context)


@pytest.mark.parametrize(("language", "word"), [("nl", "Lees het en beslis:"), ("en", "Read it and decide:")])
def test_mail_is_in_the_language_of_the_reader_and_its_link_opens(client, session, language, word):
    row = kept(session, "case", told_by=book(session, "Anna", language=language).registration)
    deliver_due(now=session.over_at)
    (sent,) = [each for each in mail.outbox if row.title in each.body]
    assert word in sent.body
    (link,) = [part for part in sent.body.split() if "/verteld/" in part]
    assert client.get(urlsplit(link).path).status_code == 200


@pytest.mark.parametrize(("days", "left"), [(59, WORDS), (60, "")])
def test_case_without_a_decision_is_forgotten_with_the_link(case, session, days, left):
    forget_words(session.over_at + days * DAY)
    assert fresh(case).text == left


@pytest.mark.parametrize(("days", "left"), [(364, WORDS), (365, "")])
def test_words_of_a_tip_are_kept_a_year_and_its_page_stays(session, days, left):
    row = kept(session)
    forget_words(session.over_at + days * DAY)
    assert fresh(row).text == left
    assert Page.objects.filter(pk=row.draft_id).exists()


def test_erasing_a_person_takes_the_open_case_and_leaves_the_companys_practice(case, session, berkel, boss):
    shared = kept_case(session, "Bram")
    share(shared, berkel, is_anonymous=False, by=boss, now=session.over_at)
    assert erase(email="anna@example.org", now=session.over_at) == 1
    assert erase(email="bram@example.org", now=session.over_at) == 0
    assert (fresh(case).text, PracticeSubmission.objects.get().approach) == ("", WORDS)


class TestOnTheEventPage:
    def test_shows_what_sessions_on_the_theme_left_once_it_is_on_the_site(self, client, session):
        row = kept(session)
        page = session.event.specific
        assert row.title not in client.get(page.url).text
        go_live(row)
        assert row.title in client.get(page.url).text

    def test_other_events_show_nothing_of_it(self, client, session, tree):
        go_live(kept(session))
        other = make_event(tree.nl, title="Iets anders", slug="iets-anders")
        assert "Tien minuten over een fout" not in client.get(other.url).text


def test_called_off_session_has_nothing_to_write_down(client, session):
    core.call_off(session, now=session.starts_at - DAY)
    client.force_login(make_user("o@example.org", is_staff=True, is_superuser=True))
    response = client.get(reverse("takeaways_of_session", args=[session.reference]))
    assert 'name="title"' not in response.text
