"""Series and courses: dates on the clock on the wall, planned all or none, and each date of a course by its entry."""

from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from uuid import uuid4

import pytest

from events import actions, errors, rules
from events.dates import holiday, repeated
from events.models import EventSession
from tests.events.factories import NOW, make_event, make_session
from tests.events.organisers import fields_of, plan_data, url
from tests.events.racing import Race
from tests.factories import make_site_tree

START = datetime(2026, 12, 7, 13, 0, tzinfo=UTC)
HOUR, WEEK = timedelta(hours=1), timedelta(weeks=1)


def test_every_first_tuesday_and_every_last_thursday():
    assert repeated(date(2026, 12, 1), "monthly", times=3) == [date(2026, 12, 1), date(2027, 1, 5), date(2027, 2, 2)]
    assert repeated(date(2026, 12, 31), "monthly", times=3) == [
        date(2026, 12, 31),
        date(2027, 1, 28),
        date(2027, 2, 25),
    ]
    assert repeated(date(2026, 10, 15), "two_weeks", until=date(2026, 11, 12)) == [
        date(2026, 10, 15),
        date(2026, 10, 29),
        date(2026, 11, 12),
    ]
    assert len(repeated(date(2026, 10, 15), "weekly", until=date(9999, 1, 1))) == 61


def test_weekly_keeps_the_time_on_the_clock_when_summer_time_ends():
    days = repeated(date(2026, 10, 22), "weekly", times=2)
    moments = [rules.wall_time(datetime.combine(day, time(9, 30))) for day in days]
    assert moments == [datetime(2026, 10, 22, 7, 30, tzinfo=UTC), datetime(2026, 10, 29, 8, 30, tzinfo=UTC)]


def test_dutch_holidays():
    easters = (date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25))
    assert {holiday(day) for day in easters} == {"Eerste Paasdag"}
    named = [date(2027, 4, 27), date(2027, 5, 6), date(2027, 5, 17), date(2025, 4, 26)]
    assert all(holiday(day) for day in named)
    assert [holiday(day) for day in (date(2025, 4, 27), date(2026, 12, 8))] == ["", ""]


@pytest.mark.django_db
class TestPlanning:
    def preview(self, client, event, **changes):
        data = plan_data(event, repeats="series", pattern="weekly", **changes)
        return client.post(url("plan"), data)

    def dates_of(self, page):
        """What the page with all dates would send as it stands."""
        data = dict(fields_of(page)) | {"form-INITIAL_FORMS": "0"}
        rows = page.context["meetings"].forms
        data["form-TOTAL_FORMS"] = str(len(rows))
        for row in rows:
            data |= {row[name].html_name: str(row[name].value() or "") for name in ("date", "start_time", "end_time")}
            data[row["which_hour"].html_name] = row["which_hour"].value() or ""
        return data

    def test_weekly_over_the_end_of_summer_time_in_spring_as_seen_before_saving(self, organiser, client, event):
        page = self.preview(client, event, date="2027-03-25", start_time="09:30", end_time="11:00", times="2")
        assert EventSession.objects.count() == 0
        for _click in range(2):
            assert client.post(url("plan"), self.dates_of(page)).status_code == 302
        starts = list(EventSession.objects.values_list("starts_at", flat=True))
        assert starts == [datetime(2027, 3, 25, 8, 30, tzinfo=UTC), datetime(2027, 4, 1, 7, 30, tzinfo=UTC)]
        assert EventSession.objects.values("series").distinct().count() == 1

    def test_skipped_hour_is_refused_and_nothing_is_saved(self, organiser, client, event):
        page = self.preview(client, event, date="2027-03-21", start_time="02:30", end_time="04:00", times="2")
        assert [sorted(row.errors) for row in page.context["meetings"].forms] == [[], ["start_time"]]
        assert client.post(url("plan"), self.dates_of(page)).status_code == 200
        assert EventSession.objects.count() == 0
        left_out = self.dates_of(page) | {"form-1-leave_out": "on"}
        assert client.post(url("plan"), left_out).status_code == 302
        assert EventSession.objects.count() == 1

    def test_hour_that_comes_twice_asks_which(self, organiser, client, event):
        page = self.preview(client, event, date="2027-10-24", start_time="02:30", end_time="04:00", times="2")
        row = page.context["meetings"].forms[1]
        assert (row.asks_which_hour, sorted(row.errors)) == (True, ["which_hour"])
        client.post(url("plan"), self.dates_of(page) | {"form-1-which_hour": "1"})
        starts = EventSession.objects.order_by("starts_at").values_list("starts_at", flat=True)
        assert starts[1] == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)

    def test_holiday_is_a_warning_and_a_date_can_be_moved(self, organiser, client, event):
        page = self.preview(client, event, date="2026-12-18", times="2")
        assert [bool(row.warning) for row in page.context["meetings"].forms] == [False, True]
        client.post(url("plan"), self.dates_of(page) | {"form-1-date": "2026-12-28"})
        last = EventSession.objects.order_by("starts_at").last()
        assert last.starts_at == datetime(2026, 12, 28, 13, 0, tzinfo=UTC)

    @pytest.mark.parametrize("typed", [{}, {"times": "1"}, {"times": "61"}, {"until": "2026-12-09"}, {"until": "x"}])
    def test_odd_numbers_of_dates_are_refused(self, organiser, client, event, typed):
        response = self.preview(client, event, **typed)
        assert {"times", "until"} & set(response.context["form"].errors)

    def test_course_is_one_session_with_all_dates(self, organiser, client, event):
        page = client.post(url("plan"), plan_data(event, repeats="course", pattern="two_weeks", times="3"))
        client.post(url("plan"), self.dates_of(page))
        session = EventSession.objects.get()
        assert session.further_dates.count() == 2
        assert session.over_at == session.ends_at + 4 * WEEK

    def test_registration_closes_as_long_before_each_date(self, event):
        start = datetime(2027, 3, 25, 8, 30, tzinfo=UTC)
        closes = datetime(2027, 3, 24, 16, 0, tzinfo=UTC)
        meetings = [(start, start + HOUR), (start + WEEK - HOUR, start + WEEK)]
        _first, second = actions.plan_series(
            event, meetings, key=uuid4(), capacity=5, now=NOW, registration_closes_at=closes
        )
        assert second.registration_closes_at == datetime(2027, 3, 31, 15, 0, tzinfo=UTC)

    def test_impossible_date_leaves_nothing(self, event):
        with pytest.raises(errors.WrongTimes):
            actions.plan_series(event, [(START, START + HOUR), (START + WEEK, START)], key=uuid4(), capacity=5, now=NOW)
        assert EventSession.objects.count() == 0


@pytest.mark.django_db
class TestChangingASeries:
    @pytest.fixture
    def series(self, event):
        meetings = [(START + n * WEEK, START + n * WEEK + HOUR) for n in range(3)]
        return actions.plan_series(event, meetings, key=uuid4(), capacity=5, now=NOW)

    def test_rules_of_the_later_ones_change_along_and_the_report_says_which_not(self, organiser, client, series):
        first, second, third = series
        actions.edit(third, registration_opens_at=third.starts_at - HOUR, now=NOW)
        closes = {"registration_closes_at": first.starts_at - HOUR, "offer_hours": 12}
        report = actions.edit_series(second, now=NOW, **closes)
        assert [row.pk for row in report.changed] == [second.pk, third.pk]
        data = fields_of(client.get(url("rules", first))) | {"offer_hours": "9", "whole_series": "on"}
        client.post(url("rules", first), data)
        assert list(EventSession.objects.order_by("pk").values_list("offer_hours", flat=True)) == [9, 9, 9]

    def test_called_off_one_stays_as_it_is(self, series):
        actions.call_off(series[1], now=NOW)
        report = actions.edit_series(series[0], now=NOW, offer_hours=9)
        assert [row.pk for row in report.changed] == [series[0].pk, series[2].pk]

    def test_one_that_cannot_is_told_with_its_reason(self, series):
        report = actions.edit_series(series[0], now=NOW, max_attendees=0)
        assert (report.changed, len(report.refused)) == ([], 3)
        assert isinstance(report.refused[0][1], errors.WrongDetails)

    def test_page_of_the_event_shows_them_together(self, client, event, series):
        lone = make_session(event, starts_at=START + timedelta(days=1))
        groups = client.get(event.url).context["groups"]
        assert [[row.pk for row in group] for group in groups] == [[row.pk for row in series], [lone.pk]]


@pytest.mark.django_db(transaction=True)
def test_form_sent_five_times_at_once_plans_one_series(transactional_db, tmp_path):
    event, race, key = make_event(make_site_tree().nl), Race(tmp_path), uuid4()
    meetings = [(START + n * WEEK, START + n * WEEK + HOUR) for n in range(3)]
    plan = partial(actions.plan_series, event, meetings, key=key, capacity=5, now=NOW)
    answers = race.times(5, lambda _place: sorted(row.pk for row in plan()))
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert len({tuple(answer) for answer in answers}) == 1
    assert race.after(EventSession.objects.count) == 3
