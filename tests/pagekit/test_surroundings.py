"""What stands round a page is right on the next request, also when another process changed it."""

import os
import subprocess
import sys

import pytest
from django.db import connection, transaction
from wagtail.models import Page, PageViewRestriction, Site

from pagekit import surroundings
from pagekit.models import ContentVersion, SiteSettings
from programme.models import HomePage
from tests.databases import sibling_url


@pytest.fixture
def section(tree):
    return tree.nl.add_child(instance=HomePage(title="Nieuws", slug="nieuws", show_in_menus=True, locale=tree.dutch))


def test_menu_follows_a_new_title_at_once(client, section):
    assert ">Nieuws</a>" in client.get("/").text
    section.title = "Berichten"
    section.save()
    assert ">Berichten</a>" in client.get("/").text


def test_menu_forgets_a_page_taken_offline(client, section):
    client.get("/")
    section.unpublish()
    assert ">Nieuws</a>" not in client.get("/").text


def test_menu_forgets_a_page_that_was_closed(client, section):
    client.get("/")
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert ">Nieuws</a>" not in client.get("/").text


def test_menu_follows_a_move(client, tree, section):
    other = tree.nl.add_child(instance=HomePage(title="Over", slug="over", locale=tree.dutch))
    client.get("/")
    Page.objects.get(pk=section.pk).move(other, pos="last-child")
    assert ">Nieuws</a>" not in client.get("/").text


def test_version_stays_the_same_while_somebody_writes_a_draft(tree):
    before = ContentVersion.current()
    tree.nl.title = "Nog niet klaar"
    tree.nl.save_revision()
    assert ContentVersion.current() == before


def test_version_comes_back_when_the_change_is_undone(client, tree):
    before = ContentVersion.current()
    with transaction.atomic():
        tree.nl.title = "Onthoud mij niet"
        tree.nl.save()
        client.get("/")
        transaction.set_rollback(True)
    assert ContentVersion.current() == before
    assert "Onthoud mij niet" not in client.get("/").text


def test_one_query_when_nothing_changed(rf, tree, django_assert_num_queries):
    def ask():
        request = rf.get("/")
        site = surroundings.site_of(request)
        around = surroundings.surroundings_of(request)
        around.settings_of(site)
        around.menu_of(around.homes_of(site)["nl"])
        around.footer_of(site, "nl")

    ask()
    with django_assert_num_queries(1):
        ask()


def test_reading_settings_writes_nothing(client, tree):
    client.get("/")
    assert SiteSettings.objects.count() == 0


def test_forged_hosts_do_not_fill_the_memory(tree):
    around = surroundings.current_surroundings()
    for number in range(200):
        assert around.site_for(f"host{number}.example", "80") == tree.site
    assert len(around.sites) <= surroundings.MOST_HOSTS


def test_second_site_has_its_own_menu(client, tree, section, settings):
    settings.ALLOWED_HOSTS = ["*"]
    other = tree.root.add_child(instance=HomePage(title="Twente", slug="twente", locale=tree.dutch))
    other.add_child(instance=HomePage(title="Agenda", slug="agenda", show_in_menus=True, locale=tree.dutch))
    Site.objects.create(hostname="twente.example", port=80, root_page=other)
    here, there = client.get("/").text, client.get("/", headers={"host": "twente.example"}).text
    assert (">Nieuws</a>" in here, ">Agenda</a>" in here) == (True, False)
    assert (">Nieuws</a>" in there, ">Agenda</a>" in there) == (False, True)


CHANGE = """
import django; django.setup()
from programme.models import HomePage
page = HomePage.objects.get(slug="nieuws"); page.title = "Van elders"; page.save()
"""


@pytest.mark.django_db(transaction=True)
def test_change_by_another_process_is_seen_at_once(client, section, settings, tmp_path):
    if connection.vendor == "sqlite":
        pytest.skip("the test database of SQLite lives in the memory of this process")
    assert ">Nieuws</a>" in client.get("/").text
    subprocess.run(
        [sys.executable, "-c", CHANGE],
        check=True,
        env={
            "PATH": "/usr/bin:/bin",
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "DATABASE_URL": sibling_url(os.environ["DATABASE_URL"], connection.settings_dict["NAME"]),
            "LEERGILDE_VAR": str(tmp_path),
        },
    )
    assert ">Van elders</a>" in client.get("/").text
