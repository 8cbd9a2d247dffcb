"""A company books for its people: names that follow, somebody who registers others only, a party that waits."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.utils.translation import gettext

from events import actions, errors, rules
from events.actions import Person
from events.links import sign_attendee, sign_registration
from events.models import Attendee
from events.periodic import ask_for_names
from outbox.delivery import deliver_due
from outbox.models import OutboxMessage
from tests.events.factories import NOW, book, make_session, states
from tests.events.test_registering import typed, url_of
from tests.privacy.human import human_fields

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


def group(session, *names, unnamed=0):
    """A contact, Petra, who does not come, registers `names` and so many still to be named."""
    people = [*(Person(name) for name in names), *[Person()] * unnamed]
    contact = actions.Contact("Petra", "petra@example.org", organisation="Smit Metaal")
    return actions.register(session, contact=contact, people=people, key=uuid4(), now=NOW)


def kinds(**filters):
    return sorted(OutboxMessage.objects.filter(**filters).values_list("kind", flat=True))


def nobody_yet(session):
    return list(Attendee.objects.filter(session=session, name="").order_by("pk"))


def test_contact_who_does_not_come_takes_no_seat(client, session):
    client.post(url_of(session), typed(session, "Bram", "Cor", only_others="on"))
    assert states(session) == {"Bram": ("confirmed", 1), "Cor": ("confirmed", 2)}
    assert set(OutboxMessage.objects.values_list("to", flat=True)) == {"anna@example.org"}


def test_contact_who_does_not_come_and_names_nobody_is_asked_who_comes(client, session):
    response = client.post(url_of(session), typed(session, only_others="on"))
    assert response.status_code == 409
    assert errors.NobodyNamed().message() in response.text
    assert "checked" in response.text


def test_four_people_of_a_contact_who_stays_at_home_fit_in_a_registration_of_four(client, session):
    client.post(url_of(session), typed(session, "Bram", "Cor", "Dia", "Eva", only_others="on"))
    assert len(states(session)) == 4


def test_places_for_people_still_to_be_named_are_one_mail_and_no_calendar_entry(client, session):
    response = client.post(url_of(session), typed(session, unnamed="3"), follow=True)
    assert response.text.count(gettext("Still to be named")) == 3
    assert kinds() == ["events.confirmed", "events.confirmed"]
    message = OutboxMessage.objects.get(context__unnamed=3)
    assert message.context["name"] == "3 mensen van wie de naam nog volgt"
    deliver_due(now=NOW)
    assert sorted("text/calendar" in letter.message().as_string() for letter in mail.outbox) == [False, True]


def test_name_cannot_follow_within_two_days(client, event):
    session = make_session(event, starts_at=NOW + 2 * DAY)
    assert 'name="unnamed"' not in client.get(url_of(session)).text
    with pytest.raises(errors.NameNeeded):
        group(session, unnamed=1)
    later = make_session(event, starts_at=NOW + 2 * DAY + timedelta(seconds=1))
    assert 'name="unnamed"' in client.get(url_of(later)).text
    assert group(later, unnamed=1).attendees[0].status == "confirmed"


def test_name_given_by_link_goes_to_that_person_with_a_calendar_entry(client, session):
    registration = group(session, unnamed=2).registration
    first, second = nobody_yet(session)
    link = sign_registration(registration)
    page = client.get(f"/aanmelding/{link}/")
    assert page.text.count(gettext("Say who comes")) == 2
    data = {"name": "Gijs", "email": "Gijs@example.org", "person": str(first.uid), **human_fields()}
    assert client.post(f"/aanmelding/{link}/naam/", data).status_code == 302
    first.refresh_from_db()
    assert (first.name, first.email, first.seat_no) == ("Gijs", "gijs@example.org", 1)
    assert kinds(to="gijs@example.org") == ["events.named"]
    assert nobody_yet(session) == [second]
    assert "Gijs" in client.get(f"/aanmelding/{sign_attendee(first)}/").text


def test_name_sent_twice_is_one_mail(client, session):
    group(session, unnamed=1)
    (place,) = nobody_yet(session)
    for _time in range(2):
        actions.give_name(place, Person("Gijs", "gijs@example.org"), now=NOW)
    assert kinds(kind="events.named") == ["events.named"]


def test_name_of_somebody_who_takes_part_already_is_refused_and_kept_on_the_page(client, session):
    book(session, "Anna")
    registration = group(session, unnamed=1).registration
    (place,) = nobody_yet(session)
    data = {"name": "Anna", "email": "anna@example.org", "person": str(place.uid), **human_fields()}
    response = client.post(f"/aanmelding/{sign_registration(registration)}/naam/", data)
    assert response.status_code == 409
    assert errors.AlreadyThere().message() in response.text
    assert 'value="anna@example.org"' in response.text


def test_name_of_another_registration_cannot_be_given(client, session):
    registration = group(session, unnamed=1).registration
    other = book(session, "Anna").attendees[0]
    data = {"name": "Gijs", "email": "", "person": str(other.uid), **human_fields()}
    assert client.post(f"/aanmelding/{sign_registration(registration)}/naam/", data).status_code == 404


def test_correcting_a_name_keeps_the_address_and_sends_nothing(client, session):
    outcome = book(session, "Ana", email="anna@example.org")
    before = OutboxMessage.objects.count()
    link = sign_attendee(outcome.attendees[0])
    page = client.get(f"/aanmelding/{link}/naam/?person={outcome.attendees[0].uid}")
    assert 'value="Ana"' in page.text
    assert 'name="email"' not in page.text
    data = {"name": "Anna", "person": str(outcome.attendees[0].uid), **human_fields()}
    client.post(f"/aanmelding/{link}/naam/", data)
    assert states(session) == {"Anna": ("confirmed", 1)}
    assert OutboxMessage.objects.count() == before


def test_place_of_nobody_yet_is_not_handed_over_but_named(session):
    group(session, unnamed=1)
    (place,) = nobody_yet(session)
    assert not rules.may_substitute(place, session, now=NOW)
    with pytest.raises(errors.AlreadyHandled):
        actions.substitute(place, Person("Gijs"), now=NOW)


def test_names_are_asked_for_once_two_days_before_they_must_be_known(event):
    session = make_session(event, days=10)
    group(session, unnamed=2)
    assert ask_for_names(session.starts_at - 4 * DAY - timedelta(minutes=1)).startswith("0 contacts")
    for _time in range(4):
        ask_for_names(session.starts_at - 4 * DAY)
    assert kinds(kind="events.name_them") == ["events.name_them"]
    actions.give_name(nobody_yet(session)[0], Person("Gijs"), now=NOW)
    ask_for_names(session.starts_at - 3 * DAY)
    assert kinds(kind="events.name_them") == ["events.name_them"]


def test_question_for_names_is_not_sent_when_they_came_meanwhile(event):
    session = make_session(event, days=10)
    group(session, unnamed=1)
    ask_for_names(session.starts_at - 4 * DAY)
    actions.give_name(nobody_yet(session)[0], Person("Gijs"), now=NOW)
    deliver_due(now=session.starts_at - 4 * DAY)
    assert OutboxMessage.objects.get(kind="events.name_them").status == "superseded"


def test_places_without_a_name_go_to_the_waiting_list_in_time(event):
    session = make_session(event, capacity=3, days=10)
    group(session, "Bram", unnamed=2)
    book(session, "Cor")
    ask_for_names(session.starts_at - 2 * DAY - timedelta(seconds=1))
    assert len(nobody_yet(session)) == 2
    for _time in range(3):
        ask_for_names(session.starts_at - 2 * DAY)
    rows = list(Attendee.objects.filter(session=session).order_by("pk").values_list("name", "status", "seat_no"))
    assert rows == [
        ("Bram", "confirmed", 1),
        ("", "cancelled", None),
        ("", "cancelled", None),
        ("Cor", "offered", 2),
    ]
    assert kinds(kind="events.unnamed_released", to="petra@example.org") == ["events.unnamed_released"]


def test_party_that_waits_is_told_for_how_many_places(client, event):
    session = make_session(event, capacity=3)
    book(session, "Anna", "Bram")
    registration = group(session, "Cor", "Dia", "Eva").registration
    page = client.get(f"/aanmelding/{sign_registration(registration)}/").text
    assert "Nummer 1 op de wachtlijst" in page
    assert "Jullie wachten samen op 3 plaatsen; 1 is nu vrij." in " ".join(page.split())
