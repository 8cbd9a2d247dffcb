"""What the figures count, on real bookings."""

from datetime import UTC, date, datetime, timedelta

import pytest

from events import actions
from events.models import Attendee, EventSession, EventTheme
from events.statistics import queries
from events.statistics.queries import Scope
from events.statistics.tables import tables_of
from tests.events.factories import NOW, book, make_event, make_session
from tests.events.statistics.counted import AFTER, MICRO, SMALL, full_session, give_companies

pytestmark = pytest.mark.django_db
YEAR = Scope(date(2026, 1, 1), date(2026, 12, 31))
DAY = timedelta(days=1)


def every():
    return EventSession.objects.all()


def table(title, now=AFTER):
    return next(each for each in tables_of(every(), now=now) if each.title == title)


def test_sessions_are_counted_by_what_became_of_them(event):
    full_session(event)
    make_session(event, days=60)
    actions.call_off(make_session(event), now=NOW)
    make_session(event, announced=False)
    found = queries.sessions_by_state(queries.sessions_in(YEAR), now=AFTER)
    assert found == {"held": 1, "coming": 0, "called_off": 1, "places": 11}
    assert table("Sessies").note == "Van de 11 plaatsen in gehouden sessies waren er 11 bezet: 100%."


@pytest.mark.parametrize(
    ("scope", "number"),
    [
        (Scope(date(2026, 12, 3), date(2026, 12, 3)), 1),
        (Scope(date(2026, 12, 4), date(2026, 12, 31)), 0),
        (Scope(date(2026, 1, 1), date(2026, 12, 2)), 0),
    ],
)
def test_days_are_those_of_the_clock_on_the_wall(event, scope, number):
    start = datetime(2026, 12, 2, 23, 30, tzinfo=UTC)  # half past midnight on 3 December in Amsterdam
    make_session(event, starts_at=start, ends_at=start + timedelta(hours=1))
    assert queries.sessions_in(scope).count() == number


def test_scope_narrows_to_an_event_in_every_language_or_to_a_theme(tree, event):
    theme = EventTheme.objects.create(slug="instroom", name_nl="Instroom", name_en="Joining")
    other = make_event(tree.nl, title="Kickstart", slug="kickstart", theme=theme)
    mine = make_session(event)
    theirs = make_session(other)
    twin = event.copy_for_translation(tree.en.locale, copy_parents=True)
    assert list(queries.sessions_in(Scope(YEAR.since, YEAR.until, event=twin))) == [mine]
    assert list(queries.sessions_in(Scope(YEAR.since, YEAR.until, theme=theme))) == [theirs]


def test_who_came_is_of_sessions_that_are_over(event):
    full_session(event, came=6, away=5)
    full_session(event, came=7, away=0, waiting=0, days=50)
    assert queries.came_of(queries.people_in(every(), now=AFTER)) == [6, 5, 0, 0]


def test_people_of_a_session_that_was_called_off_do_not_count(event):
    session = full_session(event)
    actions.call_off(session, now=NOW)
    assert queries.came_of(queries.people_in(every(), now=AFTER)) == [0, 0, 0, 0]


def test_what_became_of_who_waited(event):
    session = make_session(event, capacity=1)
    anna = book(session, "Anna").attendees[0]
    for name in ("Bram", "Cora", "Dirk"):
        book(session, name)
    actions.cancel(anna, now=NOW)
    bram = Attendee.objects.get(name="Bram")
    assert (bram.status, bram.waited) == ("offered", True)
    actions.accept(bram, now=NOW)
    actions.cancel(Attendee.objects.get(name="Dirk"), now=NOW)
    assert queries.waited_of(queries.people_in(every(), now=NOW)) == [1, 1, 1]
    assert Attendee.objects.get(name="Anna").waited is False


def test_company_counts_once_whatever_it_sends_and_however_it_is_typed(event):
    session = full_session(event, came=12, away=0, waiting=0)
    give_companies(session, MICRO, MICRO, SMALL, typed=("Smederij Zuid", "smederij zuid ", "Bedrijf X"))
    found = queries.companies_by_size(every())
    assert found == {"micro": 2, "small": 1, "medium": 0, "large": 0, "": 2}


def test_company_that_only_waits_was_not_reached(event):
    session = full_session(event, came=5, away=0, waiting=1)
    last = session.registrations.order_by("pk").last()
    last.organisation = "Wacht BV"
    last.save()
    assert sum(queries.companies_by_size(every()).values()) == 0


def test_registrations_by_week_have_no_gaps_and_by_month_when_it_is_long(event):
    session = make_session(event, days=200)
    for days in (0, 1, 15):
        book(session, f"P{days}", now=NOW + days * DAY)
    monday = date(2026, 11, 23)
    assert queries.registered_over_time(every()) == (
        False,
        [(monday, 2), (monday + 7 * DAY, 0), (monday + 14 * DAY, 1)],
    )
    book(session, "Laat", now=NOW + 190 * DAY)
    by_month, found = queries.registered_over_time(every())
    assert (by_month, len(found), found[0], found[-1]) == (
        True,
        8,
        (date(2026, 11, 1), 2),
        (date(2027, 6, 1), 1),
    )


def test_how_long_before_the_start(event):
    session = make_session(event, days=60)
    for days in (0, 31.9, 32.1, 45.9, 46.1, 52.9, 53.1):
        book(session, f"P{days}", now=NOW + timedelta(days=days))
    assert queries.lead_times(every()) == [1, 2, 2, 2]


def test_small_numbers_are_left_out_of_the_tables(event):
    full_session(event, came=9, away=2)
    assert table("Wie er kwam").rows == [
        ("kwam", None),
        ("bleef weg", None),
        ("afwezig met bericht", 0),
        ("niet genoteerd", 0),
    ]
    assert table("Wie er kwam").total == 11


def test_nothing_at_all_is_told_as_nothing(db):
    assert [each.is_empty for each in tables_of(every(), now=NOW)] == [True] * 6


def test_figures_stay_when_people_are_forgotten(event):
    full_session(event)
    before = [(each.title, each.rows) for each in tables_of(every(), now=AFTER)]
    Attendee.objects.update(name="-", email="", link_nonce="", note="")
    assert [(each.title, each.rows) for each in tables_of(every(), now=AFTER)] == before
