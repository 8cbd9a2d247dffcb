"""Event pages, their dated sessions, and who takes part."""

from events.models.dates import SessionDate
from events.models.feeds import PersonalFeed
from events.models.invitations import SessionInvitation
from events.models.language_help import LanguageHelp
from events.models.leads import SessionLead
from events.models.pages import AgendaPage, EventInstrument, EventPage, EventPageTag, EventTheme
from events.models.questions import Answer, AnswerTotal, LearningQuestion, Needs, Question
from events.models.registrations import Attendee, Registration
from events.models.sessions import EventSession

__all__ = [
    "AgendaPage",
    "Answer",
    "AnswerTotal",
    "Attendee",
    "EventInstrument",
    "EventPage",
    "EventPageTag",
    "EventSession",
    "EventTheme",
    "LanguageHelp",
    "LearningQuestion",
    "Needs",
    "PersonalFeed",
    "Question",
    "Registration",
    "SessionDate",
    "SessionInvitation",
    "SessionLead",
]
