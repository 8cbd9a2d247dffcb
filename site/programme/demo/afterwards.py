"""What is left of the sessions of the demonstration: who was there, what companies promised, what people thought."""

import uuid
from datetime import timedelta

from django.conf import settings

from events.afterwards import actions
from events.afterwards.models import Commitment, EvaluationAnswer, FollowUp, Material
from events.attendance.actions import bulk_mark
from events.enums import Attendance

NAMESPACE = uuid.UUID("5b0e6a34-9c1d-4f5e-8a77-2f4f0f6f7b21")
PROMISED = (
    ("Elke maandag een kwartier de week doornemen met de ploeg", "Ploegbaas"),
    ("Een leermeester aanwijzen voor de twee nieuwe mensen", "Bedrijfsleider"),
    ("De meelooplijst invullen en na een maand bespreken", "Leermeester"),
    ("Eén fout per maand samen bekijken, zonder schuldvraag", "Eigenaar"),
)
TAKEN_ALONG = ("De meelooplijst.", "Dat anderen met hetzelfde zitten.", "Beginnen met één ploeg.", "")
DIFFERENT = ("Iets meer tijd aan tafel.", "", "Graag ook een keer in de ochtend.", "")

SUMMARY = """Wat we samen vonden

1. Begin met één ploeg, niet met het hele bedrijf.
2. Spreek af wie de nieuwe collega de eerste week meeneemt.
3. Bespreek na een maand wat beter kan.
"""


def hold(session, *, opinions: int) -> None:
    """Say for a session of the past who came, what three companies promised, what `opinions` people thought, and
    hand out two materials.

    Nobody is asked how far they are: people of a demonstration have no mailbox.
    """
    bulk_mark(session, Attendance.UNKNOWN, Attendance.PRESENT, by=None, now=session.over_at)
    for place, registration in enumerate(session.registrations.order_by("pk")[:3]):
        what, who = PROMISED[(session.pk + place) % len(PROMISED)]
        due = (session.over_at + timedelta(days=60)).date()
        row = actions.Promised(uuid.uuid5(NAMESPACE, registration.reference), what, who, due)
        actions.commit(registration, [row], email=registration.contact_email, now=session.over_at)
    FollowUp.objects.filter(registration__session=session).update(email="")
    people = session.attendees.filter(attendance=Attendance.PRESENT).order_by("pk")
    for place, attendee in enumerate(people[:opinions]):
        attendee.session = session
        words = TAKEN_ALONG[place % len(TAKEN_ALONG)], DIFFERENT[place % len(DIFFERENT)]
        opinion = actions.Opinion(5 - place % 3, place % 5 != 4, *words)
        actions.evaluate(attendee, opinion, now=session.over_at + timedelta(days=1))
    _hand_out(session)


def _hand_out(session):
    name, link = session.reference, f"{settings.WAGTAILADMIN_BASE_URL}/kennisbank/"
    summary, further = uuid.uuid5(NAMESPACE, f"{name} summary"), uuid.uuid5(NAMESPACE, f"{name} link")
    for given in (
        actions.HandedOut(summary, "Samenvatting van de middag", extension="txt", data=SUMMARY.encode()),
        actions.HandedOut(further, "Verder lezen in de kennisbank", url=link),
    ):
        actions.hand_out(session, given, by=None, now=session.over_at + timedelta(hours=1))


def remove(sessions) -> None:
    """Take away what is left of `sessions`, before they go themselves."""
    Commitment.objects.filter(session__in=sessions).delete()
    EvaluationAnswer.objects.filter(session__in=sessions).delete()
    Material.objects.filter(session__in=sessions).delete()
