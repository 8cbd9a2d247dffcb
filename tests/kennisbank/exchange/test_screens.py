"""The screens for taking instruments along and bringing them in."""

import re
import tomllib

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile

from kennisbank.models import InstrumentPage
from tests.factories import make_user
from tests.kennisbank.exchange.files import make_file, make_zip
from tests.kennisbank.factories import make_instrument

IMPORT, EXPORT = "/beheer/kennisbank/import/", "/beheer/kennisbank/export/"


@pytest.fixture
def editor(client, db):
    user = make_user("redactie@example.org")
    user.groups.add(Group.objects.get(name="redactie"))
    client.force_login(user)
    return user


def look(client, index, content, name="a.zip"):
    return client.post(IMPORT, {"index": index.pk, "file": SimpleUploadedFile(name, content)})


def hidden(answer):
    html = answer.content.decode()
    return dict(re.findall(r'<input type="hidden" name="(index|name|content|seen)" value="([^"]*)">', html))


def test_editor_looks_first_and_then_brings_in(kennisbank, editor, client):
    make_instrument(kennisbank, "Oud", slug="oud")
    archive = make_zip(make_file(), make_file(slug="oud", title="Oud", summary="Anders."), ("stuk.toml", b"="))
    answer = look(client, kennisbank, archive)
    html = answer.content.decode()
    assert "<strong>nieuw</strong>" in html
    assert re.search(r"<strong>gewijzigd</strong>: [^<]*in het kort", html)
    assert "Dit is geen TOML" in html
    assert InstrumentPage.objects.count() == 1
    told = client.post(IMPORT, hidden(answer), follow=True).content.decode()
    assert "2 instrumenten zijn binnengehaald als concept." in told
    assert InstrumentPage.objects.get(slug="vaste-leertijd").live is False
    assert client.get(f"/beheer/pages/{InstrumentPage.objects.get(slug='vaste-leertijd').pk}/edit/").status_code == 200


def test_what_changed_meanwhile_is_shown_again(kennisbank, editor, client):
    first = hidden(look(client, kennisbank, make_zip(make_file())))
    make_instrument(kennisbank, "Vaste leertijd", slug="vaste-leertijd")
    answer = client.post(IMPORT, first)
    assert "Iemand heeft intussen iets gewijzigd." in answer.content.decode()
    assert hidden(answer)["seen"] != first["seen"]
    assert InstrumentPage.objects.get().latest_revision is None


def test_same_button_twice_writes_once(kennisbank, editor, client):
    carried = hidden(look(client, kennisbank, make_zip(make_file())))
    client.post(IMPORT, carried)
    client.post(IMPORT, carried)
    assert InstrumentPage.objects.get().revisions.count() == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04", "Deze .zip is niet te openen."),
        (make_zip(("../x.toml", b"")), "is geen naam van een bestand in een .zip"),
        (make_zip(*((f"{n}.toml", b"") for n in range(201))), "Dit is te groot: hoogstens 200 instrumenten."),
        (make_zip(("x.toml", b"a" * 400_000)), "Dit is te groot: hoogstens 500 kB voor één instrument."),
        (b"", "Het verstuurde bestand is leeg."),
    ],
)
def test_wrong_file_gets_a_clear_answer(kennisbank, editor, client, content, told):
    assert told in look(client, kennisbank, content).content.decode()
    assert InstrumentPage.objects.count() == 0


@pytest.mark.parametrize(
    "changes", [{"content": "%%%"}, {"content": ""}, {"index": "999999"}, {"index": "x"}, {"name": ""}]
)
def test_odd_confirmation_changes_nothing(kennisbank, editor, client, changes):
    carried = hidden(look(client, kennisbank, make_zip(make_file()))) | changes
    assert client.post(IMPORT, carried).status_code == 302
    assert InstrumentPage.objects.count() == 0


def test_one_is_a_readable_file_and_more_are_an_archive(kennisbank, editor, client):
    one, two = make_instrument(kennisbank, "Een"), make_instrument(kennisbank, "Twee")
    answer = client.get(EXPORT, {"key": one.pk})
    assert answer["Content-Disposition"] == 'attachment; filename="een.toml"'
    assert tomllib.loads(answer.content.decode())["title"] == "Een"
    answer = client.get(EXPORT, {"key": [one.pk, two.pk]})
    assert (answer["Content-Type"], answer.content[:2]) == ("application/zip", b"PK")


@pytest.mark.parametrize("key", [[], ["x"], ["²"], ["9" * 30], ["-1"]])
def test_nothing_chosen_leads_back(kennisbank, editor, client, key):
    answer = client.get(EXPORT, {"key": key}, follow=True)
    assert "Er is niets gekozen." in answer.content.decode()


def test_page_has_a_button_and_who_may_not_sees_nothing(kennisbank, editor, client):
    page = make_instrument(kennisbank)
    assert f"{EXPORT}?key={page.pk}" in client.get(f"/beheer/pages/{page.pk}/edit/").content.decode()
    coach = make_user("coach@example.org")
    coach.groups.add(Group.objects.get(name="coach"))
    client.force_login(coach)
    assert [client.get(each).status_code for each in ("/beheer/kennisbank/", EXPORT, IMPORT)] == [302, 302, 302]


@pytest.mark.parametrize("number", [3, 30])
def test_list_asks_as_much_for_3_as_for_30(kennisbank, editor, client, number, django_assert_num_queries):
    for each in range(number):
        make_instrument(kennisbank, f"Instrument {each}")
    client.get("/beheer/kennisbank/")
    with django_assert_num_queries(11):
        client.get("/beheer/kennisbank/")
