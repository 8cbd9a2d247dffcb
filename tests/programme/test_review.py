"""Job 3: an editor writes, a colleague approves, publication is planned, the translation stands beside it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from programme.models import NewsPage
from tests.factories import make_user
from tests.programme.factories import editor_form, make_news_index

MOMENT = "%Y-%m-%d %H:%M"


@pytest.fixture
def editors(db):
    made = [make_user(f"redactie{number}@example.org", is_staff=True) for number in (1, 2)]
    for user in made:
        user.groups.add(Group.objects.get(name="redactie"))
    return made


def send(client, user, address, page, **extra):
    client.force_login(user)
    form = editor_form(page, category="practice", date=str(timezone.localdate()), introduction="Kort.", tags="ruil")
    return client.post(address, {**form, **extra})


@pytest.fixture
def submitted(client, tree, editors):
    """A news item that the first editor wrote and sent to a colleague."""
    index = make_news_index(tree)
    draft = NewsPage(title="Ruildag", slug="ruildag")
    address = reverse("wagtailadmin_pages:add", args=["programme", "newspage", index.pk])
    send(client, editors[0], address, draft, **{"action-submit": "1"})
    return NewsPage.objects.get(slug="ruildag")


def approve(client, user, page, **extra):
    action = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    return send(client, user, reverse("wagtailadmin_pages:edit", args=[page.pk]), page, **{**action, **extra})


def test_submitted_item_waits_for_a_colleague(client, submitted):
    assert submitted.live is False
    assert submitted.current_workflow_state.status == "in_progress"


def test_writer_cannot_approve_own_work(client, submitted, editors):
    approve(client, editors[0], submitted)
    submitted.refresh_from_db()
    assert submitted.live is False


def test_colleague_approves_and_it_stands_on_home_news_and_feed(client, submitted, editors):
    approve(client, editors[1], submitted)
    client.logout()
    for address in ("/", "/nieuws/", "/nieuws/rss/", "/nieuws/ruildag/"):
        assert "Ruildag" in client.get(address).text


def test_approved_item_with_a_planned_moment_waits_for_that_moment(client, submitted, editors, time_machine):
    moment = timezone.localtime() + timedelta(days=2)
    approve(client, editors[1], submitted, go_live_at=moment.strftime(MOMENT))
    client.logout()
    call_command("publish_scheduled")
    assert client.get("/nieuws/ruildag/").status_code == 404
    time_machine.move_to(moment + timedelta(minutes=1))
    call_command("publish_scheduled")
    response = client.get("/nieuws/ruildag/")
    assert response.status_code == 200
    assert NewsPage.objects.get(pk=submitted.pk).date == moment.date()
