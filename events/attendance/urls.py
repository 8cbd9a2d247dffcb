"""Addresses of attendance beside those of the organiser."""

from django.urls import path

from events.attendance.views.certificates import certificate, certificate_pdf, verify
from events.attendance.views.online import online

urlpatterns = [
    path("aanmelding/<str:link>/online/", online, name="attendance_online"),
    path("aanmelding/<str:link>/certificaat/<slug:number>/", certificate, name="attendance_certificate"),
    path("aanmelding/<str:link>/certificaat/<slug:number>/pdf/", certificate_pdf, name="attendance_certificate_pdf"),
    path("certificaat/", verify, name="attendance_verify_form"),
    path("certificaat/<slug:code>/", verify, name="attendance_verify"),
]
