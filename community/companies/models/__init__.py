"""Companies, who belongs to them, who is asked to, and the page on which they show themselves."""

from community.companies.models.coaching import CoachAccess
from community.companies.models.invitations import Invitation, JoinRequest
from community.companies.models.memberships import Membership
from community.companies.models.organisations import Organisation
from community.companies.models.pages import ParticipantsPage

__all__ = ["CoachAccess", "Invitation", "JoinRequest", "Membership", "Organisation", "ParticipantsPage"]
