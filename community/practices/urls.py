"""Addresses of practices in Mijn bedrijf; the published ones are pages under the kennisbank."""

from django.urls import path

from community.practices.views import detail, mine

_LIST = "mijn/bedrijf/<slug:slug>/praktijkvoorbeelden/"
_ONE = f"{_LIST}<uuid:reference>/"

urlpatterns = [
    path("mijn/praktijkvoorbeeld-delen/", mine.share, name="practices_share"),
    path(_LIST, mine.practice_list, name="practices_list"),
    path(f"{_LIST}nieuw/", mine.new, name="practices_new"),
    path(_ONE, detail.detail, name="practices_detail"),
    path(f"{_ONE}bewerken/", mine.edit, name="practices_edit"),
    path(f"{_ONE}weggooien/", mine.discard, name="practices_discard"),
    path(f"{_ONE}akkoord/", detail.agreement, name="practices_agree"),
    path(f"{_ONE}correctie/", detail.correction, name="practices_correction"),
    path(f"{_ONE}intrekken/", detail.withdrawal, name="practices_withdraw"),
]
