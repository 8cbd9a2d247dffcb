"""Adding a company, and its profile."""

import pytest

from community.companies.actions.profile import add_company, save_profile
from community.companies.enums import Role, Visibility
from community.companies.errors import AlreadyRegistered, ProfileChanged, TooManyRequests
from community.companies.models import Membership, Organisation
from tests.community.factories import NOW, make_company, make_member
from tests.factories import make_user


def test_new_company_is_hidden_and_makes_one_administrator(db):
    user = make_user()
    company = add_company(name="Smederij Slag", kvk="68750110", by=user, now=NOW)
    assert (company.slug, company.visibility) == ("smederij-slag", Visibility.HIDDEN)
    assert Membership.objects.get().role == Role.ADMINISTRATOR
    assert add_company(name="Smederij Slag", kvk="68750110", by=user, now=NOW) == company


@pytest.mark.parametrize(
    ("name", "kvk"), [("Anders", "68750110"), ("meubelmakerij BERKEL", ""), ("Meubelmakerij Berkel", "68750110")]
)
def test_company_that_is_here_is_not_added_again(db, name, kvk):
    make_company(kvk="68750110")
    with pytest.raises(AlreadyRegistered):
        add_company(name=name, kvk=kvk, by=make_user(), now=NOW)
    assert Organisation.objects.count() == 1


def test_two_companies_of_one_name_with_their_own_numbers_get_their_own_addresses(db):
    make_company(kvk="68750110")
    assert add_company(name="Meubelmakerij Berkel", kvk="90001354", by=make_user(), now=NOW).slug == (
        "meubelmakerij-berkel-2"
    )


@pytest.mark.parametrize("name", ["toevoegen", "ßß", "公司", "---"])
def test_name_that_makes_no_address_gets_one_all_the_same(db, name):
    slug = add_company(name=name, kvk="", by=make_user(), now=NOW).slug
    assert slug
    assert slug != "toevoegen"


def test_sixth_company_of_a_day_is_refused(db):
    user = make_user()
    for number in range(5):
        add_company(name=f"Bedrijf {number}", kvk="", by=user, now=NOW)
    with pytest.raises(TooManyRequests):
        add_company(name="Bedrijf 6", kvk="", by=user, now=NOW)


def test_profile_keeps_the_old_name(db):
    company = make_company()
    save_profile(company, {"name": "Berkel Interieur"}, version=1, by=make_member(company))
    company.refresh_from_db()
    assert (company.name, company.former_names, company.slug) == (
        "Berkel Interieur",
        ["Meubelmakerij Berkel"],
        "meubelmakerij-berkel",
    )


def test_profile_saved_by_two_people_tells_the_second(db):
    company = make_company()
    user = make_member(company)
    save_profile(company, {"about_nl": "Eerste"}, version=1, by=user)
    with pytest.raises(ProfileChanged):
        save_profile(company, {"about_nl": "Tweede"}, version=1, by=user)
    assert save_profile(company, {"about_nl": "Eerste"}, version=1, by=user).version == 2


def test_profile_form_keeps_what_the_second_person_typed(client, tree):
    company = make_company()
    user = make_member(company)
    client.force_login(user)
    url = f"/mijn/bedrijf/{company.slug}/profiel/"
    typed = {"name": company.name, "visibility": "public", "about_nl": "Van mij", "version": 1}
    save_profile(company, {"about_nl": "Van de ander"}, version=1, by=user)
    response = client.post(url, typed)
    assert (response.status_code, response.context["form"]["version"].value()) == (422, 2)
    assert response.context["form"]["about_nl"].value() == "Van mij"
    assert client.post(url, {**typed, "version": 2}).status_code == 302
    company.refresh_from_db()
    assert company.about_nl == "Van mij"
