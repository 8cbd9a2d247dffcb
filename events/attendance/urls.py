"""Addresses of attendance beside those of the organiser."""

from django.urls import path

from events.attendance.views.certificates import certificate, verify
from events.attendance.views.online import online

urlpatterns = [
    path("aanmelding/<str:link>/online/", online, name="attendance_online"),
    path("aanmelding/<str:link>/certificaat/<slug:number>/", certificate, name="attendance_certificate"),
    path("certificaat/", verify, name="attendance_verify_form"),
    path("certificaat/<slug:code>/", verify, name="attendance_verify"),
]
