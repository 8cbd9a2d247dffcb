"""The life of a practice: from draft to published and withdrawn, with what is refused on the way."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from community.practices.actions.company import (
    agree,
    ask_correction,
    save_answers,
    send_in,
    start,
    throw_away,
    withdraw,
)
from community.practices.actions.publication import publish
from community.practices.actions.review import ask, decline, save_text, send_for_agreement, take_up
from community.practices.enums import TRANSITIONS, PracticeState
from community.practices.errors import EditConflict, NotComplete, NothingToSend, TextChanged, WrongState
from community.practices.models import PracticePage, PracticeSubmission
from community.practices.queries import practices_for
from outbox.models import OutboxMessage
from tests.community.factories import (
    ANSWERS,
    NOW,
    TEXT,
    fresh,
    make_company,
    make_draft,
    make_editor,
    make_instrument,
    make_kennisbank,
    make_member,
    make_submitted,
    make_text_ready,
)


@pytest.fixture
def scene(tree):
    """A company with an administrator and an employee, an editor, an instrument, and a place to publish."""
    from types import SimpleNamespace

    kennisbank, index = make_kennisbank(tree)
    company = make_company()
    return SimpleNamespace(
        tree=tree,
        index=index,
        company=company,
        boss=make_member(company),
        colleague=make_member(company, "piet@berkel.example", role="employee"),
        editor=make_editor(),
        instrument=make_instrument(kennisbank),
    )


@pytest.fixture
def ready(scene):
    return make_text_ready(scene.company, scene.colleague, scene.instrument, scene.editor)


def answers(scene, **changed):
    return {**ANSWERS, "instrument": scene.instrument, **changed}


def test_one_form_sent_many_times_is_one_practice(scene):
    key = uuid.uuid4()
    made = {
        start(scene.company, answers(scene), form_key=key, language="nl", by=scene.boss, now=NOW).pk for _ in range(3)
    }
    assert len(made) == PracticeSubmission.objects.count() == 1


def test_sending_in_twice_is_once_with_one_mail_a_reader(scene):
    practice = make_submitted(scene.company, scene.colleague, scene.instrument)
    again = send_in(practice, by=scene.colleague, now=NOW)
    assert again.version == practice.version
    assert sorted(OutboxMessage.objects.filter(kind="practices.submitted").values_list("to", flat=True)) == [
        "baas@berkel.example",
        "piet@berkel.example",
    ]


def test_half_a_practice_can_be_kept_but_not_sent_in(scene):
    practice = make_draft(scene.company, scene.boss, None, result="", title="")
    with pytest.raises(NotComplete) as refused:
        send_in(practice, by=scene.boss, now=NOW)
    assert refused.value.missing == ["title", "instrument", "result"]
    assert fresh(practice).state == PracticeState.DRAFT


def test_second_of_two_writers_is_told(scene):
    practice = make_draft(scene.company, scene.boss, scene.instrument)
    save_answers(practice, answers(scene, result="Eerste"), version=1, by=scene.boss)
    with pytest.raises(EditConflict) as refused:
        save_answers(practice, answers(scene, result="Tweede"), version=1, by=scene.colleague)
    assert refused.value.submission.result == "Eerste"
    assert save_answers(practice, answers(scene, result="Tweede"), version=2, by=scene.colleague).version == 3


def test_answers_cannot_change_while_editors_have_them(scene):
    practice = make_submitted(scene.company, scene.boss, scene.instrument)
    with pytest.raises(WrongState):
        save_answers(practice, answers(scene, result="Anders"), version=practice.version, by=scene.boss)


def test_question_brings_it_back_to_the_company_and_round_again(scene):
    practice = make_submitted(scene.company, scene.boss, scene.instrument)
    asked = ask(practice, questions={"result": "Hoeveel minder?"}, version=practice.version, by=scene.editor, now=NOW)
    assert asked.state == PracticeState.CHANGES_REQUESTED
    assert asked.messages.values_list("about", "text").get() == ("result", "Hoeveel minder?")
    changed = save_answers(asked, answers(scene, result="Zeven minder"), version=asked.version, by=scene.boss)
    assert send_in(changed, by=scene.boss, now=NOW).state == PracticeState.SUBMITTED


def test_text_that_was_laid_before_the_company_does_not_change(scene, ready):
    text = ready.texts.get()
    assert text.sent_at == NOW
    with pytest.raises(WrongState):
        save_text(ready, {"nl": {**TEXT, "title": "Anders"}}, version=ready.version, by=scene.editor, now=NOW)
    text.refresh_from_db()
    assert text.title == TEXT["title"]


def test_nothing_is_laid_before_the_company_without_a_text(scene):
    practice = make_submitted(scene.company, scene.boss, scene.instrument)
    with pytest.raises(NothingToSend):
        send_for_agreement(practice, by=scene.editor, now=NOW)


def test_two_editors_at_one_text_lose_nothing(scene):
    practice = make_submitted(scene.company, scene.boss, scene.instrument)
    save_text(practice, {"nl": TEXT}, version=practice.version, by=scene.editor, now=NOW)
    with pytest.raises(EditConflict):
        save_text(
            practice, {"nl": {**TEXT, "title": "B"}}, version=practice.version, by=make_editor("b@x.example"), now=NOW
        )
    assert fresh(practice).texts.get().title == TEXT["title"]


def test_page_exists_only_after_agreement_with_exactly_that_text(scene, ready):
    assert PracticePage.objects.count() == 0
    later = NOW + timedelta(hours=2)
    agreed = agree(ready, number=1, by=scene.boss, now=later)
    page = PracticePage.objects.get()
    assert (agreed.state, agreed.company_approved_at, agreed.approved_by) == ("published", later, scene.boss)
    assert {name: getattr(page, name) for name in TEXT} == TEXT
    assert (page.live, page.company_approved_at, page.organisation) == (True, later, scene.company)
    assert list(practices_for(scene.instrument)) == [page]


def test_agreeing_twice_is_once(scene, ready):
    agree(ready, number=1, by=scene.boss, now=NOW)
    agree(ready, number=1, by=scene.boss, now=NOW + timedelta(minutes=1))
    assert PracticePage.objects.count() == 1
    assert OutboxMessage.objects.filter(kind="practices.published").count() == 2


def test_agreeing_with_an_older_text_is_refused(scene, ready):
    ask_correction(ready, number=1, text="Het waren er elf.", by=scene.boss, now=NOW)
    row = fresh(ready)
    save_text(row, {"nl": {**TEXT, "result": "Elf."}}, version=row.version, by=scene.editor, now=NOW)
    send_for_agreement(row, by=scene.editor, now=NOW)
    with pytest.raises(TextChanged):
        agree(row, number=1, by=scene.boss, now=NOW)
    agree(row, number=2, by=scene.boss, now=NOW)
    assert PracticePage.objects.get().result == "Elf."


def test_later_text_needs_a_new_agreement_and_the_old_one_stays_meanwhile(scene, ready):
    row = agree(ready, number=1, by=scene.boss, now=NOW)
    save_text(row, {"nl": {**TEXT, "title": "Nieuwe kop"}}, version=row.version, by=scene.editor, now=NOW)
    send_for_agreement(row, by=scene.editor, now=NOW)
    page = PracticePage.objects.get()
    assert (page.title, page.live) == (TEXT["title"], True)
    agree(row, number=2, by=scene.boss, now=NOW)
    page = PracticePage.objects.get()
    assert (page.title, page.live, page.is_as_agreed()) == ("Nieuwe kop", True, True)


def test_agreement_without_a_place_waits_for_the_editors(scene, ready):
    scene.index.unpublish()
    row = agree(ready, number=1, by=scene.boss, now=NOW)
    assert (row.state, PracticePage.objects.count()) == (PracticeState.AGREED, 0)
    scene.index.save_revision().publish()
    assert publish(row, by=scene.editor, now=NOW).state == PracticeState.PUBLISHED


def test_anonymous_practice_names_nobody(scene):
    practice = make_text_ready(scene.company, scene.boss, scene.instrument, scene.editor, is_anonymous=True)
    agree(practice, number=1, by=scene.boss, now=NOW)
    page = PracticePage.objects.get()
    assert (page.organisation, page.sector) == (None, "")


def test_practice_in_two_languages_is_two_pages_of_one_translation(scene):
    english_kennisbank, _ = make_kennisbank(scene.tree, scene.tree.english)
    twin = scene.instrument.copy_for_translation(scene.tree.english, copy_parents=True)
    twin.move(english_kennisbank, pos="last-child")
    twin = type(twin).objects.get(pk=twin.pk)
    twin.save_revision().publish()
    texts = {"nl": TEXT, "en": {**TEXT, "title": "Ten minutes at the saw"}}
    practice = make_text_ready(scene.company, scene.boss, scene.instrument, scene.editor, texts)
    agree(practice, number=1, by=scene.boss, now=NOW)
    dutch, english = PracticePage.objects.order_by("locale__language_code").reverse()
    assert dutch.translation_key == english.translation_key
    assert (english.title, english.instrument.pk) == ("Ten minutes at the saw", twin.pk)
    assert list(practices_for(twin)) == [english]
    withdraw(practice, by=scene.boss, now=NOW)
    assert PracticePage.objects.filter(live=True).count() == 0


def test_withdrawal_takes_it_off_at_once_and_for_good(client, scene, ready):
    row = agree(ready, number=1, by=scene.boss, now=NOW)
    page = PracticePage.objects.get()
    assert client.get(page.url).status_code == 200
    client.force_login(scene.boss)
    url = f"/mijn/bedrijf/{scene.company.slug}/praktijkvoorbeelden/{row.reference}/"
    assert client.get(url + "intrekken/").status_code == 405
    assert client.post(url + "intrekken/").status_code == 302
    client.logout()
    assert client.get(page.url).status_code == 404
    assert list(practices_for(scene.instrument)) == []
    assert page.title not in client.get(f"/deelnemers/{scene.company.slug}/").text
    row = fresh(row)
    assert (row.state, row.company_approved_at) == (PracticeState.WITHDRAWN, None)
    assert withdraw(row, by=scene.boss, now=NOW).version == row.version


def test_declined_practice_carries_the_reason_but_a_published_one_is_not_declined(scene, ready):
    practice = make_submitted(scene.company, scene.boss, scene.instrument)
    decline(practice, reason="Dit is reclame.", version=practice.version, by=scene.editor, now=NOW)
    assert (fresh(practice).state, practice.messages.get().text) == (PracticeState.DECLINED, "Dit is reclame.")
    row = agree(ready, number=1, by=scene.boss, now=NOW)
    with pytest.raises(WrongState):
        decline(row, reason="Toch niet", version=row.version, by=scene.editor, now=NOW)


def test_draft_can_be_thrown_away_and_nothing_else(scene):
    practice = make_draft(scene.company, scene.boss, scene.instrument)
    throw_away(practice, by=scene.boss)
    assert PracticeSubmission.objects.count() == 0
    with pytest.raises(WrongState):
        throw_away(make_submitted(scene.company, scene.boss, scene.instrument), by=scene.boss)


def test_taking_up_says_who_works_on_it(scene):
    practice = make_submitted(scene.company, scene.boss, scene.instrument)
    taken = take_up(practice, by=scene.editor, now=NOW)
    assert (taken.state, taken.reviewer) == (PracticeState.IN_REVIEW, scene.editor)


@pytest.mark.parametrize("state", [PracticeState.AGREED, PracticeState.PUBLISHED])
def test_database_refuses_a_published_practice_without_agreement(scene, state):
    practice = make_submitted(scene.company, scene.boss, scene.instrument)
    with pytest.raises(IntegrityError), transaction.atomic():
        PracticeSubmission.objects.filter(pk=practice.pk).update(state=state)


def test_every_state_stands_in_the_transition_table():
    assert set(TRANSITIONS) == set(PracticeState)


def test_nothing_leads_to_published_but_agreement():
    assert {state for state, following in TRANSITIONS.items() if "published" in following} == {PracticeState.AGREED}
    assert {state for state, following in TRANSITIONS.items() if "agreed" in following} == {PracticeState.TEXT_READY}
