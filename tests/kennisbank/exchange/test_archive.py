"""What an upload may hold; a bomb, a way out and a heap are refused at once."""

import pytest

from kennisbank.exchange.archive import MOST_BYTES, MOST_OF_ONE, pack, unpack
from kennisbank.exchange.errors import BadName, NotAnArchive, NothingInIt, TooLarge
from tests.kennisbank.exchange.files import make_document, make_file, make_zip


def test_archive_has_a_folder_for_each_language_and_is_the_same_every_time():
    documents = [make_document(), make_document(language="en")]
    assert pack(documents) == pack(documents)
    files = unpack("instrumenten.zip", pack(documents))
    assert [name for name, _content in files] == ["nl/vaste-leertijd.toml", "en/vaste-leertijd.toml"]


def test_one_file_is_itself():
    name, content = make_file()
    assert unpack(name, content) == [(name, content)]


def test_other_files_are_left_alone():
    name, content = make_file()
    assert unpack("a.zip", make_zip(("lees-mij.txt", b"hoi"), ("map/", b""), (name, content))) == [(name, content)]


@pytest.mark.parametrize("name", ["../x.toml", "/etc/x.toml", "a/../../x.toml", "..\\x.toml", "C:x.toml"])
def test_name_that_leads_out_is_refused(name):
    with pytest.raises(BadName):
        unpack("a.zip", make_zip((name, b"")))


@pytest.mark.parametrize("number", [200, 201])
def test_at_most_two_hundred_instruments(number):
    archive = make_zip(*((f"{each}.toml", b"x") for each in range(number)))
    if number == 200:
        assert len(unpack("a.zip", archive)) == 200
        return
    with pytest.raises(TooLarge):
        unpack("a.zip", archive)


@pytest.mark.parametrize(
    ("content", "allowed"),
    [(b"a" * 20_000, True), (b"a" * 40_000, False), (b"ab" * MOST_OF_ONE, False)],
)
def test_what_packs_too_well_is_a_bomb(content, allowed):
    archive = make_zip(("a.toml", content))
    if allowed:
        assert unpack("a.zip", archive) == [("a.toml", content)]
    else:
        with pytest.raises(TooLarge):
            unpack("a.zip", archive)


@pytest.mark.parametrize("content", [b"PK", b"PK\x03\x04 half", b"", b"geen zip"])
def test_broken_archive_is_refused(content):
    with pytest.raises(NotAnArchive):
        unpack("a.zip", content)


def test_archive_cut_off_or_damaged_is_refused():
    whole = make_zip(make_file())
    with pytest.raises(NotAnArchive):
        unpack("a.zip", whole[:-10])
    with pytest.raises(NotAnArchive):
        unpack("a.zip", whole[:80] + b"\xff\xff\xff" + whole[83:])


def test_archive_without_instruments_says_so():
    with pytest.raises(NothingInIt):
        unpack("a.zip", make_zip(("lees-mij.txt", b"hoi")))


def test_upload_has_an_end():
    with pytest.raises(TooLarge):
        unpack("a.toml", b"#" * (MOST_BYTES + 1))
