"""Staff of each role, and what the organiser's forms send."""

from uuid import uuid4

from django.contrib.auth.models import Group
from django.urls import reverse

from tests.factories import make_user


def make_role(role, email=None):
    """Somebody on the staff with `role`."""
    user = make_user(email or f"{role}@example.org", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


def sign_in(client, role):
    """Sign in a new member of staff with `role`; gives that person."""
    user = make_role(role)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


def url(name, session=None, attendee=None):
    """The address of an organiser's screen."""
    args = [session.reference] if session else []
    return reverse(f"organiser_{name}", args=[*args, attendee.uid] if attendee else args)


def plan_data(page, **changes):
    """A session planned as the form sends it."""
    return {
        "event": page.pk,
        "capacity": "12",
        "announced": "yes",
        "date": "2026-12-08",
        "start_time": "14:00",
        "end_time": "16:30",
        "attendance_mode": "in_person",
        "place_name": "De Smederij",
        "address": "Ambachtsstraat 4",
        "city": "Doetinchem",
        "join_url": "",
        "access": "public",
        "registration_opens_at": "",
        "registration_closes_at": "",
        "waiting_list": "on",
        "offer_hours": "48",
        "max_attendees": "4",
        "cancel_until_hours": "24",
        "key": str(uuid4()),
    } | changes


def behalf_data(**changes):
    """Two people registered by phone, as the form sends it."""
    return {
        "contact_name": "Anna Bakker",
        "contact_email": "anna@example.org",
        "organisation": "Staalbouw Oude IJssel",
        "language": "nl",
        "contact_comes": "on",
        "people": "Bram de Boer, bram@example.org",
        "overbook_reason": "",
        "tell": "on",
        "key": str(uuid4()),
    } | changes


def fields_of(response):
    """What the form of a page would send as it stands, so that a test can change one thing of it."""
    form, data = response.context["form"], {}
    for field in form:
        value = field.value()
        if getattr(field.field.widget, "input_type", "") == "checkbox" and not isinstance(value, list):
            if value:
                data[field.html_name] = "on"
            continue
        shown = field.field.widget.format_value(value)
        data[field.html_name] = shown[0] if isinstance(shown, list) else shown or ""
    return data
