"""What the two of a pair are told: the newcomer in simple Dutch, with the chosen language below it (issue 3: 7)."""

from datetime import timedelta

import polib
import pytest
import time_machine
from django.core import mail
from django.utils.translation import trans_real
from icalendar import Calendar

from events import actions
from events.actions.retention import erase
from outbox.composing import compose
from outbox.delivery import deliver_due
from outbox.models import OutboxMessage
from outbox.registry import MAIL_KINDS
from pagekit.languages import letter_languages
from tests.events.factories import NOW, make_session
from tests.events.test_pairs import book_pair, offer, person

pytestmark = pytest.mark.django_db
HELLO = "Hello %(name)s,"
ARABIC = {HELLO: "مرحبا %(name)s،", "Together with %(with_name)s": "مع %(with_name)s"}


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def session(event):
    return make_session(event, capacity=4, in_pairs=True)


@pytest.fixture
def arabic(settings, tmp_path, monkeypatch):
    """A catalogue in Arabic, as a translator would add it."""
    folder = tmp_path / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=utf-8"}
    catalogue.extend(polib.POEntry(msgid=msgid, msgstr=msgstr) for msgid, msgstr in ARABIC.items())
    catalogue.save_as_mofile(str(folder / "django.mo"))
    monkeypatch.setattr(trans_real, "_translations", {})
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, tmp_path]


def letters():
    """What was sent since the last time, by address."""
    mail.outbox.clear()
    deliver_due(now=NOW)
    return {message.to[0]: message for message in mail.outbox}


def html_of(message):
    return message.alternatives[0].content


def calendar_of(message):
    part = next(part for part in message.message().walk() if part.get_content_type() == "text/calendar")
    return Calendar.from_ical(part.get_payload(decode=True))


def test_the_newcomer_reads_dutch_and_below_it_the_chosen_language(session):
    offer(session, uk=1)
    book_pair(session, "Anna", "Olena", language="en", help="uk")
    sent = letters()
    newcomer, employer = sent["olena@example.org"], sent["anna@example.org"]
    assert newcomer.subject.startswith("Bevestiging: ")
    assert " / Confirmation: " in newcomer.subject
    dutch, english = newcomer.body.split("----------------------------------------")
    assert "Dag Olena," in dutch
    assert "Samen met Anna" in dutch
    assert "Tolk Oekraïens" in dutch
    assert "Hello Olena," in english
    assert "Together with Anna" in english
    assert "Interpreter Ukrainian" in english
    assert newcomer.extra_headers["Content-Language"] == "nl, en"
    assert '<div lang="en"\n' in html_of(newcomer)
    assert 'dir="ltr"' in html_of(newcomer)
    assert html_of(newcomer).count("<html") == html_of(newcomer).count("</body>") == 1
    assert "/en/aanmelding/" in newcomer.body
    assert calendar_of(newcomer)["METHOD"] == "REQUEST"
    assert "Samen met Olena" in employer.body
    assert "Hello" not in employer.body
    assert "Tolk" not in employer.body
    assert employer.extra_headers["Content-Language"] == "nl"


def test_a_newcomer_who_reads_dutch_gets_it_once(session):
    book_pair(session, "Anna", "Amal", language="nl")
    letter = letters()["amal@example.org"]
    assert letter.body.count("Dag Amal,") == 1
    assert "-----" not in letter.body


def test_arabic_is_offered_once_it_has_a_catalogue(arabic):
    assert letter_languages() == [("nl", "Nederlands"), ("en", "English"), ("ar", "العربيّة")]


def test_without_a_catalogue_only_dutch_and_english_are_offered():
    assert letter_languages() == [("nl", "Nederlands"), ("en", "English")]


def test_arabic_runs_from_right_to_left_in_its_own_part(arabic, session):
    book_pair(session, "Anna", "Amal", language="ar")
    letter = letters()["amal@example.org"]
    part = html_of(letter).split('<div lang="ar"')[1]
    assert part.lstrip().startswith('dir="rtl"')
    assert "مرحبا Amal،" in part
    assert "مع Anna" in part
    assert 'dir="rtl"' not in html_of(letter).split('<div lang="ar"')[0]
    assert "مرحبا Amal،" in letter.body
    assert "/en/" not in letter.body  # there are no pages in Arabic: the link opens the Dutch ones


@pytest.mark.parametrize("kind", sorted(kind for kind in MAIL_KINDS if kind.startswith("events.")))
def test_every_mail_can_stand_below_itself(session, kind):
    """What a mail says in another language brings no second page round it."""
    anybody = book_pair(session, "Anna", "Olena", language="en").attendees[1]
    message = OutboxMessage.objects.get(to=anybody.email)
    message.kind = kind
    letter = compose(message)
    assert html_of(letter).count("<html") == 1
    assert letter.body.count("\n-- \n") == 1


def test_cancelling_tells_the_other_that_both_places_are_gone(session):
    attendees = book_pair(session, "Anna", "Olena", language="en").attendees
    letters()
    actions.cancel(attendees[0], now=NOW)
    sent = letters()
    assert "Een van jullie kan niet" in sent["anna@example.org"].body
    assert "You came as a pair" in sent["olena@example.org"].body
    assert calendar_of(sent["olena@example.org"])["METHOD"] == "CANCEL"


def test_who_comes_with_somebody_else_now_is_told_with_whom(session):
    attendees = book_pair(session, "Anna", "Olena", language="en").attendees
    letters()
    actions.substitute(attendees[0], actions.Person("Arie", "arie@example.org"), now=NOW)
    sent = letters()
    assert sorted(sent) == ["anna@example.org", "arie@example.org", "olena@example.org"]
    assert "Samen met Arie" in sent["olena@example.org"].body
    assert "Together with Arie" in sent["olena@example.org"].body
    assert "Samen met Olena" in sent["arie@example.org"].body


def test_what_is_said_of_moments_is_said_in_each_language(event):
    session = make_session(event, capacity=2, in_pairs=True)
    first = book_pair(session, "Anna", "Amal")
    book_pair(session, "Bram", "Olena", language="en")
    actions.cancel(first.attendees[0], now=NOW)
    letters()
    offered = OutboxMessage.objects.get(kind="events.offered", to="olena@example.org").context
    assert offered["until"] != offered["also"]["until"]
    assert " uur" in offered["until"]
    actions.move(session, place_name="De Beitel", now=NOW)
    moved = letters()["olena@example.org"].body
    assert moved.count("De Beitel") == 2


@pytest.mark.parametrize("pairs", [2, 12])
def test_reminding_pairs_asks_as_much_for_many(event, pairs, django_assert_num_queries):
    session = make_session(event, capacity=40, days=2, in_pairs=True)
    offer(session, uk=40)
    for number in range(pairs):
        book_pair(session, f"E{number}", f"N{number}", language="en", help="uk")
    now = session.starts_at - timedelta(hours=12)
    with django_assert_num_queries(13):
        actions.remind(now)
    assert OutboxMessage.objects.filter(kind="events.reminder").count() == 2 * pairs


def test_an_erased_name_goes_from_the_mail_to_the_other_in_both_languages(session):
    book_pair(session, "Anna", "Olena", language="en")
    context = OutboxMessage.objects.get(to="olena@example.org").context
    assert (context["with_name"], context["also"]["with_name"]) == ("Anna", "Anna")
    erase(email="anna@example.org", now=NOW + timedelta(days=1))
    context = OutboxMessage.objects.get(to="olena@example.org", kind="events.confirmed").context
    assert (context["with_name"], context["also"]["with_name"]) == ("-", "-")
    assert (person(session, "Olena").status, person(session, "Olena").level) == ("cancelled", "a1")
    erase(email="olena@example.org", now=NOW + timedelta(days=1))
    assert not session.attendees.exclude(level="", language="").exists()
