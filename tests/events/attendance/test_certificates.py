"""Certificates: who gets one, what anybody can verify, what is revoked, and what is forgotten when."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from events.actions.retention import erase as core_erase
from events.actions.retention import forget_old as core_forget_old
from events.attendance import actions
from events.attendance.actions.retention import erase, forget_old
from events.attendance.models import Certificate, CheckIn
from events.attendance.rules import short_name
from events.links import sign_attendee
from tests.events.attendance.door import scan_of, scanned, screen
from tests.events.factories import NOW, book, make_session
from tests.events.organisers import sign_in
from tests.factories import make_user


@pytest.fixture
def people(session):
    return [book(session, f"{name} van den Berg").attendees[0] for name in ("Anna", "Bram", "Cora", "Dirk")]


@pytest.fixture
def noted(session, people):
    """Anna present, Bram partly, Cora absent, Dirk not noted."""
    wanted = dict(zip((person.pk for person in people), ("present", "partial", "absent", "unknown"), strict=True))
    actions.mark(session, wanted, by=None, now=session.starts_at)
    return session


@pytest.fixture
def certificate(noted):
    actions.issue(noted, partial=False, by=None, now=noted.ends_at)
    return Certificate.objects.select_related("attendee__session").get()


def holders():
    return list(Certificate.objects.order_by("pk").values_list("attendee__name", "partial", "hours"))


def verify(client, code):
    return client.get(reverse("attendance_verify", args=[code]))


def test_only_who_was_present_gets_one_once(noted):
    assert [actions.issue(noted, partial=False, by=None, now=noted.ends_at) for _time in range(2)] == [1, 0]
    assert holders() == [("Anna van den Berg", False, 2.5)]
    assert actions.issue(noted, partial=True, by=None, now=noted.ends_at) == 1
    assert holders()[1] == ("Bram van den Berg", True, 2.5)


@pytest.mark.parametrize(
    ("name", "short"), [("Anna van den Berg", "A. van den Berg"), ("Anna", "A."), ("Éva de Wit", "É. de Wit")]
)
def test_short_name(name, short):
    assert short_name(name) == short


def test_anybody_verifies_by_code_and_sees_no_whole_name(client, certificate):
    response = verify(client, certificate.code)
    assert response.status_code == 200
    for seen in ("A. van den Berg", certificate.number, "Leren van fouten", "2,5"):
        assert seen in response.text
    for unseen in ("Anna", "anna", "example.org"):
        assert unseen not in response.text
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("code", ["zzzzzzzzzzzz", "x", "9" * 300])
def test_unknown_code_is_not_found(client, certificate, code):
    response = verify(client, code)
    assert response.status_code == 404
    assert "Berg" not in response.text


def test_typed_code_leads_to_its_page(client, certificate):
    typed = f" {certificate.code[:6].upper()}-{certificate.code[6:]} "
    response = client.get(reverse("attendance_verify_form"), {"code": typed})
    assert response.url == reverse("attendance_verify", args=[certificate.code])


def test_verifying_is_throttled(client, certificate):
    with time_machine.travel(NOW, tick=False):
        answers = [verify(client, certificate.code).status_code for _try in range(31)]
        assert answers == [200] * 30 + [429]
        assert "Berg" not in verify(client, certificate.code).text
    with time_machine.travel(NOW + timedelta(hours=1, seconds=1), tick=False):
        assert verify(client, certificate.code).status_code == 200


def test_revoked_shows_revoked_and_no_name(client, certificate):
    for reason in ("Verkeerde persoon", "Nog eens"):
        actions.revoke(certificate, reason=reason, by=make_user(f"{len(reason)}@example.org"), now=NOW)
    text = verify(client, certificate.code).text
    assert "lg-alert--wrong" in text
    assert "lg-alert--good" not in text
    assert "Berg" not in text
    assert "Verkeerde persoon" not in text
    assert Certificate.objects.get().revoke_reason == "Verkeerde persoon"


def test_revoked_one_can_be_made_again(certificate, noted):
    actions.revoke(certificate, reason="Naam fout", by=None, now=NOW)
    assert actions.issue(noted, partial=False, by=None, now=noted.ends_at) == 1
    assert Certificate.objects.valid().count() == 1


def test_organiser_issues_and_revokes(client, noted):
    with time_machine.travel(noted.ends_at, tick=False):
        sign_in(client, "organisatie")
        assert client.post(screen("certificates", noted), {"partial": "on"}).status_code == 302
        assert len(holders()) == 2
        first = Certificate.objects.order_by("pk").first()
        assert client.post(screen("revoke", noted, first.number), {"reason": ""}).status_code == 200
        assert client.post(screen("revoke", noted, first.number), {"reason": "Fout"}).status_code == 302
    assert list(Certificate.objects.order_by("pk").values_list("revoke_reason", flat=True)) == ["Fout", ""]


def test_holder_prints_by_the_own_link_and_nobody_by_anothers(client, certificate, people):
    own, other = ([sign_attendee(person), certificate.number] for person in people[:2])
    with time_machine.travel(certificate.attendee.session.ends_at, tick=False):
        response = client.get(reverse("attendance_certificate", args=own))
        assert "Anna van den Berg" in response.text
        assert f"/certificaat/{certificate.code}/" in response.text
        assert reverse("attendance_certificate", args=own) in client.get(reverse("events_manage", args=own[:1])).text
        assert client.get(reverse("attendance_certificate", args=other)).status_code == 404
        actions.revoke(certificate, reason="Fout", by=None, now=NOW)
        assert client.get(reverse("attendance_certificate", args=own)).status_code == 404


def test_name_goes_after_two_years_and_the_certificate_stays_valid(client, certificate):
    day = certificate.attendee.session.ends_at
    core_forget_old(day + timedelta(days=61))
    assert forget_old(day + timedelta(days=729)) == 0
    assert "A. van den Berg" in verify(client, certificate.code).text
    assert forget_old(day + timedelta(days=732)) == 1
    text = verify(client, certificate.code).text
    assert "Berg" not in text
    assert "lg-alert--good" in text


def test_erasing_takes_the_name_also_when_the_registration_was_blanked_before(certificate):
    core_forget_old(certificate.attendee.session.ends_at + timedelta(days=61))
    core_erase(email="anna van den berg@example.org", now=NOW)
    assert erase(email="Anna van den Berg@example.org", now=NOW) == 1
    assert Certificate.objects.values_list("short_name", "holder_digest").get() == ("", "")


def test_who_scanned_is_forgotten_after_two_months_and_on_request(event):
    session, staff = make_session(event), make_user("deur@example.org")
    scanned(session, *(scan_of(book(session, name).attendees[0]) for name in ("Anna", "Bram")), by=staff)
    assert erase(email="iemand@example.org", now=NOW) == 0
    CheckIn.objects.filter(attendee__name="Bram").update(undone_by=staff)
    assert forget_old(session.ends_at + timedelta(days=59)) == 0
    assert erase(email="deur@example.org", now=NOW) == 3
    assert set(CheckIn.objects.values_list("by", "undone_by")) == {(None, None)}
    CheckIn.objects.update(by=staff)
    assert forget_old(session.ends_at + timedelta(days=61)) == 2
    assert CheckIn.objects.filter(by=None).count() == 2


def test_place_that_was_never_named_gets_none(event):
    session = make_session(event)
    unnamed = book(session, "Anna").attendees[0]
    type(unnamed).objects.update(name="")
    scanned(session, scan_of(unnamed))
    assert actions.issue(session, partial=False, by=None, now=session.ends_at) == 0
