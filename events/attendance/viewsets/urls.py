"""The addresses of the organiser's screens of attendance."""

from django.urls import path

from events.attendance.viewsets import afterwards, door, standbys
from events.viewsets.urls import SESSION

DOOR = f"{SESSION}check-in/"

urlpatterns = [
    path(DOOR, door.DoorList.as_view(), name="attendance_door"),
    path(f"{DOOR}scans/", door.ReceiveScans.as_view(), name="attendance_scans"),
    path(f"{DOOR}worker.js", door.DoorWorker.as_view(), name="attendance_worker"),
    path(f"{DOOR}walk-in/", door.WalkIn.as_view(), name="attendance_walk_in"),
    path(f"{SESSION}stand-bys/", standbys.StandBys.as_view(), name="attendance_standbys"),
    path(f"{SESSION}attendance/", afterwards.NoteAttendance.as_view(), name="attendance_note"),
    path(f"{SESSION}badges/", afterwards.NameBadges.as_view(), name="attendance_badges"),
    path(f"{SESSION}certificates/", afterwards.Certificates.as_view(), name="attendance_certificates"),
    path(
        f"{SESSION}certificates/<slug:number>/revoke/",
        afterwards.RevokeCertificate.as_view(),
        name="attendance_revoke",
    ),
]
