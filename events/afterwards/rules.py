"""Windows and moments after a session: pure answers, with the clock passed in."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from events.afterwards.enums import Round
from events.enums import CAME, HELD, AttendeeStatus
from events.models import Attendee, EventSession
from events.rules import wall_time
from pagekit.dates import local

MOST_COMMITMENTS = 5  # of one company in one session: one to three is what we ask for
ROWS_SHOWN = 3
COMMITMENTS_UNTIL = timedelta(days=14)
FOLLOWED_FOR = timedelta(days=120)
ASKED_WITHIN = timedelta(days=14)  # a worker that was away asks late, but not ages later
EVALUATED_WITHIN = timedelta(days=30)
EVALUATION_ASKED_WITHIN = timedelta(days=8)  # attendance is often noted days later
MORNING = time(9)
MOST_MATERIALS = 20
MATERIALS_KEPT_FOR = timedelta(days=60)  # as long as the own link opens
MATERIALS_TOLD_AFTER = timedelta(hours=1)  # since the last one: several in a row are one mail
MATERIALS_TOLD_WITHIN = timedelta(days=8)  # since the last one: attendance is often noted days later
MATERIALS_TOLD_UNTIL = timedelta(days=30)  # since the session; the outbox knows as long that it was told


def may_commit(session: EventSession, *, now: datetime) -> bool:
    """Whether commitments can be written down: from the start of the session until 14 days after its last date."""
    return session.status in HELD and session.starts_at <= now < session.over_at + COMMITMENTS_UNTIL


def may_commit_by_hand(session: EventSession, *, now: datetime) -> bool:
    """Whether the organiser can write commitments down: as long as it is asked how far they are."""
    return session.status in HELD and session.starts_at <= now < session.over_at + FOLLOWED_FOR


def first_due_day(session: EventSession) -> date:
    """The earliest day by which something can be promised: that of the session."""
    return local(session.starts_at).date()


def last_due_day(now: datetime) -> date:
    """The last day by which something can be promised: two years from `now`."""
    return local(now).date() + timedelta(days=730)


def morning_after(session: EventSession, days: int) -> datetime:
    """Nine o'clock on the clock on the wall, `days` days after the day on which `session` was over."""
    day = session.over_at.astimezone(ZoneInfo(session.timezone)).date() + timedelta(days=days)
    return wall_time(datetime.combine(day, MORNING), session.timezone)


def round_to_ask(session: EventSession, *, now: datetime) -> Round | None:
    """The round of which the mail is due at `now`: from its morning, two weeks long. None for a session called off."""
    if session.status not in HELD:
        return None
    return next((each for each in Round if _is_due(morning_after(session, each), now)), None)


def periods_to_ask(now: datetime) -> list[tuple[datetime, datetime]]:
    """When sessions were over of which a round may be due at `now`; a day too wide on both sides, for the clocks."""
    day = timedelta(days=1)
    return [(now - each * day - ASKED_WITHIN - day, now - each * day + day) for each in Round]


def _is_due(moment: datetime, now: datetime) -> bool:
    return moment <= now < moment + ASKED_WITHIN


def round_now(session: EventSession, *, now: datetime) -> Round | None:
    """The round in which an answer at `now` counts: the last one that began. None before the first and after 120
    days.
    """
    if session.status not in HELD or now >= session.over_at + FOLLOWED_FOR:
        return None
    return max((each for each in Round if morning_after(session, each) <= now), default=None)


def may_evaluate(attendee: Attendee, session: EventSession, *, now: datetime) -> bool:
    """Whether `attendee` can say how `session` was: was there, it is over, and not longer than 30 days."""
    came = attendee.status == AttendeeStatus.CONFIRMED and attendee.attendance in CAME
    return came and session.status in HELD and session.over_at <= now < session.over_at + EVALUATED_WITHIN


def asks_to_evaluate(session: EventSession, *, now: datetime) -> bool:
    """Whether it is time to ask who came how it was: from the next morning at nine until eight days after."""
    is_time = morning_after(session, 1) <= now < session.over_at + EVALUATION_ASKED_WITHIN
    return is_time and session.status in HELD


def may_hand_out(session: EventSession, *, now: datetime) -> bool:
    """Whether materials can be put with `session`: from its start until two months after its last date."""
    return session.status in HELD and session.starts_at <= now < session.over_at + MATERIALS_KEPT_FOR


def may_read_materials(attendee: Attendee, session: EventSession, *, now: datetime) -> bool:
    """Whether `attendee` gets the materials of `session`: was there, and not longer ago than they are kept."""
    came = attendee.status == AttendeeStatus.CONFIRMED and attendee.attendance in CAME
    return came and may_hand_out(session, now=now)
