"""Companies that sit apart: declared for a session or for all, kept by the tables, taken back."""

import re

import pytest

from events import actions as core
from events.matching import actions, errors
from events.matching.models import CompaniesApart, PartiesApart
from events.matching.seating import seating_of
from events.models import Attendee
from tests.community.factories import make_company
from tests.events.factories import NOW
from tests.events.matching.around import at, come, come_many, faults, make, move, screen


def test_competitors_of_this_session_and_of_all(big):
    one, other = (make_company(name) for name in ("Staalbouw", "Lasserij"))
    come_many(big, 7)
    for name, company in (("Anna", "Staalbouw"), ("Bram", "Lasserij"), ("Cora", "Geen profiel")):
        come(big, name, company)
    firms = {sitter.person.name: sitter.firm for sitter in seating_of(big).sitters.values()}
    actions.keep_apart(big, firms["Bram"], firms["Anna"], always=True, by=None)
    actions.keep_apart(big, firms["Anna"], firms["Bram"], always=True, by=None)
    actions.keep_apart(big, firms["Anna"], firms["Cora"], always=False, by=None)
    assert list(CompaniesApart.objects.values_list("first", "second")) == [tuple(sorted((one.pk, other.pk)))]
    make(big)
    assert at(big, "Anna") not in {at(big, "Bram"), at(big, "Cora")}
    move(big, {Attendee.objects.get(name="Anna"): at(big, "Cora")})
    assert "apart" in faults(big)
    actions.let_together(big, PartiesApart.objects.get(), by=None)
    actions.let_together(big, CompaniesApart.objects.get(), by=None)
    assert "apart" not in faults(big)


def test_pair_of_a_session_holds_for_colleagues_and_after_the_first_one_cancelled(big):
    come_many(big, 6)
    anna, bram = come(big, "Anna", "Staalbouw"), come(big, "Bram", "Lasserij")
    firms = {sitter.person.name: sitter.firm for sitter in seating_of(big).sitters.values()}
    actions.keep_apart(big, firms["Anna"], firms["Bram"], always=False, by=None)
    come(big, "Cora", "staalbouw")
    core.cancel(anna, now=NOW)
    make(big)
    assert at(big, "Cora") != at(big, "Bram")
    assert bram.name == "Bram"


def test_pairs_that_cannot_be_are_refused(big):
    come(big, "Anna", "Staalbouw"), come(big, "Bram", "Lasserij")
    firms = {sitter.person.name: sitter.firm for sitter in seating_of(big).sitters.values()}
    with pytest.raises(errors.SameCompany):
        actions.keep_apart(big, firms["Anna"], firms["Anna"], always=False, by=None)
    with pytest.raises(errors.OnlyKnownCompanies):
        actions.keep_apart(big, firms["Anna"], firms["Bram"], always=True, by=None)
    assert (PartiesApart.objects.count(), CompaniesApart.objects.count()) == (0, 0)


def test_competitors_are_named_and_taken_back(organiser, client, big, ten):
    one, other = (person.registration_id for person in ten[:2])
    page = screen("apart", big)
    assert client.post(page, {"one": one, "other": one}).status_code == 409
    assert client.post(page, {"one": one, "other": other, "always": "on"}).status_code == 409
    assert client.post(page, {"one": "", "other": other}).status_code == 200
    assert PartiesApart.objects.count() == 0
    assert client.post(page, {"one": one, "other": other}).status_code == 302
    text = client.get(page).text
    assert "Bedrijf 01" in text
    (value,) = re.findall(r'name="remove" value="([^"]+)"', text)
    client.post(page, {"remove": "here-0"})
    assert PartiesApart.objects.count() == 1
    client.post(page, {"remove": value})
    assert PartiesApart.objects.count() == 0
