"""Pairs: an employer and a newcomer have a place together or wait together, with help in a language (issue 3: 7)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from events import actions, errors
from events.actions import Contact, Person
from events.models import Attendee, LanguageHelp, Registration
from events.shares import waiting_of
from outbox.models import OutboxMessage
from tests.events.factories import NOW, book, make_session, states
from tests.factories import make_staff

HOUR = timedelta(hours=1)
ARABIC = ("interpreter", "ar")


def offer(session, **places):
    """Interpreters, as language=places."""
    actions.offer_help(session, {("interpreter", language): number for language, number in places.items()}, now=NOW)


def help_in(session, language):
    return LanguageHelp.objects.get(session=session, language=language)


def book_pair(session, employer, newcomer, *, language="", help=None, now=NOW, key=None, **more):
    """Register two people: the employer at employer@example.org, the newcomer at newcomer@example.org."""
    address = f"{employer.lower()}@example.org"
    asked = help_in(session, help).pk if help else None
    people = [
        Person(employer, address),
        Person(newcomer, f"{newcomer.lower()}@example.org", level="a1", language=language or "nl", help=asked),
    ]
    return actions.register(
        session, contact=Contact(employer, address), people=people, key=key or uuid4(), now=now, **more
    )


def person(session, name):
    return Attendee.objects.select_related("registration").get(session=session, name=name)


def kinds(name):
    """What was mailed to name@example.org, the first one first."""
    sent = OutboxMessage.objects.filter(to=f"{name.lower()}@example.org").order_by("pk")
    return [kind.removeprefix("events.") for kind in sent.values_list("kind", flat=True)]


@pytest.fixture
def session(event):
    return make_session(event, capacity=4, in_pairs=True)


def test_a_pair_has_two_places_or_waits_together(session):
    book_pair(session, "Anna", "Amal")
    book_pair(session, "Bram", "Bilal")
    late = book_pair(session, "Cor", "Citra")
    assert states(session) == {
        "Anna": ("confirmed", 1),
        "Amal": ("confirmed", 2),
        "Bram": ("confirmed", 3),
        "Bilal": ("confirmed", 4),
        "Cor": ("waitlisted", None),
        "Citra": ("waitlisted", None),
    }
    waiting = waiting_of(late.registration, now=NOW)
    assert (waiting.position, waiting.places, waiting.free, waiting.reason) == (1, 2, 0, "full")


def test_one_free_place_is_not_for_a_pair(event):
    session = make_session(event, capacity=3, in_pairs=True)
    book_pair(session, "Anna", "Amal")
    book_pair(session, "Bram", "Bilal", allow_partial=True)
    assert states(session)["Bram"] == states(session)["Bilal"] == ("waitlisted", None)


@pytest.mark.parametrize(
    "people",
    [
        [Person("Anna", "anna@example.org")],
        [Person("Amal", "amal@example.org", level="a1")],
        [Person("Anna"), Person("Bram")],
        [Person("Amal", level="a1"), Person("Bilal", level="a2")],
        [Person("Anna"), Person("Bram"), Person("Amal", level="a1")],
        [Person("Anna"), Person("", level="a1")],
    ],
)
def test_who_is_no_pair_is_refused_and_nothing_is_kept(session, people):
    contact = Contact("Anna", "anna@example.org")
    with pytest.raises(errors.PairNeeded):
        actions.register(session, contact=contact, people=people, key=uuid4(), now=NOW)
    with pytest.raises(errors.PairNeeded):
        actions.register_on_behalf(session, contact=contact, people=people, key=uuid4(), by=make_staff(), now=NOW)
    assert not Registration.objects.exists()


def test_half_of_another_pair_is_refused_with_what_to_do(session):
    book_pair(session, "Anna", "Amal")
    with pytest.raises(errors.PairIsApart):
        book_pair(session, "Anna", "Bilal")
    with pytest.raises(errors.PairIsApart):
        book_pair(session, "Bram", "Amal")
    assert sorted(states(session)) == ["Amal", "Anna"]


def test_the_same_pair_once_more_gets_its_links_again(session):
    key = uuid4()
    first = book_pair(session, "Anna", "Amal", key=key)
    assert book_pair(session, "Anna", "Amal", key=key).registration == first.registration
    assert book_pair(session, "Anna", "Amal").registration is None
    assert kinds("Anna") == ["confirmed", "links"]


def test_an_interpreter_is_a_capacity_of_its_own(session):
    offer(session, ar=1, uk=1)
    first = book_pair(session, "Anna", "Amal", help="ar")
    late = book_pair(session, "Bram", "Bilal", help="ar")
    assert [each.status for each in late.attendees] == ["waitlisted", "waitlisted"]
    waiting = waiting_of(late.registration, now=NOW)
    assert (waiting.free, waiting.reason, waiting.help) == (2, "help", "Tolk Arabisch")
    other = book_pair(session, "Cor", "Oksana", help="uk", now=NOW + HOUR)
    assert [each.status for each in other.attendees] == ["confirmed", "confirmed"]  # goes before: nothing was taken
    numbers = Registration.objects.order_by("pk").values_list("help_no", flat=True)
    assert list(numbers) == [1, None, 1]
    actions.cancel(first.attendees[0], now=NOW + 2 * HOUR)
    assert [states(session)[name][0] for name in ("Anna", "Amal", "Bram", "Bilal")] == [
        "cancelled",
        "cancelled",
        "offered",
        "offered",
    ]
    assert list(numbers.all()) == [None, 1, 1]


def test_more_interpreters_let_in_who_waited_for_one(session):
    offer(session, ar=1)
    book_pair(session, "Anna", "Amal", help="ar")
    book_pair(session, "Bram", "Bilal", help="ar")
    offer(session, ar=2)
    assert states(session)["Bilal"][0] == "offered"


def test_fewer_interpreters_take_no_one_away(session):
    offer(session, ar=2, uk=1)
    book_pair(session, "Anna", "Amal", help="ar")
    book_pair(session, "Bram", "Bilal", help="ar")
    assert actions.offer_help(session, {ARABIC: 1}, now=NOW) == 1
    assert list(LanguageHelp.objects.values_list("language", "places")) == [("ar", 1)]
    assert actions.offer_help(session, {}, now=NOW) == 2
    assert list(LanguageHelp.objects.values_list("language", "places")) == [("ar", 0)]
    assert Registration.objects.filter(help_no__isnull=False).count() == 2


def test_the_database_gives_a_place_with_an_interpreter_once(session):
    offer(session, ar=2)
    first = book_pair(session, "Anna", "Amal", help="ar").registration
    second = book_pair(session, "Bram", "Bilal", help="ar").registration
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.filter(pk=second.pk).update(help_no=first.help_no)
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.filter(pk=second.pk).update(help=None)


def test_help_of_another_session_is_refused(session, event):
    other = make_session(event, days=20, in_pairs=True)
    offer(other, ar=1)
    people = [Person("Anna"), Person("Amal", level="a1", help=help_in(other, "ar").pk)]
    with pytest.raises(errors.NoSuchHelp):
        actions.register(session, contact=Contact("Anna", "a@example.org"), people=people, key=uuid4(), now=NOW)


def test_who_takes_an_offer_takes_it_for_both(event):
    session = make_session(event, capacity=2, in_pairs=True)
    first = book_pair(session, "Anna", "Amal")
    book_pair(session, "Bram", "Bilal")
    actions.cancel(first.attendees[1], now=NOW + HOUR)
    assert kinds("Anna") == kinds("Amal") == ["confirmed", "cancelled"]
    actions.accept(person(session, "Bilal"), now=NOW + 2 * HOUR)
    actions.accept(person(session, "Bram"), now=NOW + 3 * HOUR)
    assert states(session)["Bram"][0] == states(session)["Bilal"][0] == "confirmed"
    assert kinds("Bram") == kinds("Bilal") == ["waitlisted", "offered", "confirmed"]


def test_an_offer_lapses_for_both(event):
    session = make_session(event, capacity=2, in_pairs=True)
    first = book_pair(session, "Anna", "Amal")
    book_pair(session, "Bram", "Bilal")
    actions.cancel(first.attendees[0], now=NOW + HOUR)
    actions.sweep(session.pk, now=NOW + 50 * HOUR)
    assert states(session)["Bram"] == states(session)["Bilal"] == ("expired", None)


def test_an_organiser_decides_about_both(event):
    session = make_session(event, capacity=2, in_pairs=True, approval_required=True)
    for employer, newcomer in (("Anna", "Amal"), ("Bram", "Bilal"), ("Cor", "Citra")):
        book_pair(session, employer, newcomer)
    by = make_staff()
    actions.admit(person(session, "Amal"), by=by, now=NOW)
    actions.admit(person(session, "Bram"), by=by, now=NOW)
    actions.refuse(person(session, "Citra"), by=by, now=NOW)
    assert {name: state for name, (state, _seat) in states(session).items()} == {
        "Anna": "confirmed",
        "Amal": "confirmed",
        "Bram": "waitlisted",
        "Bilal": "waitlisted",
        "Cor": "declined",
        "Citra": "declined",
    }
    actions.confirm_by_hand(person(session, "Bilal"), reason="Komt van ver", by=by, now=NOW)
    assert states(session)["Bram"] == ("confirmed", 3)
    assert states(session)["Bilal"] == ("confirmed", 4)


def test_a_side_door_goes_past_the_interpreter_only_by_hand(session):
    offer(session, ar=1)
    book_pair(session, "Anna", "Amal", help="ar")
    late = book_pair(session, "Bram", "Bilal", help="ar")
    actions.sweep(session.pk, now=NOW + HOUR)
    assert late.attendees[0].status == "waitlisted"
    actions.confirm_by_hand(person(session, "Bram"), reason="De tolk kan twee mensen helpen", by=make_staff(), now=NOW)
    assert list(Registration.objects.order_by("pk").values_list("help_no", flat=True)) == [1, 2]


def test_an_ordinary_session_asks_the_database_no_more_than_before(event, django_assert_num_queries):
    plain, pairs = make_session(event), make_session(event, days=20, in_pairs=True)
    with django_assert_num_queries(10):
        book(plain, "Anna", "Bram")
    with django_assert_num_queries(10 + 1):  # the names of both, for the mail
        book_pair(pairs, "Cor", "Citra")
