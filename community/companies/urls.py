"""Addresses of companies: Mijn bedrijf, the way in, and the public profiles."""

from django.urls import path

from community.companies.views import coaching, mine, people, public

_COMPANY = "mijn/bedrijf/<slug:slug>/"

urlpatterns = [
    path("mijn/", mine.home, name="companies_home"),
    path("mijn/bedrijf/toevoegen/", mine.add, name="companies_add"),
    path("mijn/uitnodiging/<str:token>/", public.invitation, name="companies_invitation"),
    path(_COMPANY, mine.dashboard, name="companies_dashboard"),
    path(f"{_COMPANY}profiel/", mine.profile, name="companies_profile"),
    path(f"{_COMPANY}mensen/", people.members, name="companies_members"),
    path(f"{_COMPANY}mensen/<int:pk>/rol/", people.role, name="companies_role"),
    path(f"{_COMPANY}mensen/<int:pk>/verwijderen/", people.remove, name="companies_remove"),
    path(f"{_COMPANY}uitnodigingen/<int:pk>/opnieuw/", people.invitation_again, name="companies_invitation_again"),
    path(f"{_COMPANY}uitnodigingen/<int:pk>/intrekken/", people.invitation_revoke, name="companies_invitation_revoke"),
    path(f"{_COMPANY}verzoeken/<int:pk>/", people.join_request, name="companies_join_request"),
    path(f"{_COMPANY}coach/", coaching.coaches, name="companies_coaches"),
    path(f"{_COMPANY}coach/<int:pk>/stoppen/", coaching.end, name="companies_coach_end"),
    path(f"{_COMPANY}stoppen/", people.leave, name="companies_leave"),
    path("deelnemers/<slug:slug>/", public.company, name="companies_public"),
]
