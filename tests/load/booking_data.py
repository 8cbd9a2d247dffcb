"""For the measure of registering: what must be there before, what each registration asks, what is there afterwards."""

import sys

import django


def plain(*capacities: str) -> None:
    """An event of the plain reference for each capacity; prints their numbers."""
    from tests.load.plain_booking.models import Event

    for capacity in capacities:
        print(Event.objects.create(capacity=capacity).pk)


def ours(*capacities: str) -> None:
    """A session of the first event of the demonstration for each capacity; prints number and address of the form."""
    from datetime import timedelta

    from django.urls import reverse
    from django.utils import timezone

    from events import actions
    from events.queries import upcoming_entries

    now = timezone.now()
    page = next(entry.page for entry in upcoming_entries("nl", now=now) if not entry.session.is_called_off)
    for days, capacity in enumerate(capacities, 30):
        start = now + timedelta(days=days)
        session = actions.plan(
            page, starts_at=start, ends_at=start + timedelta(hours=2), capacity=int(capacity), now=now
        )
        print(session.pk, reverse("events_register", args=[page.slug, session.reference]), sep="\t")


def statements(session: str) -> None:
    """The statements of a whole POST for one person and for three, BEGIN and COMMIT too; gives the seats back."""
    from uuid import uuid4

    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse
    from django.utils import timezone

    from events.forms import sign_key
    from events.models import EventSession, Registration
    from privacy.bots import stamp

    settings.FORM_MIN_SECONDS = 0
    row = EventSession.objects.get(pk=session)
    client, address = (
        Client(headers={"host": "127.0.0.1"}),
        reverse("events_register", args=[row.event.slug, row.reference]),
    )
    for companions in (0, 0, 2):  # the first one warms up
        data = {"name": "Jo", "email": f"{uuid4().hex}@example.org", "key": sign_key(uuid4(), row.reference)}
        data |= {"form_opened": stamp(timezone.now()), "people-TOTAL_FORMS": companions, "people-INITIAL_FORMS": 0}
        data |= {f"people-{place}-name": f"Collega {place}" for place in range(companions)}
        with CaptureQueriesContext(connection) as captured:
            assert client.post(address, data).status_code == 302
        made = Registration.objects.filter(session=row)
        if made.count() > 1:
            print(len(captured))
    row.attendees.all().delete()
    made.delete()


def taken(*sessions: str) -> None:
    """How many seats of each session somebody holds."""
    from events.models import EventSession

    for session in sessions:
        print(EventSession.objects.get(pk=session).attendees.holding_a_seat().count())


if __name__ == "__main__":
    django.setup()
    {"plain": plain, "ours": ours, "statements": statements, "taken": taken}[sys.argv[1]](*sys.argv[2:])
