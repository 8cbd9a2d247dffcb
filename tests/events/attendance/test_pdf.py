"""A certificate as a PDF that can be read aloud, and what there is where no PDF can be made (issue 3: 11)."""

import re
import zlib
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils.translation import gettext
from PIL import ImageFile

from events.attendance import actions, pdf
from events.attendance.models import Certificate
from events.links import sign_attendee
from tests.events.factories import NOW, book

pytestmark = pytest.mark.django_db
needs_libraries = pytest.mark.skipif(not pdf.can_make_pdf(), reason="needs the libraries of WeasyPrint")


@pytest.fixture
def certificate(session):
    person = book(session, "Anna van den Berg").attendees[0]
    actions.mark(session, {person.pk: "present"}, by=None, now=session.starts_at)
    actions.issue(session, partial=False, by=None, now=session.ends_at)
    with time_machine.travel(session.ends_at, tick=False):
        yield Certificate.objects.select_related("attendee__session").get()


def page(certificate, name="attendance_certificate_pdf", person=None):
    return reverse(name, args=[sign_attendee(person or certificate.attendee), certificate.number])


def inside(made):
    """What stands in a PDF, unpacked."""
    found = [made]
    # Packed bytes may end on \r themselves: only the \n before "endstream" is none of them.
    for packed in re.findall(rb"stream\r?\n(.*?)\nendstream", made, re.S):
        try:
            found.append(zlib.decompressobj().decompress(packed))
        except zlib.error:
            found.append(packed)
    return b"\n".join(found)


@needs_libraries
def test_holder_gets_a_pdf_with_tags_language_and_title(client, certificate):
    assert page(certificate) in client.get(page(certificate, "attendance_certificate")).text
    response = client.get(page(certificate))
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="{certificate.number}.pdf"'
    assert response["Cache-Control"] == "no-store, private"
    assert response.content.startswith(b"%PDF-")
    unpacked = inside(response.content)
    for part in (b"/StructTreeRoot", b"/Marked true", b"/Lang (nl)", b'pdfuaid:part="1"', certificate.number.encode()):
        assert part in unpacked, part
    assert len(re.findall(rb"/Type /Page\b(?!s)", unpacked)) == 1


@needs_libraries
def test_english_certificate_says_that_it_is(client, certificate):
    assert b"/Lang (en)" in inside(client.get(f"/en{page(certificate)}").content)


def test_somebody_elses_and_a_revoked_one_are_not_found(client, certificate, session):
    other = book(session, "Bram", now=NOW).attendees[0]
    assert client.get(page(certificate, person=other)).status_code == 404
    actions.revoke(certificate, reason="Fout", by=None, now=NOW)
    assert client.get(page(certificate)).status_code == 404


@needs_libraries
def test_making_pdfs_is_throttled(client, certificate):
    answers = [client.get(page(certificate)).status_code for _try in range(31)]
    assert answers == [200] * 30 + [429]
    refused = client.get(page(certificate))
    assert gettext("Too often from this connection. Try again in an hour.") in refused.text
    with time_machine.travel(certificate.attendee.session.ends_at + timedelta(hours=1, seconds=1), tick=False):
        assert client.get(page(certificate)).status_code == 200


def test_without_the_libraries_the_page_is_there_to_print(client, certificate, monkeypatch):
    monkeypatch.setattr(pdf, "_weasyprint", lambda: None)
    shown = client.get(page(certificate, "attendance_certificate"))
    assert (shown.status_code, page(certificate) in shown.text) == (200, False)
    assert client.get(page(certificate)).status_code == 404


@needs_libraries
def test_making_a_pdf_leaves_damaged_pictures_refused():
    pdf._weasyprint.cache_clear()
    assert pdf.can_make_pdf()
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False


@needs_libraries
def test_a_pdf_fetches_nothing(caplog):
    made = pdf.to_pdf('<html lang="nl"><title>x</title><img src="http://127.0.0.1:9/x.png" alt="x"><p>y</p>')
    assert made.startswith(b"%PDF-")
    assert "disallowed protocol" in caplog.text
