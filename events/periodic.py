"""What the clock does in this room: offers lapse, free places go to the waiting list, people are
reminded."""

from datetime import datetime, timedelta

from events import rules
from events.actions import release_unnamed, remind, remind_to_name, sweep
from events.errors import Busy
from events.queries import sessions_with_work, sessions_without_names
from outbox.registry import PeriodicJob, register_job


def sweep_offers(now: datetime) -> str:
    """Sweep each session that needs it, one transaction each, in the order of their numbers. A busy one waits for the
    next round.
    """
    lapsed = offered = busy = 0
    for session_id in sessions_with_work(now):
        try:
            closed, made = sweep(session_id, now=now)
        except Busy:
            busy += 1
            continue
        lapsed, offered = lapsed + closed, offered + made
    return f"{lapsed} offers lapsed, {offered} made, {busy} sessions busy"


def ask_for_names(now: datetime) -> str:
    """Ask for the names that are missing, and give up the places for which none came in time; busy ones wait."""
    asked = released = busy = 0
    soon = now + rules.NAMED_BEFORE + rules.REMINDED_TO_NAME
    for session in sessions_without_names(now, before=soon):
        try:
            if rules.may_name_later(session, now=now):
                asked += remind_to_name(session.pk, now=now)
            else:
                released += release_unnamed(session.pk, now=now)
        except Busy:
            busy += 1
    return f"{asked} contacts asked for names, {released} places given up, {busy} sessions busy"


def send_reminders(now: datetime) -> str:
    """Write the reminders and second calls that are due."""
    reminded, called = remind(now)
    return f"{reminded} reminded, {called} asked whether they still come"


register_job(PeriodicJob("events.sweep_offers", timedelta(minutes=5), sweep_offers))
register_job(PeriodicJob("events.remind", timedelta(minutes=10), send_reminders))
register_job(PeriodicJob("events.ask_for_names", timedelta(minutes=15), ask_for_names))
