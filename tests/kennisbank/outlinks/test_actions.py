"""Links are asked about once a day; broken is what failed on two days, and editors see where it stands."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from kennisbank.models import Source
from kennisbank.outlinks.actions import check_links
from kennisbank.outlinks.models import OutsideLink
from kennisbank.outlinks.periodic import look_at_links
from kennisbank.outlinks.queries import broken_links, links_on_pages
from tests.factories import make_user
from tests.kennisbank.factories import make_instrument
from tests.kennisbank.outlinks.answering import answering

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def site():
    with answering() as found:
        yield found


def check(now, pauses=None):
    return check_links(now=now, allowed=lambda address: True, pause=(pauses if pauses is not None else []).append)


def make_linked(kennisbank, *addresses, title="Bord", **fields):
    html = "".join(f'<p><a href="{address}">Zie de uitleg</a></p>' for address in addresses)
    return make_instrument(kennisbank, title, what_it_is=html, **fields)


def test_broken_is_what_failed_on_two_days(kennisbank, site):
    page = make_linked(kennisbank, f"{site[0]}/404", f"{site[0]}/")
    assert check(MONDAY) == (2, 1)
    assert broken_links() == []
    assert check(MONDAY + timedelta(hours=5)) == (0, 0)  # once a day
    assert broken_links() == []
    assert check(MONDAY + DAY) == (2, 1)
    [broken] = broken_links()
    assert (broken.link.status, broken.link.failed_since, broken.pages) == (404, MONDAY, [page])


def test_link_that_works_again_is_forgiven(kennisbank, site):
    make_linked(kennisbank, f"{site[0]}/404")
    for day in (MONDAY, MONDAY + DAY):
        check(day)
    OutsideLink.objects.update(address=f"{site[0]}/")
    make_linked(kennisbank, f"{site[0]}/", title="Ander")
    check(MONDAY + 2 * DAY)
    assert OutsideLink.objects.get(address=f"{site[0]}/").failed_since is None


def test_link_that_was_taken_out_leaves_the_list(kennisbank, site):
    page = make_linked(kennisbank, f"{site[0]}/404")
    for day in (MONDAY, MONDAY + DAY):
        check(day)
    page.what_it_is = "<p>Weg.</p>"
    page.save_revision().publish()
    assert broken_links() == []
    check(MONDAY + 2 * DAY)
    assert OutsideLink.objects.count() == 0


def test_same_host_waits_a_second(kennisbank, site):
    pauses = []
    make_linked(kennisbank, f"{site[0]}/a", f"{site[0]}/b")
    check(MONDAY, pauses)
    assert len(pauses) == 1
    assert 0 < pauses[0] <= 1


def test_own_line_that_is_down_breaks_nothing(kennisbank):
    make_linked(kennisbank, *(f"http://nergens{number}.invalid/" for number in range(3)))
    assert check(MONDAY) == (0, 0)
    assert OutsideLink.objects.count() == 0


def test_run_has_an_end(kennisbank, site):
    make_linked(kennisbank, *(f"{site[0]}/{number}x" for number in range(201)))
    assert check(MONDAY) == (200, 0)
    assert check_links(now=MONDAY, allowed=lambda address: True, pause=[].append, seconds=-1.0) == (0, 0)


def test_sources_count_and_drafts_do_not(kennisbank):
    page = make_linked(kennisbank, "https://example.org/a?b=1&amp;c=2", "mailto:x@example.org", "/kennisbank/")
    Source.objects.create(page=page, locale=page.locale, title="Bron", kind="handbook", url="https://example.org/bron")
    make_linked(kennisbank, "https://example.org/concept", title="Concept", publish=False)
    assert links_on_pages() == {"https://example.org/a?b=1&c=2": [page], "https://example.org/bron": [page]}


def test_worker_asks_nobody_when_it_is_off(kennisbank, site, settings):
    make_linked(kennisbank, f"{site[0]}/")
    assert look_at_links(MONDAY) == "off (CHECK_LINKS)"
    settings.CHECK_LINKS = True
    assert look_at_links(MONDAY) == "1 asked, 1 fail"  # the guard lets nobody inside
    assert site[1] == []


def test_editor_sees_them_on_the_first_page_and_in_a_list(kennisbank, client):
    page = make_linked(kennisbank, "https://example.org/weg")
    OutsideLink.objects.create(
        address="https://example.org/weg", status=404, checked_at=MONDAY + DAY, failed_since=MONDAY
    )
    editor = make_user("redactie@example.org")
    editor.groups.add(Group.objects.get(name="redactie"))
    client.force_login(editor)
    assert "1 link naar een andere site werkt niet meer" in client.get("/beheer/").content.decode()
    html = client.get("/beheer/links/").content.decode()
    assert f"/beheer/pages/{page.pk}/edit/" in html
    assert "23 november 2026" in html


def test_command_lists_them(kennisbank, capsys):
    make_linked(kennisbank, "https://example.org/weg")
    OutsideLink.objects.create(
        address="https://example.org/weg", status=404, checked_at=MONDAY + DAY, failed_since=MONDAY
    )
    call_command("check_links", seconds=-1.0)
    assert capsys.readouterr().out == "404: https://example.org/weg (bord)\n0 asked, 0 fail.\n"


@pytest.mark.parametrize("number", [3, 30])
def test_list_asks_as_much_for_3_as_for_30(kennisbank, number, django_assert_num_queries):
    for each in range(number):
        address = f"https://example.org/{each}"
        make_linked(kennisbank, address, title=f"Instrument {each}")
        OutsideLink.objects.create(address=address, status=404, checked_at=MONDAY + DAY, failed_since=MONDAY)
    with django_assert_num_queries(4):
        assert len(broken_links()) == number
