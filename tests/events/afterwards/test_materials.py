"""Materials: put by the organiser, read by who came, until two months after the session."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse
from wagtail.models import ModelLogEntry

from events import actions as core
from events.afterwards.actions import HandedOut, hand_out, take_back
from events.afterwards.errors import NotOpenForMaterials, TooManyMaterials
from events.afterwards.models import Material, MaterialContent
from tests.events.afterwards.after import DAY, a_file, a_link, came, handed_out, link_of
from tests.events.factories import NOW, make_session
from tests.events.organisers import sign_in
from tests.factories import make_user

SECOND = timedelta(seconds=1)
PDF = b"%PDF-1.7 stuk"
ZIP = b"PK\x03\x04 stuk"


def at(session, days=0):
    return time_machine.travel(session.over_at + days * DAY, tick=False)


def file_of(found, row=None):
    return reverse(
        "afterwards_material", args=[link_of(found), (row or Material.objects.exclude(extension="").get()).uid]
    )


def screen(session):
    return reverse("afterwards_materials", args=[session.reference])


def day(number):
    """The start of a session that day."""
    return NOW + timedelta(days=1 + number / 24)


def test_who_came_finds_them_by_the_own_link_and_saves_the_file(client, session):
    handed_out(session)
    anna = came(session, "Anna").attendees.get()
    with at(session):
        text = client.get(reverse("events_manage", args=[link_of(anna)])).text
        assert 'href="https://example.org/lezen"' in text
        assert f'href="{file_of(anna)}"' in text
        response = client.get(file_of(anna))
    assert response.content == b"Wat we deden"
    assert response["Content-Disposition"] == 'attachment; filename="verslag.txt"'
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "no-store, private"


def test_contact_finds_them_when_one_of_the_party_came(client, session):
    handed_out(session)
    registration = came(session, "Anna", "Bram", attendance="absent")
    with at(session):
        assert client.get(file_of(registration)).status_code == 404
        registration.attendees.filter(name="Bram").update(attendance="partial")
        assert client.get(file_of(registration)).status_code == 200


@pytest.mark.parametrize("attendance", ["unknown", "absent", "excused"])
def test_who_did_not_come_finds_nothing(client, session, attendance):
    handed_out(session)
    anna = came(session, "Anna", attendance=attendance).attendees.get()
    with at(session):
        assert client.get(file_of(anna)).status_code == 404
        text = client.get(reverse("events_manage", args=[link_of(anna)])).text
    assert "example.org/lezen" not in text
    assert "Verslag" not in text


def test_file_of_another_session_or_a_link_is_not_found(client, event, session):
    other = handed_out(make_session(event), a_file("Van anderen"))
    handed_out(session, a_link())
    anna = came(session, "Anna").attendees.get()
    with at(session):
        for row in (Material.objects.get(session=other), Material.objects.get(session=session)):
            assert client.get(file_of(anna, row)).status_code == 404
        nobodys = reverse("afterwards_material", args=["x", Material.objects.get(session=other).uid])
        assert client.get(nobodys).status_code == 404
        assert client.get(reverse("afterwards_material", args=[link_of(anna), uuid4()])).status_code == 404


def test_file_opens_by_get_only_and_until_two_months_after(client, session):
    handed_out(session)
    anna = came(session, "Anna").attendees.get()
    address, seen = file_of(anna), []
    for moment in (session.starts_at - SECOND, session.starts_at, session.over_at + 60 * DAY - SECOND):
        with time_machine.travel(moment, tick=False):
            seen.append(client.get(address).status_code)
    with at(session, 60):
        seen.append(client.get(address).status_code)
        seen.append(client.post(address).status_code)
    assert seen == [404, 200, 200, 404, 405]


def test_called_off_session_gives_nothing(client, session):
    handed_out(session)
    anna = came(session, "Anna").attendees.get()
    type(session).objects.filter(pk=session.pk).update(status="cancelled")
    with at(session):
        assert client.get(file_of(anna)).status_code == 404


@pytest.mark.parametrize("number", [3, 30])
def test_my_sessions_costs_the_same_for_every_number(client, event, number, asks):
    user = make_user("anna@example.org")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    for place in range(number):
        session = make_session(event, starts_at=day(place))
        handed_out(session, a_file(f"Verslag {place}"), a_link(f"Lezen {place}"))
        came(session, "Anna")
    missed = handed_out(make_session(event, starts_at=day(1)), a_file("Gemist"))
    came(missed, "Anna", attendance="absent")
    with time_machine.travel(day(100), tick=False):
        text = client.get(reverse("events_mine")).text
        assert [f"Lezen {place}</a>" in text for place in range(number)] == [True] * number
        assert "Gemist" not in text
        asks(reverse("events_mine"), first=16, again=11)


def test_link_under_my_sessions_saves_the_file(client, session):
    handed_out(session)
    came(session, "Anna")
    user = make_user("anna@example.org")
    with at(session):
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        links = re.findall(r'href="(/aanmelding/[^"]+/materiaal/[^"]+)"', client.get(reverse("events_mine")).text)
        assert [client.get(link).content for link in links] == [b"Wat we deden"]


def test_handed_out_once_for_a_key_and_logged(session):
    row = a_file()
    assert [hand_out(session, row, by=None, now=session.over_at) for _press in range(2)] == [True, False]
    assert bytes(MaterialContent.objects.get().data) == b"Wat we deden"
    assert ModelLogEntry.objects.get(action="afterwards.hand_out").data == {"material": Material.objects.get().pk}


def test_open_from_the_start_until_two_months_after(session):
    for moment in (session.starts_at - SECOND, session.over_at + 60 * DAY):
        with pytest.raises(NotOpenForMaterials):
            hand_out(session, a_link(), by=None, now=moment)
    core.call_off(session, now=session.starts_at - DAY)
    with pytest.raises(NotOpenForMaterials):
        hand_out(session, a_link(), by=None, now=session.over_at)
    assert Material.objects.count() == 0


def test_twenty_is_enough(session):
    handed_out(session, *[a_link(f"Nummer {number}") for number in range(20)])
    with pytest.raises(TooManyMaterials):
        hand_out(session, a_link(), by=None, now=session.over_at)


def test_database_refuses_a_link_that_is_a_file_too(session):
    both = HandedOut(uuid4(), "Beide", "https://example.org/", "txt", b"x")
    with pytest.raises(IntegrityError, match="afterwards_link_or_file"):
        hand_out(session, both, by=None, now=session.over_at)


def test_organiser_adds_twice_and_removes_twice(client, session):
    with at(session):
        user = sign_in(client, "organisatie")
        key = str(uuid4())
        for _press in range(2):
            sent = {"title": "Dia's", "url": "", "key": key, "file": SimpleUploadedFile("Kees.PDF", PDF)}
            assert client.post(screen(session), sent).url == screen(session)
        row = Material.objects.get()
        assert (row.title, row.extension, row.size, row.file_name) == ("Dia's", "pdf", 13, "dias.pdf")
        other = client.post(screen(session), {"remove": "onzin"})
        assert other.status_code == 404
        for _press in range(2):
            assert client.post(screen(session), {"remove": str(row.uid)}).status_code == 302
    assert (Material.objects.count(), MaterialContent.objects.count()) == (0, 0)
    assert ModelLogEntry.objects.get(action="afterwards.take_back").user == user


def test_material_of_another_session_stays(event, session):
    handed_out(session, a_link())
    assert take_back(make_session(event), Material.objects.get().uid, by=None) is False
    assert Material.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "data", "fields", "fits"),
    [
        ("dia.pdf", PDF, {}, True),
        ("lijst.XLSX", ZIP, {}, True),
        ("tekst.txt", b"Hallo", {}, True),
        ("dia.pdf", b"MZ programma", {}, False),
        ("lijst.xlsx", PDF, {}, False),
        ("tekst.csv", b"MZ\0\0", {}, False),
        ("pagina.html", b"<script>", {}, False),
        ("pdf", PDF, {}, False),
        ("leeg.pdf", b"", {}, False),
        ("groot.pdf", PDF + b"0" * 10 * 1024 * 1024, {}, False),
        ("dia.pdf", PDF, {"title": ""}, False),
        ("dia.pdf", PDF, {"url": "https://example.org/"}, False),
        ("", b"", {}, False),
        ("", b"", {"url": "https://example.org/"}, True),
        ("", b"", {"url": "javascript:alert(1)"}, False),
        ("", b"", {"url": "ftp://example.org/"}, False),
    ],
)
def test_form_takes_a_link_or_a_file_that_is_what_it_says(client, session, name, data, fields, fits):
    sent = {"title": "Verslag", "url": "", "key": str(uuid4())} | fields
    if name:
        sent["file"] = SimpleUploadedFile(name, data)
    with at(session):
        sign_in(client, "organisatie")
        assert client.post(screen(session), sent).status_code == (302 if fits else 200)
    assert Material.objects.count() == int(fits)
