"""What a session left: written down, sent on as a draft or to its company, and closing the session with it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.models import Page

from events.enums import SessionStatus
from events.errors import NotOverYet
from events.models import EventSession
from events.takeaways.actions import close, keep, take_back
from events.takeaways.enums import Kind
from events.takeaways.errors import AlreadyPublished, NothingToClose, NotOpenForTakeaways, TooManyTakeaways
from events.takeaways.models import Takeaway
from kennisbank.models import InstrumentPage
from outbox.models import OutboxMessage
from tests.community.factories import make_kennisbank
from tests.events.factories import make_event, make_session
from tests.events.organisers import sign_in
from tests.events.takeaways.learned import WORDS, kept, kept_case, told

SECOND = timedelta(seconds=1)
QUERIES = 13


@pytest.fixture
def session(tree):
    make_kennisbank(tree)
    return make_session(make_event(tree.nl))


def screen(session, name="takeaways_of_session"):
    return reverse(name, args=[session.reference])


def fresh(session):
    return EventSession.objects.get(pk=session.pk)


@pytest.mark.parametrize("kind", [Kind.TIP, Kind.TEMPLATE])
def test_tip_becomes_a_draft_in_the_kennisbank_with_nothing_invented(client, session, kind):
    row = kept(session, kind)
    page = InstrumentPage.objects.get(pk=row.draft_id)
    assert (page.live, page.title, page.get_parent().specific_class.__name__) == (
        False,
        "Tien minuten over een fout",
        "KennisbankIndexPage",
    )
    assert client.get(page.url).status_code == 404
    opened = page.get_latest_revision_as_object()
    assert (opened.kind, opened.category, opened.minutes_per_week, opened.cost_band) == ("", "", None, None)
    assert opened.what_it_is.count("<p>") == 2
    assert OutboxMessage.objects.count() == 0


def test_text_of_a_tip_is_text_and_never_markup(session):
    page = kept(session, text="<script>alert(1)</script>").draft.specific
    assert "<script>" not in page.what_it_is
    assert "&lt;script&gt;" in page.what_it_is


def test_editor_opens_the_draft_and_sees_what_is_still_to_be_said(client, session):
    row = kept(session)
    sign_in(client, "redactie")
    assert "Tien minuten over een fout" in client.get(reverse("wagtailadmin_home")).text
    page = client.get(reverse("wagtailadmin_pages:edit", args=[row.draft_id]))
    assert page.status_code == 200
    assert page.context["form"]["minutes_per_week"].value() is None


def test_panel_of_drafts_is_for_editors_and_ends_with_publication(client, session):
    row = kept(session)
    sign_in(client, "organisatie")
    assert "takeaways-drafts" not in client.get(reverse("wagtailadmin_home")).text
    sign_in(client, "redactie")
    assert "takeaways-drafts" in client.get(reverse("wagtailadmin_home")).text
    Page.objects.filter(pk=row.draft_id).update(live=True)
    assert "takeaways-drafts" not in client.get(reverse("wagtailadmin_home")).text


def test_case_has_no_draft_and_one_mail_to_who_told_it(session):
    row = kept_case(session)
    assert (row.draft, row.practice, InstrumentPage.objects.count()) == (None, None, 0)
    (mail,) = OutboxMessage.objects.filter(kind="takeaways.told")
    assert mail.to == "anna@example.org"
    assert WORDS not in str(mail.context)


def test_same_key_twice_is_one_takeaway_one_draft(session):
    one = told()
    assert [keep(session, one, by=None, now=session.over_at) for _press in range(2)] == [True, False]
    assert (Takeaway.objects.count(), InstrumentPage.objects.count()) == (1, 1)


def test_two_of_the_same_title_have_two_addresses(session):
    slugs = {kept(session).draft.slug, kept(session).draft.slug}
    assert len(slugs) == 2


def test_without_a_kennisbank_the_takeaway_is_kept_all_the_same(tree):
    assert kept(make_session(make_event(tree.nl))).draft is None


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [("start-", False), ("start", True), ("end-", True), ("end", False)],
)
def test_window_of_writing_down(session, moment, is_open):
    edge = session.starts_at if moment.startswith("start") else session.over_at + timedelta(days=60)
    now = edge - SECOND if moment.endswith("-") else edge
    if is_open:
        assert keep(session, told(), by=None, now=now)
    else:
        with pytest.raises(NotOpenForTakeaways):
            keep(session, told(), by=None, now=now)
        assert not Page.objects.type(InstrumentPage).exists()


def test_the_thirteenth_is_refused(session):
    for number in range(12):
        kept(session, title=f"Tip {number}")
    with pytest.raises(TooManyTakeaways):
        kept(session)
    assert InstrumentPage.objects.count() == 12


def test_taking_back_takes_the_draft_along_and_twice_is_once(session):
    row = kept(session)
    assert [take_back(session, row.uid, by=None) for _press in range(2)] == [True, False]
    assert (Takeaway.objects.count(), InstrumentPage.objects.count()) == (0, 0)


def test_what_is_on_the_site_is_not_taken_back(session):
    row = kept(session)
    Page.objects.filter(pk=row.draft_id).update(live=True)
    with pytest.raises(AlreadyPublished):
        take_back(session, row.uid, by=None)


def test_takeaway_of_another_session_is_not_removed_here(session):
    other = make_session(session.event, days=20)
    row = kept(session)
    assert take_back(other, row.uid, by=None) is False
    assert Takeaway.objects.count() == 1


def test_closing_needs_something_or_a_reason(session):
    after = session.over_at
    with pytest.raises(NothingToClose):
        close(session, by=None, now=after)
    assert fresh(session).status == SessionStatus.SCHEDULED
    close(session, why_nothing="De groep was te klein.", by=None, now=after)
    close(session, why_nothing="Nog eens.", by=None, now=after)
    assert fresh(session).status == SessionStatus.COMPLETED
    assert fresh(session).closing.why_nothing == "De groep was te klein."


def test_closing_with_a_takeaway_keeps_it_once(session):
    one = told()
    for _press in range(2):
        close(session, told=one, by=None, now=session.over_at)
    assert (fresh(session).status, Takeaway.objects.count()) == (SessionStatus.COMPLETED, 1)


def test_closing_before_the_end_is_refused_and_keeps_nothing(session):
    with pytest.raises(NotOverYet):
        close(session, told=told(), by=None, now=session.over_at - SECOND)
    assert not Takeaway.objects.exists()


def test_database_refuses_a_tip_with_a_company_and_a_case_with_a_draft(session):
    tip, case = kept(session), kept_case(session)
    with pytest.raises(IntegrityError), transaction.atomic():
        Takeaway.objects.filter(pk=tip.pk).update(told_by=case.told_by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Takeaway.objects.filter(pk=case.pk).update(draft=tip.draft)
