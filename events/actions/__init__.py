"""Everything that changes in this room. Each verb opens one transaction and locks one session (events.md 5.4)."""

from events.actions.again import lost_by_calling_off, register_again
from events.actions.answering import Learning, Said
from events.actions.booking import register
from events.actions.by_hand import admit_many, merge, put_before, write_note
from events.actions.changes import accept, cancel, decline_offer, resend_links, substitute
from events.actions.course import add_date, drop_date, move_date
from events.actions.feeds import renew_feed, stop_feed
from events.actions.inviting import invite, withdraw_invitation
from events.actions.language_help import offer_help
from events.actions.leading import name_lead, take_off_lead
from events.actions.naming import give_name, release_unnamed, remind_to_name, rename
from events.actions.on_behalf import admit, confirm_by_hand, overbook, refuse, register_on_behalf
from events.actions.people import Contact, Outcome, Person
from events.actions.planning import plan, plan_series
from events.actions.questions import answer, answer_as_contact, ask, change_question, move_up, stop_asking
from events.actions.reminders import remind
from events.actions.seats import lapse_offers, promote, sweep, take_seats
from events.actions.sessions import announce, call_off, complete, edit, edit_series, move, set_capacity
from events.actions.standby import do_not_stand_by, let_in, say_to_come, stand_by

__all__ = [
    "Contact",
    "Learning",
    "Outcome",
    "Person",
    "Said",
    "accept",
    "add_date",
    "admit",
    "admit_many",
    "announce",
    "answer",
    "answer_as_contact",
    "ask",
    "call_off",
    "cancel",
    "change_question",
    "complete",
    "confirm_by_hand",
    "decline_offer",
    "do_not_stand_by",
    "drop_date",
    "edit",
    "edit_series",
    "give_name",
    "invite",
    "lapse_offers",
    "let_in",
    "lost_by_calling_off",
    "merge",
    "move",
    "move_date",
    "move_up",
    "name_lead",
    "offer_help",
    "overbook",
    "plan",
    "plan_series",
    "promote",
    "put_before",
    "refuse",
    "register",
    "register_again",
    "register_on_behalf",
    "release_unnamed",
    "remind",
    "remind_to_name",
    "rename",
    "renew_feed",
    "resend_links",
    "say_to_come",
    "set_capacity",
    "stand_by",
    "stop_asking",
    "stop_feed",
    "substitute",
    "sweep",
    "take_off_lead",
    "take_seats",
    "withdraw_invitation",
    "write_note",
]
