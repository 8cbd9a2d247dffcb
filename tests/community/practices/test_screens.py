"""The screens of a practice: what is typed is kept, what is sent in arrives, and the editors see it."""

import uuid

import pytest
from django.urls import reverse

from community.companies.enums import Role
from community.practices.actions.company import agree
from community.practices.actions.review import ask
from community.practices.models import PracticeSubmission
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
    from types import SimpleNamespace

    kennisbank, index = make_kennisbank(tree)
    company = make_company()
    return SimpleNamespace(
        company=company,
        boss=make_member(company),
        editor=make_editor(),
        kennisbank=kennisbank,
        index=index,
        instrument=make_instrument(kennisbank),
    )


@pytest.fixture
def typed(scene):
    return {
        **{name: value for name, value in ANSWERS.items() if name != "is_anonymous"},
        "instrument": scene.instrument.pk,
        "version": 1,
        "form_key": str(uuid.uuid4()),
    }


def new_url(scene):
    return reverse("practices_new", args=[scene.company.slug])


def test_practice_is_sent_in_from_the_form_once(client, scene, typed):
    client.force_login(scene.boss)
    for _ in range(3):
        response = client.post(new_url(scene), {**typed, "action": "submit"})
        assert response.status_code == 302
    practice = PracticeSubmission.objects.get()
    assert (practice.state, practice.author, practice.language) == ("submitted", scene.boss, "nl")


def test_draft_is_kept_halfway_and_goes_on_where_it_was(client, scene, typed):
    client.force_login(scene.boss)
    response = client.post(new_url(scene), {**typed, "result": "", "action": "save"})
    assert response.url == reverse(
        "practices_edit", args=[scene.company.slug, PracticeSubmission.objects.get().reference]
    )
    assert client.get(response.url).context["form"]["situation"].value() == ANSWERS["situation"]


def test_sending_in_without_answers_says_which_and_loses_nothing(client, scene, typed):
    client.force_login(scene.boss)
    response = client.post(new_url(scene), {**typed, "result": "", "instrument": "", "action": "submit"})
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"result", "instrument"}
    assert PracticeSubmission.objects.get().situation == ANSWERS["situation"]
    form = response.context["form"]
    again = {**typed, "version": form["version"].value(), "form_key": form["form_key"].value(), "action": "submit"}
    assert client.post(new_url(scene), again).status_code == 302
    assert PracticeSubmission.objects.get().state == "submitted"


def test_second_writer_sees_both_texts(client, scene, typed):
    practice = make_draft(scene.company, scene.boss, scene.instrument)
    url = reverse("practices_edit", args=[scene.company.slug, practice.reference])
    client.force_login(scene.boss)
    client.post(url, {**typed, "result": "Van de eerste", "action": "save"})
    response = client.post(url, {**typed, "result": "Van de tweede", "action": "save"})
    assert response.status_code == 422
    assert "Van de eerste" in response.text
    assert response.context["form"]["result"].value() == "Van de tweede"
    assert fresh(practice).result == "Van de eerste"
    client.post(url, {**typed, "result": "Van de tweede", "action": "save", "version": 2})
    assert fresh(practice).result == "Van de tweede"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hours", "1" * 30),
        ("hours", "-1"),
        ("title", "a\r\nb"),
        ("situation", "\x00"),
        ("situation", "x" * 4001),
        ("instrument", "9" * 30),
        ("form_key", "geen"),
        ("version", "1" * 40),
    ],
)
def test_absurd_answer_is_an_error_at_its_field(client, scene, typed, name, value):
    client.force_login(scene.boss)
    response = client.post(new_url(scene), {**typed, name: value, "action": "submit"})
    assert (response.status_code, list(response.context["form"].errors)) == (422, [name])
    assert PracticeSubmission.objects.count() == 0


def test_form_says_who_will_see_it(client, scene):
    client.force_login(scene.boss)
    assert "visible to: you, the administrators" in client.get(f"/en{new_url(scene)}").text


def test_link_on_an_instrument_fills_in_that_instrument(client, scene):
    client.force_login(scene.boss)
    response = client.get(reverse("practices_share") + "?instrument=dagstart", follow=True)
    assert str(response.context["form"]["instrument"].value()) == str(scene.instrument.pk)


def test_agreement_is_for_the_text_that_was_read(client, scene):
    practice = make_text_ready(scene.company, scene.boss, scene.instrument, scene.editor)
    client.force_login(scene.boss)
    url = reverse("practices_detail", args=[scene.company.slug, practice.reference])
    assert TEXT["summary"] in client.get(url).text
    for number in ("", "2", "9" * 40, "²"):
        client.post(url + "akkoord/", {"number": number})
        assert fresh(practice).state == "text_ready"
    client.post(url + "akkoord/", {"number": "1"})
    assert fresh(practice).state == "published"


def test_remark_on_the_text_goes_back_to_the_editors(client, scene):
    practice = make_text_ready(scene.company, scene.boss, scene.instrument, scene.editor)
    client.force_login(scene.boss)
    url = reverse("practices_correction", args=[scene.company.slug, practice.reference])
    assert client.post(url, {"number": 1, "text": ""}).status_code == 422
    client.post(url, {"number": 1, "text": "Het waren er elf."})
    assert fresh(practice).state == "in_review"
    client.force_login(scene.editor)
    assert "Het waren er elf." in client.get(reverse("practices_review", args=[practice.pk])).text


def test_questions_of_the_editors_stand_with_the_answers(client, scene):
    practice = make_submitted(scene.company, scene.boss, scene.instrument)
    ask(practice, questions={"result": "Hoeveel minder?"}, version=practice.version, by=scene.editor, now=NOW)
    client.force_login(scene.boss)
    url = reverse("practices_edit", args=[scene.company.slug, practice.reference])
    assert "Hoeveel minder?" in client.get(url).text


def test_answers_are_marked_on_an_english_page(client, scene):
    practice = make_submitted(scene.company, scene.boss, scene.instrument)
    client.force_login(scene.boss)
    page = reverse("practices_detail", args=[scene.company.slug, practice.reference])
    english, dutch = client.get(f"/en{page}").text, client.get(page).text
    assert '<h2><span lang="nl">Tien minuten bij de zaag</span></h2>' in english
    assert '<p class="lg-lead" lang="nl">Dagstart met leerpunt</p>' in english
    assert '<dd lang="nl">Elke ochtend tien minuten.</dd>' in english
    assert "<dd>Elke ochtend tien minuten.</dd>" in dutch


def review_data(practice, action, **text):
    content = {**TEXT, **text}
    return {**{f"nl-{name}": value for name, value in content.items()}, "version": practice.version, "action": action}


def test_editor_writes_the_text_and_lays_it_before_the_company(client, scene):
    practice = make_submitted(scene.company, scene.boss, scene.instrument)
    client.force_login(scene.editor)
    url = reverse("practices_review", args=[practice.pk])
    assert client.post(url, review_data(practice, "save", summary="")).status_code == 302
    practice = fresh(practice)
    assert (practice.state, practice.reviewer) == ("in_review", scene.editor)
    assert client.post(url, review_data(practice, "send", summary="")).status_code == 422
    assert client.post(url, review_data(practice, "send")).status_code == 302
    assert fresh(practice).state == "text_ready"


def test_second_editor_is_told_and_keeps_the_words(client, scene):
    practice = make_submitted(scene.company, scene.boss, scene.instrument)
    client.force_login(scene.editor)
    url = reverse("practices_review", args=[practice.pk])
    client.post(url, review_data(practice, "save", title="Van de eerste"))
    response = client.post(url, review_data(practice, "save", title="Van de tweede"))
    assert response.status_code == 422
    assert "Van de eerste" in response.text
    assert "Van de tweede" in response.text
    assert fresh(practice).texts.get().title == "Van de eerste"


@pytest.mark.parametrize("action", ["take_up", "publish", "ask", "decline", "nonsense", ""])
def test_editor_actions_without_content_or_in_the_wrong_state_are_no_error_page(client, scene, action):
    practice = make_text_ready(scene.company, scene.boss, scene.instrument, scene.editor)
    client.force_login(scene.editor)
    url = reverse("practices_review", args=[practice.pk])
    assert client.post(url, {"action": action, "version": "9" * 50}).status_code in {200, 302, 422}
    assert fresh(practice).state == "text_ready"


def test_editor_asks_and_declines_with_a_reason(client, scene):
    first, second = (make_submitted(scene.company, scene.boss, scene.instrument) for _ in range(2))
    client.force_login(scene.editor)
    client.post(
        reverse("practices_review", args=[first.pk]), {"action": "ask", "version": first.version, "result": "Hoeveel?"}
    )
    client.post(
        reverse("practices_review", args=[second.pk]),
        {"action": "decline", "version": second.version, "reason": "Reclame"},
    )
    assert (fresh(first).state, fresh(second).state) == ("changes_requested", "declined")


def test_drafts_of_companies_are_not_for_editors(client, scene):
    practice = make_draft(scene.company, scene.boss, scene.instrument)
    client.force_login(scene.editor)
    assert client.get(reverse("practices_review", args=[practice.pk])).status_code == 404
    assert practice.title not in client.get(reverse("practices_queue")).text


def test_admin_home_tells_reviewers_what_waits_and_others_nothing(client, scene):
    practice = make_submitted(scene.company, scene.boss, scene.instrument)
    client.force_login(scene.editor)
    assert practice.title in client.get(reverse("wagtailadmin_home")).text
    client.force_login(make_editor("organisatie@example.org", "organisatie"))
    assert practice.title not in client.get(reverse("wagtailadmin_home")).text


@pytest.mark.parametrize("number", [3, 30])
def test_lists_ask_equally_few_queries_whatever_their_length(client, scene, asks, django_assert_num_queries, number):
    for index in range(number):
        practice = make_text_ready(
            scene.company, scene.boss, scene.instrument, scene.editor, {"nl": {**TEXT, "title": f"Voorbeeld {index}"}}
        )
        agree(practice, number=1, by=scene.boss, now=NOW)
    asks("/kennisbank/praktijk/", first=14, again=4)
    asks(f"/deelnemers/{scene.company.slug}/", first=9, again=4)
    client.force_login(scene.boss)
    client.get(f"/mijn/bedrijf/{scene.company.slug}/praktijkvoorbeelden/")
    with django_assert_num_queries(10):
        client.get(f"/mijn/bedrijf/{scene.company.slug}/praktijkvoorbeelden/")
    client.force_login(scene.editor)
    client.get(reverse("practices_queue"))
    with django_assert_num_queries(13):
        client.get(reverse("practices_queue"))


def test_employee_without_company_left_is_sent_on(client, scene):
    colleague = make_member(make_company("Tweede"), "c@x.example", Role.EMPLOYEE)
    client.force_login(colleague)
    assert client.get(reverse("practices_share")).url == "/mijn/bedrijf/tweede/praktijkvoorbeelden/nieuw/"
