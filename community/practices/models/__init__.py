"""What companies answer, what editors make of it, what is said on the way, and the published page."""

from community.practices.models.messages import PracticeMessage
from community.practices.models.pages import PracticeIndexPage, PracticePage, PracticeTag
from community.practices.models.submissions import PracticeSubmission
from community.practices.models.texts import PracticeText

__all__ = ["PracticeIndexPage", "PracticeMessage", "PracticePage", "PracticeSubmission", "PracticeTag", "PracticeText"]
