"""The address that is a list: what goes in comes out, what is not ours is refused, what does not fit is refused."""

import uuid
from base64 import urlsafe_b64encode

import pytest
from django.core import signing

from kennisbank.shortlist.contents import Contents, Item
from kennisbank.shortlist.errors import AddressTooLong, DamagedLink, TooLong
from kennisbank.shortlist.links import MOST_CHARACTERS, SALT, list_url, open_link, open_pasted, sign

NOTE = "Begin hier — “eerst” de ploeg van Łukasz; <b>dan</b> de rest & ’t kantoor"
LIST = Contents("Voor dinsdag", (Item("i", "a" * 22, NOTE), Item("s", "abcdefgh23")))


def random_key():
    return urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")


def signed(value):
    return signing.Signer(salt=SALT).sign_object(value, compress=True)


def test_list_comes_out_of_its_address_as_it_went_in():
    assert open_link(sign(LIST)) == LIST
    assert sign(LIST) == sign(LIST)  # no moment in it: the same list is the same address


def test_address_of_twenty_items_fits_in_a_code_to_scan():
    full = Contents("", tuple(Item("i", random_key()) for _ in range(20)))
    assert len(list_url(full, "nl")) < 1000


@pytest.mark.parametrize("place", [0, 5, 30, -30, -1])
def test_one_changed_sign_makes_an_address_damaged(place):
    text = sign(LIST)
    wrong = "b" if text[place] != "b" else "c"
    with pytest.raises(DamagedLink):
        open_link(text[:place] + wrong + text[place:][1:])


@pytest.mark.parametrize(
    "text",
    ["", "x", ":", "a:b", "é", "\udcff", sign(LIST)[:-1], sign(LIST)[1:]],
)
def test_text_that_is_not_ours_is_damaged(text):
    with pytest.raises(DamagedLink):
        open_link(text)


def test_what_another_room_signed_is_damaged():
    with pytest.raises(DamagedLink):
        open_link(signing.dumps([1, "", []], salt="other"))


@pytest.mark.parametrize(
    "value",
    [[2, "", []], [1, ""], 7, None, [1, "", [["i"]]], [1, "", [["i", "k", "n", "more"]]], [1, "", [["i", "k"]] * 21]],
)
def test_list_of_another_shape_or_version_is_damaged(value):
    with pytest.raises(DamagedLink):
        open_link(signed(value))


def test_list_with_too_many_words_gets_no_address():
    noted = [Item("i", random_key(), " ".join(uuid.uuid4().hex for _ in range(9))) for _ in range(20)]
    with pytest.raises(TooLong):
        sign(Contents("", tuple(noted)))


def test_address_longer_than_ours_is_not_even_read():
    with pytest.raises(AddressTooLong):
        open_link("a" * (MOST_CHARACTERS + 1))


@pytest.mark.parametrize(
    "pasted",
    ["https://leergilde.example/lijstje/{}/", "/en/lijstje/{}/?zoek=x#zoeken", " leergilde.example/lijstje/{} ", "{}"],
)
def test_pasted_address_is_read_however_much_of_it_was_copied(pasted):
    assert open_pasted(pasted.format(sign(LIST))) == LIST


@pytest.mark.parametrize("pasted", ["https://[", "https://elders.example/", "niets", "/lijstje/"])
def test_something_else_pasted_is_damaged(pasted):
    with pytest.raises(DamagedLink):
        open_pasted(pasted)
