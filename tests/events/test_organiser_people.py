"""One person's place in the hands of the organiser, and registering on somebody's behalf."""

from uuid import uuid4

import pytest

from events.enums import AttendeeStatus, Source
from events.models import Attendee, Registration
from outbox.models import OutboxMessage
from tests.events.factories import book, make_session, states
from tests.events.organisers import behalf_data, url


@pytest.fixture
def full(event):
    """A session of one place: Anna has it, Bram waits."""
    session = make_session(event, capacity=1)
    book(session, "Anna")
    book(session, "Bram")
    OutboxMessage.objects.all().delete()
    return session


def person(name):
    return Attendee.objects.select_related("session", "registration").get(name=name)


def kinds():
    return sorted(OutboxMessage.objects.values_list("kind", flat=True))


def send(client, name, who, **data):
    return client.post(url(name, who.session, who), data)


@pytest.mark.parametrize(("data", "sent"), [({"tell": "on"}, ["cancelled", "offered"]), ({}, ["offered"])])
def test_cancel_with_or_without_a_mail(organiser, client, full, data, sent):
    for _click in range(2):
        assert send(client, "cancel_place", person("Anna"), **data).status_code == 302
    assert kinds() == [f"events.{kind}" for kind in sent]
    assert states(full) == {"Anna": ("cancelled", None), "Bram": ("offered", 1)}


def test_looking_at_a_confirmation_changes_nothing(organiser, client, full):
    for name in ("cancel_place", "confirm_place", "admit_place", "refuse_place"):
        assert client.get(url(name, full, person("Bram"))).status_code == 200
    assert states(full) == {"Anna": ("confirmed", 1), "Bram": ("waitlisted", None)}


def test_confirm_by_hand_past_the_capacity_with_a_reason(organiser, client, full):
    assert "1" in client.get(url("confirm_place", full, person("Bram"))).context["consequences"][1]
    for _click in range(2):
        assert send(client, "confirm_place", person("Bram"), reason="Hoort bij de groep").status_code == 302
    assert states(full)["Bram"] == ("confirmed", 2)
    assert kinds() == ["events.confirmed"]


@pytest.mark.parametrize("reason", ["", "   ", "x" * 201, "a\x00b", "a\r\nb"])
def test_confirm_without_a_proper_reason_is_refused(organiser, client, full, reason):
    assert send(client, "confirm_place", person("Bram"), reason=reason).status_code == 200
    assert states(full)["Bram"] == ("waitlisted", None)


def test_confirm_of_somebody_who_cancelled_is_refused(organiser, client, full):
    send(client, "cancel_place", person("Bram"))
    assert send(client, "confirm_place", person("Bram"), reason="Toch").status_code == 409
    assert states(full)["Bram"] == ("cancelled", None)


def test_admit_and_refuse(organiser, client, event):
    session = make_session(event, approval_required=True)
    book(session, "Anna")
    book(session, "Bram")
    for _click in range(2):
        assert send(client, "admit_place", person("Anna")).status_code == 302
        assert send(client, "refuse_place", person("Bram")).status_code == 302
    assert states(session) == {"Anna": ("confirmed", 1), "Bram": ("declined", None)}
    assert kinds().count("events.declined") == 1


def test_admit_of_somebody_who_has_left_is_refused(organiser, client, event):
    session = make_session(event, approval_required=True)
    book(session, "Anna")
    send(client, "cancel_place", person("Anna"))
    assert send(client, "admit_place", person("Anna")).status_code == 409


def register(client, session, **changes):
    return client.post(url("register", session), behalf_data(**changes))


def test_register_on_behalf_seats_the_contact_and_the_others(organiser, client, session):
    people = "Bram de Boer, bram@example.org\r\n\r\n Chris Kok;chris@example.org\nDewi\temre@example.org\nFatima"
    assert register(client, session, people=people).status_code == 302
    registration = Registration.objects.get()
    assert (registration.source, registration.registered_by) == (Source.STAFF, organiser)
    assert list(session.attendees.values_list("name", "email")) == [
        ("Anna Bakker", "anna@example.org"),
        ("Bram de Boer", "bram@example.org"),
        ("Chris Kok", "chris@example.org"),
        ("Dewi", "emre@example.org"),
        ("Fatima", ""),
    ]
    assert len(kinds()) == 5


def test_register_on_behalf_without_the_contact_and_without_mail(organiser, client, session):
    data = behalf_data()
    del data["contact_comes"], data["tell"]
    assert client.post(url("register", session), data).status_code == 302
    assert list(session.attendees.values_list("name", flat=True)) == ["Bram de Boer"]
    assert kinds() == []


def test_register_twice_with_one_form_is_once(organiser, client, session):
    key = str(uuid4())
    for _click in range(2):
        assert register(client, session, key=key).status_code == 302
    assert session.attendees.count() == 2


def test_register_with_the_key_of_another_session_is_refused(organiser, client, session, event):
    key = str(uuid4())
    register(client, session, key=key)
    assert register(client, make_session(event, days=20), key=key).status_code == 409


def test_register_when_full_waits_or_overbooks_with_a_reason(organiser, client, event):
    session = make_session(event, capacity=1)
    register(client, session)
    assert {status for status, _seat in states(session).values()} == {AttendeeStatus.WAITLISTED}
    other = {"contact_email": "dewi@example.org", "contact_name": "Dewi", "people": ""}
    register(client, session, **other)
    session = make_session(event, capacity=1, days=20)
    register(client, session, overbook_reason="De groep hoort bij elkaar")
    assert states(session) == {"Anna Bakker": ("confirmed", 1), "Bram de Boer": ("confirmed", 2)}


def test_register_of_somebody_who_takes_part_is_said(organiser, client, session):
    book(session, "Anna")
    response = client.post(url("register", session), behalf_data(people="Chris"), follow=True)
    assert "Anna" in next(iter(response.context["messages"])).message
    assert session.attendees.count() == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"contact_name": "Anna\r\nBcc: x"}, "contact_name"),
        ({"contact_name": "Win op www.voorbeeld.nl"}, "contact_name"),
        ({"contact_name": "x" * 81}, "contact_name"),
        ({"contact_email": "anna@"}, "contact_email"),
        ({"contact_email": f"{'a' * 300}@example.org"}, "contact_email"),
        ({"organisation": "a\x00b"}, "organisation"),
        ({"people": "Bram, geen adres"}, "people"),
        ({"people": ", bram@example.org"}, "people"),
        ({"people": "Bram\x00"}, "people"),
        ({"people": "\n".join(f"Persoon {number}" for number in range(51))}, "people"),
        ({"people": "x" * 20_000}, "people"),
        ({"people": "", "contact_comes": ""}, "__all__"),
        ({"language": "xx"}, "language"),
        ({"key": "x"}, "key"),
    ],
)
def test_register_of_what_cannot_be_is_refused_and_kept(organiser, client, session, changes, field):
    response = register(client, session, **changes)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert response.context["form"]["people"].value() == behalf_data(**changes)["people"]
    assert Registration.objects.count() == 0


def test_wrong_line_is_named(organiser, client, session):
    errors = register(client, session, people="Bram\nChris, geen adres").context["form"].errors["people"]
    assert "2" in errors[0]


def test_register_for_a_session_that_is_over_is_refused(organiser, client, event):
    session = make_session(event, days=-1)
    assert register(client, session).status_code == 409
    assert Registration.objects.count() == 0
