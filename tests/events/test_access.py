"""Who may register: members, the invited, with approval; by every door, and none of them overfills a session."""

from contextlib import suppress
from datetime import timedelta

import pytest
import time_machine
from django.utils.translation import gettext

from events import actions, errors
from events.actions import Contact, Person
from events.links import sign_invitation, sign_registration
from events.models import Attendee, Registration, SessionInvitation
from events.rules import Admission
from outbox.delivery import deliver_due
from outbox.models import OutboxMessage
from tests.community.factories import make_company, make_editor, make_member
from tests.events.factories import NOW, book, make_session, states
from tests.events.test_registering import typed, url_of
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


def invite(session, name="Gijs", now=NOW):
    address = f"{name.lower()}@example.org"
    actions.invite(session, [Person(name, address)], language="nl", by=None, now=now)
    return SessionInvitation.objects.get(session=session, email=address)


def by_invitation(session, invitation):
    return f"{url_of(session)}?uitnodiging={sign_invitation(invitation)}"


def test_session_for_members_asks_a_visitor_to_sign_in(client, event):
    session = make_session(event, access="members")
    page = client.get(url_of(session))
    assert errors.MembersOnly().message() in page.text
    assert f"/account/login/?next={url_of(session)}" in page.text
    assert 'name="email"' not in page.text
    assert client.post(url_of(session), typed(session)).status_code == 409
    assert Registration.objects.count() == 0


def test_session_for_members_is_closed_for_somebody_without_a_company(client, event):
    session = make_session(event, access="members")
    client.force_login(make_user())
    assert client.post(url_of(session), typed(session)).status_code == 409


def test_session_for_members_takes_somebody_of_a_company(client, event):
    session = make_session(event, access="members")
    company = make_company("Smit Metaal")
    client.force_login(make_member(company, "petra@smit.example"))
    page = client.get(url_of(session))
    assert 'value="petra@smit.example"' in page.text
    assert 'value="Smit Metaal"' in page.text
    client.post(url_of(session), typed(session))
    assert Registration.objects.get().company == company


def test_somebody_of_two_companies_says_for_which(client, event):
    session = make_session(event, access="members")
    first, second = make_company("Smit Metaal"), make_company("Bakkerij De Oven")
    user = make_member(first, "petra@smit.example")
    make_member(second, user=user)
    client.force_login(user)
    missing = client.post(url_of(session), typed(session))
    assert missing.status_code == 200
    assert "lg-error-summary" in missing.text
    client.post(url_of(session), typed(session, company=str(second.pk)))
    registration = Registration.objects.get()
    assert (registration.company, registration.organisation) == (second, "Bakkerij De Oven")


def test_company_of_somebody_else_cannot_be_chosen(client, event):
    session = make_session(event)
    mine, theirs = make_company("Smit Metaal"), make_company("Bakkerij De Oven")
    client.force_login(make_member(mine, "petra@smit.example"))
    client.post(url_of(session), typed(session, company=str(theirs.pk)))
    assert Registration.objects.get().company == mine


@pytest.mark.parametrize("access", ["public", "members", "invitation"])
def test_invitation_opens_the_form_once(client, event, access):
    session = make_session(event, access=access)
    invitation = invite(session)
    page = client.get(by_invitation(session, invitation))
    assert 'value="gijs@example.org"' in page.text
    data = typed(session, name="Gijs", email="gijs@example.org", invitation=sign_invitation(invitation))
    assert client.post(url_of(session), data).status_code == 302
    assert states(session) == {"Gijs": ("confirmed", 1)}
    again = typed(session, name="Henk", email="henk@example.org", invitation=sign_invitation(invitation))
    refused = client.post(url_of(session), again)
    assert refused.status_code == 409
    assert errors.InvitationUsed().message() in refused.text
    assert client.post(url_of(session), data).status_code == 302  # the same form, sent twice
    assert Registration.objects.count() == 1


def test_nobody_s_name_of_an_invitation_is_shown_to_the_next_visitor(client, event):
    session = make_session(event)
    invitation = invite(session)
    client.get(by_invitation(session, invitation))
    assert "gijs@example.org" not in client.get(url_of(session)).text
    assert "gijs@example.org" not in client.get(f"{url_of(session)}?uitnodiging=verzonnen").text


def test_invitation_of_another_session_opens_nothing(client, event):
    session, other = make_session(event, access="invitation"), make_session(event, access="invitation", days=20)
    data = typed(session, invitation=sign_invitation(invite(other)))
    assert client.post(url_of(session), data).status_code == 409
    assert Registration.objects.count() == 0


def test_withdrawn_invitation_opens_nothing_and_its_mail_stays_behind(client, event, organiser):
    session = make_session(event, access="invitation")
    invitation = invite(session)
    address = f"/beheer/agenda/{session.reference}/invitations/"
    assert "gijs@example.org" in client.get(address).text
    client.post(f"{address}{invitation.reference}/withdraw/")
    data = typed(session, invitation=sign_invitation(invitation))
    assert errors.InvitationWithdrawn().message() in client.post(url_of(session), data).text
    deliver_due(now=NOW)
    assert OutboxMessage.objects.get(kind="events.invited").status == "superseded"


def test_invitation_for_a_full_session_leads_to_the_waiting_list(event):
    session = make_session(event, access="invitation", capacity=1)
    admissions = [Admission(invitation=invite(session, name)) for name in ("Gijs", "Henk")]
    for name, admission in zip(("Gijs", "Henk"), admissions, strict=True):
        book(session, name, admission=admission)
    assert states(session) == {"Gijs": ("confirmed", 1), "Henk": ("waitlisted", None)}


def test_invited_needs_no_approval_and_comes_before_the_window_opens(event):
    opens = NOW + timedelta(days=3)
    session = make_session(event, approval_required=True, registration_opens_at=opens)
    book(session, "Gijs", admission=Admission(invitation=invite(session)))
    assert states(session) == {"Gijs": ("confirmed", 1)}
    with pytest.raises(errors.RegistrationNotOpenYet):
        book(session, "Anna")


def test_inviting_twice_is_one_mail(event):
    session = make_session(event)
    invite(session)
    invite(session)
    assert OutboxMessage.objects.filter(kind="events.invited").count() == 1


def test_organiser_invites_people_and_is_told_which_line_is_wrong(client, organiser, event):
    session = make_session(event, access="invitation")
    address = f"/beheer/agenda/{session.reference}/invitations/"
    wrong = client.post(address, {"people": "Gijs, gijs@example.org\nHenk", "language": "nl"})
    assert "Henk" in wrong.text
    assert gettext("Line %(number)s: add the email address.") % {"number": 2} in wrong.text
    client.post(address, {"people": "Gijs, gijs@example.org\nHenk, henk@example.org", "language": "en"})
    assert set(OutboxMessage.objects.values_list("to", "language")) == {
        ("gijs@example.org", "en"),
        ("henk@example.org", "en"),
    }


def test_invitations_are_nobody_else_s_business(client, event):
    session = make_session(event)
    invitation = invite(session)
    client.force_login(make_editor())
    for end in ("", f"{invitation.reference}/withdraw/"):
        assert client.get(f"/beheer/agenda/{session.reference}/invitations/{end}").status_code == 404


def test_invitation_of_somebody_who_was_erased_meanwhile_opens_nothing(event):
    session = make_session(event, approval_required=True)
    invitation = invite(session)
    SessionInvitation.objects.all().delete()
    with pytest.raises(errors.InvitationWithdrawn):
        book(session, "Gijs", admission=Admission(invitation=invitation))


def test_company_of_a_session_for_members_that_was_called_off_goes_along_to_the_next(client, event):
    session, later = make_session(event, access="members"), make_session(event, access="members", days=20)
    company = make_company("Smit Metaal")
    registration = book(session, "Anna", admission=Admission(company=company)).registration
    actions.call_off(session, reason="Ziek", successor=later, now=NOW)
    page = f"/aanmelding/{sign_registration(registration)}/"
    assert client.post(page, {"action": "again", "to": later.reference}).status_code == 302
    assert states(later) == {"Anna": ("confirmed", 1)}
    assert Registration.objects.get(session=later).company == company


SIDE_DOORS = {
    "approve": lambda session, person: actions.admit(person, by=make_user(), now=NOW),
    "accept": lambda session, person: actions.accept(person, now=NOW),
    "hand over": lambda session, person: actions.substitute(person, Person("Zoë"), now=NOW),
    "name": lambda session, person: actions.give_name(person, Person("Zoë"), now=NOW),
    "sweep": lambda session, person: actions.sweep(session.pk, now=NOW),
    "rules": lambda session, person: actions.edit(session, now=NOW, company_limit=None, approval_required=False),
    "register again": lambda session, person: book(session, person.name, email=person.email),
    "on behalf": lambda session, person: actions.register_on_behalf(
        session,
        contact=Contact("Zoë", "zoe@example.org"),
        people=[Person("Zoë")],
        key=person.uid,
        by=make_user(),
        now=NOW,
    ),
}


@pytest.mark.parametrize("door", SIDE_DOORS)
@pytest.mark.parametrize("status", ["requested", "waitlisted", "confirmed", "cancelled"])
@pytest.mark.parametrize("access", ["public", "members", "invitation"])
def test_no_side_door_overfills_a_session(event, door, status, access):
    session = make_session(event, capacity=2)
    book(session, "Anna", "Bram")
    person = Attendee.objects.get(session=session, name="Anna")
    if status == "cancelled":
        actions.cancel(person, now=NOW)
        book(session, "Dia")
    elif status != "confirmed":
        actions.edit(session, now=NOW, approval_required=status == "requested")
        person = book(session, "Cor").attendees[0]
    actions.edit(session, now=NOW, access=access)
    with suppress(errors.EventsError):
        SIDE_DOORS[door](session, Attendee.objects.get(pk=person.pk))
    assert Attendee.objects.filter(session=session).holding_a_seat().count() == 2
