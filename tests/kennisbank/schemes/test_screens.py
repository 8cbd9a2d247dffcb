"""What editors do with facts: see what is old or in conflict, say that they looked, try a guide before publishing."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from kennisbank.schemes.actions import mark_checked
from kennisbank.schemes.models import Guide
from kennisbank.schemes.queries import things_to_check
from tests.factories import make_user
from tests.kennisbank.schemes.factories import DAY, TODAY, make_fact, make_scheme, make_window

SCREEN = "/beheer/schemes/check/"


def of_role(role):
    user = make_user(f"{role}@example.org", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def editor(client):
    user = of_role("redactie")
    client.force_login(user)
    return user


def kinds(**fields):
    return [(each.kind, each.scheme.code, len(each.rows)) for each in things_to_check(today=TODAY)]


def test_what_asks_for_an_editor_the_most_pressing_first(schemes):
    assert kinds() == []
    make_fact(schemes.scheme, "advance", 50, unit="percent", checked_on=TODAY - 91 * DAY)
    make_window(schemes.scheme, TODAY - 9 * DAY, TODAY - DAY)
    make_fact(schemes.scheme, "amount", 700, valid_until=TODAY - DAY)
    make_fact(schemes.scheme, "maximum", 20_000, source_kind="secondary")
    assert kinds() == [
        ("conflict", "SLIM", 2),
        ("passed", "SLIM", 1),
        ("no-window", "SLIM", 0),
        ("ageing", "SLIM", 1),
    ]


def test_what_is_gone_or_followed_asks_for_nobody(schemes):
    make_fact(schemes.scheme, "share", 80, cost_kind="adviser", activity="A", valid_until=TODAY - DAY)
    gone = make_scheme("STAP", state="archived")
    make_fact(gone, checked_on=TODAY - 900 * DAY)
    closed = make_scheme("EXPEDITIE", state="closed")
    make_window(closed, TODAY - 9 * DAY, TODAY - DAY)
    assert kinds() == []


def test_editor_says_that_facts_still_are_so(schemes, editor, client):
    old = make_fact(schemes.scheme, "advance", 50, unit="percent", checked_on=TODAY - 100 * DAY)
    window = make_window(schemes.scheme, TODAY + DAY, checked_on=TODAY - 100 * DAY)
    assert len(client.get(SCREEN).context["found"]) == 2
    answer = client.post(SCREEN, {"key": [f"fact-{old.pk}", f"window-{window.pk}"]}, follow=True)
    assert "2 feiten zijn vandaag nagekeken." in answer.content.decode()
    assert kinds() == []
    entry = ModelLogEntry.objects.get(action="schemes.check")
    assert (entry.user, entry.data, entry.object_id) == (editor, {"number": 2}, str(schemes.scheme.pk))


def test_checking_twice_logs_once(schemes, editor):
    old = make_fact(schemes.scheme, checked_on=TODAY - DAY)
    assert [mark_checked([f"fact-{old.pk}"], by=editor, today=TODAY) for _time in range(2)] == [1, 0]
    assert ModelLogEntry.objects.filter(action="schemes.check").count() == 1


@pytest.mark.parametrize("keys", [[], ["fact-"], ["fact-x"], ["page-1"], ["fact-999999"], ["window-²"], ["fact"], [""]])
def test_odd_choices_change_nothing(schemes, editor, client, keys):
    answer = client.post(SCREEN, {"key": keys}, follow=True)
    assert "Er was niets gekozen." in answer.content.decode()


def test_first_page_of_the_admin_tells_editors_how_much_there_is(schemes, editor, client):
    make_fact(schemes.scheme, "advance", 50, unit="percent", checked_on=TODAY - 91 * DAY)
    assert "1 ding om na te kijken" in client.get("/beheer/").content.decode()
    client.force_login(of_role("coach"))
    assert "om na te kijken" not in client.get("/beheer/").content.decode()


def test_changed_fact_is_seen_at_once(schemes, client):
    assert "60%" in client.get(schemes.page.url).content.decode()
    fact = schemes.scheme.facts.get(kind="share")
    fact.value = 55
    fact.save()
    html = client.get(schemes.page.url).content.decode()
    assert ("55%" in html, "60%" in html) == (True, False)


def test_preview_of_a_draft_shows_what_it_changes_and_visitors_see_nothing(schemes, editor, client):
    page = client.get(reverse("wagtailsnippets_schemes_guide:edit", args=[schemes.guide.pk]))
    assert page.status_code == 200
    draft = Guide.objects.get(pk=schemes.guide.pk)
    draft.people = [
        (
            "person",
            {"name": "Klein bedrijf", "audience": "employer", "answers": [{"question": "mensen", "option": "klein"}]},
        )
    ]
    draft.tests[0].value["conditions"][0]["fits"] = "klein, groot"
    draft.has_unpublished_changes = True
    draft.save_revision(user=editor)
    html = draft.make_preview_request().content.decode()
    assert "Klein bedrijf" in html
    assert "nu: Past niet" in html
    assert Guide.objects.get().tests[0].value["conditions"][0]["fits"] == "groot"
    draft.get_latest_revision().publish(user=editor)
    assert Guide.objects.get().tests[0].value["conditions"][0]["fits"] == "klein, groot"
    assert Guide.objects.get().last_published_at <= timezone.now()
