"""Erasing a person whose traces stand under another address, on the disk, or who administers the site."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from wagtail.users.models import UserProfile

from accounts.errors import StillAdministrator
from accounts.models import User
from community.companies.enums import Role
from community.companies.models import Invitation
from events import actions
from events.models import Attendee, Registration
from privacy.actions import erase_person
from privacy.register import register
from tests.community.factories import make_company
from tests.events.factories import NOW, book, make_event, make_session, states
from tests.factories import make_staff, make_user
from tests.pagekit.factories import picture_bytes

ADDRESS = "zus@verdwijnt.example"


def test_administrator_of_the_site_is_refused_and_nothing_is_erased(tree):
    make_staff(ADDRESS)
    session = make_session(make_event(tree.nl))
    book(session, "Zus", email=ADDRESS)
    with pytest.raises(StillAdministrator):
        erase_person(email=ADDRESS, now=NOW)
    with pytest.raises(CommandError):
        call_command("erase_person", email=ADDRESS)
    assert states(session) == {"Zus": ("confirmed", 1)}
    User.objects.update(is_superuser=False)
    call_command("erase_person", email=ADDRESS, stdout=io.StringIO())
    assert (states(session), User.objects.count()) == ({"-": ("cancelled", None)}, 0)


def test_place_that_somebody_signed_in_asked_for_another_person_stays_that_persons(tree):
    user, session = make_user(ADDRESS), make_session(make_event(tree.nl))
    contact, people = actions.Contact("Bram", "bram@buur.example"), [actions.Person("Bram", "bram@buur.example")]
    actions.register(session, contact=contact, people=people, key=uuid4(), by=user, now=NOW)
    assert Registration.objects.get().user == user
    erase_person(email=ADDRESS, now=NOW)
    row = Registration.objects.get()
    assert (row.user, row.contact_name) == (None, "Bram")
    assert states(session) == {"Bram": ("confirmed", 1)}


def test_registration_that_a_colleague_made_for_somebody_else_keeps_its_people(tree):
    session = make_session(make_event(tree.nl))
    registration = book(session, "Anna").registration
    Registration.objects.update(registered_by=make_user(ADDRESS))
    erase_person(email=ADDRESS, now=NOW)
    registration.refresh_from_db()
    assert (registration.registered_by, registration.contact_name) == (None, "Anna")
    assert states(session) == {"Anna": ("confirmed", 1)}


def test_attendance_that_was_noted_stays_as_a_figure_without_the_person(tree):
    """Of a course of several days that still runs."""
    session = make_session(make_event(tree.nl))
    book(session, "Zus", email=ADDRESS)
    Attendee.objects.update(attendance="present")
    erase_person(email=ADDRESS, now=session.starts_at + timedelta(hours=1))
    assert Attendee.objects.values_list("name", "email", "link_nonce", "status", "attendance").get() == (
        "-",
        "",
        "",
        "confirmed",
        "present",
    )


def test_columns_that_stay_as_figures_are_declared_and_few():
    stay = {(each.model, column) for each in register.processings for column in each.figures}
    assert stay == {("events.Attendee", "attendance")}
    assert all(column in register.columns_of(model) for model, column in stay)


def test_invitation_that_was_accepted_from_another_address_goes_too(db):
    Invitation.objects.create(
        organisation=make_company(),
        email="prive@zus.example",
        role=Role.EMPLOYEE,
        token_hash="a" * 64,
        state="accepted",
        accepted_by=make_user(ADDRESS),
        sent_at=NOW,
        expires_at=NOW,
    )
    erase_person(email=ADDRESS, now=NOW)
    assert Invitation.objects.count() == 0


def test_picture_of_the_person_leaves_the_disk(db, django_capture_on_commit_callbacks, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    profile = UserProfile.objects.create(user=make_user(ADDRESS), avatar=ContentFile(picture_bytes(), name="ik.png"))
    name = profile.avatar.name
    assert default_storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(email=ADDRESS, now=NOW)
    assert not default_storage.exists(name)


def test_erasing_twice_finds_nothing_the_second_time(tree):
    make_user(ADDRESS)
    book(make_session(make_event(tree.nl)), "-", email=ADDRESS)  # a name that looks as if it were erased
    assert sum(erase_person(email=ADDRESS.upper(), now=NOW).values()) > 0
    assert not Attendee.objects.exclude(email="").exists()
    assert set(erase_person(email=ADDRESS, now=NOW).values()) == {0}
