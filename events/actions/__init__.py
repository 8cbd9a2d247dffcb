"""Everything that changes in this room. Each verb opens one transaction and locks one session (events.md 5.4)."""

from events.actions.answering import Learning, Said
from events.actions.booking import Contact, Outcome, Person, register
from events.actions.changes import accept, cancel, decline_offer, resend_links, substitute
from events.actions.inviting import invite, withdraw_invitation
from events.actions.naming import give_name, release_unnamed, remind_to_name, rename
from events.actions.on_behalf import admit, confirm_by_hand, overbook, refuse, register_on_behalf
from events.actions.planning import plan, plan_weekly
from events.actions.questions import answer, answer_as_contact, ask, change_question, move_up, stop_asking
from events.actions.seats import lapse_offers, promote, sweep, take_seats
from events.actions.sessions import announce, call_off, complete, edit, move, set_capacity

__all__ = [
    "Contact",
    "Learning",
    "Outcome",
    "Person",
    "Said",
    "accept",
    "admit",
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
    "edit",
    "give_name",
    "invite",
    "lapse_offers",
    "move",
    "move_up",
    "overbook",
    "plan",
    "plan_weekly",
    "promote",
    "refuse",
    "register",
    "register_on_behalf",
    "release_unnamed",
    "remind_to_name",
    "rename",
    "resend_links",
    "set_capacity",
    "stop_asking",
    "substitute",
    "sweep",
    "take_seats",
    "withdraw_invitation",
]
