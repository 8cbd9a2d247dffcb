"""The outbox in the admin: masked, read-only but for trying again, and only for who may see it."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from outbox.enums import MessageStatus
from outbox.models import OutboxMessage
from outbox.views import masked
from tests.factories import make_staff, make_user

ADDRESS = "lezer@example.org"


@pytest.fixture
def staff(client, tree):
    staff = make_staff()
    client.force_login(staff)
    return staff


def fail_all():
    OutboxMessage.objects.update(status=MessageStatus.FAILED, attempts=6, error="SMTPServerDisconnected")


@pytest.mark.parametrize(
    ("address", "shown"),
    [("jan@example.org", "j…@example.org"), ("@example.org", "…@example.org"), ("", ""), ("x", "")],
)
def test_address_is_masked(address, shown):
    assert masked(address) == shown


def test_report_shows_what_failed_without_address_or_content(client, staff, write):
    write(context={"name": "Geheim", "title": "Geheim"})
    fail_all()
    response = client.get(reverse("outbox_report"), {"status": "failed"})
    assert response.status_code == 200
    assert "l…@example.org" in response.text
    assert "SMTPServerDisconnected" in response.text
    assert ADDRESS not in response.text
    assert "Geheim" not in response.text


@pytest.mark.parametrize("number", [3, 30])
def test_report_costs_the_same_for_few_and_many(client, staff, write, number, django_assert_num_queries):
    for each in range(number):
        write(str(each))
    fail_all()
    client.get(reverse("outbox_report"))
    with django_assert_num_queries(8):
        assert client.get(reverse("outbox_report")).text.count("l…@example.org") == number


def test_failed_message_is_tried_again_by_button_only(client, staff, write):
    message = write()
    fail_all()
    assert client.get(reverse("outbox_retry", args=[message.pk])).status_code == 405
    response = client.post(reverse("outbox_retry", args=[message.pk]), follow=True)
    assert "wacht" in response.text or "waiting" in response.text
    assert OutboxMessage.objects.get().status == MessageStatus.QUEUED


def test_home_of_the_admin_warns(client, staff, write):
    write()
    home = reverse("wagtailadmin_home")
    assert reverse("outbox_report") + "?status=failed" not in client.get(home).text
    fail_all()
    assert reverse("outbox_report") + "?status=failed" in client.get(home).text


def test_who_may_not_see_it_does_not(client, tree, write):
    message = write()
    user = make_user("redactie@example.org")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(reverse("outbox_report")).status_code != 200
    assert client.post(reverse("outbox_retry", args=[message.pk])).status_code in (302, 403, 404)
    assert OutboxMessage.objects.get().attempts == 0
