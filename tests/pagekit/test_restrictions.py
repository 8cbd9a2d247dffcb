"""A closed page is closed in every language (stack.md 1)."""

import pytest
from wagtail.models import PageViewRestriction

from programme.models import HomePage


@pytest.fixture
def pair(tree):
    dutch = tree.nl.add_child(instance=HomePage(title="Besloten", slug="besloten", locale=tree.dutch))
    english = dutch.copy_for_translation(tree.english)
    english.slug = "closed"
    english.save_revision().publish()
    return dutch, english


def is_open(client, path):
    return client.get(path).status_code == 200


def test_closing_the_dutch_page_closes_the_english_one(client, pair):
    assert is_open(client, "/en/closed/")
    PageViewRestriction.objects.create(page=pair[0], restriction_type="login")
    assert not is_open(client, "/besloten/")
    assert not is_open(client, "/en/closed/")


def test_another_password_holds_for_both(pair):
    rule = PageViewRestriction.objects.create(page=pair[0], restriction_type="password", password="een")
    rule.password = "twee"
    rule.save()
    assert [r.password for r in pair[1].view_restrictions.all()] == ["twee"]


def test_groups_hold_for_both(pair, django_user_model):
    from django.contrib.auth.models import Group

    group = Group.objects.create(name="kring")
    rule = PageViewRestriction.objects.create(page=pair[0], restriction_type="groups")
    rule.groups.add(group)
    assert list(pair[1].view_restrictions.get().groups.all()) == [group]


def test_opening_again_opens_both(client, pair):
    PageViewRestriction.objects.create(page=pair[0], restriction_type="login")
    pair[1].view_restrictions.get().delete()
    assert is_open(client, "/besloten/")
    assert is_open(client, "/en/closed/")


def test_deleting_the_dutch_page_leaves_the_english_one_closed(client, pair):
    PageViewRestriction.objects.create(page=pair[0], restriction_type="login")
    HomePage.objects.get(pk=pair[0].pk).delete()
    assert not is_open(client, "/en/closed/")


def test_translation_of_a_closed_page_starts_closed(client, tree):
    dutch = tree.nl.add_child(instance=HomePage(title="Besloten", slug="besloten", locale=tree.dutch))
    PageViewRestriction.objects.create(page=dutch, restriction_type="login")
    english = dutch.copy_for_translation(tree.english)
    english.save_revision().publish()
    assert english.view_restrictions.count() == 1
