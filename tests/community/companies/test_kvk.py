"""KvK numbers: eight ASCII digits and nothing that looks like them (content.md 2.3)."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from community.companies.models.organisations import clean_kvk
from tests.community.factories import make_company


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("68750110", "68750110"),
        ("6875 0110", "68750110"),
        ("68.75.01.10", "68750110"),
        ("00012345", "00012345"),
        ("", ""),
    ],
)
def test_kvk_is_kept_without_spaces_and_dots(typed, kept):
    assert clean_kvk(typed) == kept


@pytest.mark.parametrize(
    "typed", ["١٢٣٤٥٦٧٨", "²²²²²²²²", "1234567", "123456789", "1234567a", "12345678\n9", "-2345678"]
)
def test_kvk_of_other_digits_or_length_is_refused(typed):
    with pytest.raises(ValidationError):
        clean_kvk(typed)


@pytest.mark.parametrize("kvk", ["١٢٣٤٥٦٧٨", "1234567", "abcdefgh"])
def test_kvk_that_is_none_is_refused_by_the_database(db, kvk):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_company(kvk=kvk)


def test_kvk_twice_is_refused_by_the_database_but_not_for_another_branch(db):
    make_company(kvk="68750110")
    make_company("Filiaal", kvk="68750110", branch_number="000012345678")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_company("Dubbel", kvk="68750110")


def test_companies_without_kvk_have_different_names(db):
    make_company("Scholengroep")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_company("SCHOLENGROEP", slug="twee")
