"""Addresses lead to the right page, in the right language, in few queries."""

from wagtail.models import PageViewRestriction

from programme.models import ContentPage


def deep_page(tree):
    first = tree.nl.add_child(instance=ContentPage(title="Over", slug="over", locale=tree.dutch))
    second = first.add_child(instance=ContentPage(title="Zo werken we", slug="werkwijze", locale=tree.dutch))
    return second.add_child(instance=ContentPage(title="Meten", slug="meten", locale=tree.dutch))


def test_deep_page_is_found(client, tree):
    deep_page(tree)
    response = client.get("/over/werkwijze/meten/")
    assert response.status_code == 200
    assert "<title>Meten | Leergilde</title>" in response.text


def test_wrong_parent_is_not_found(client, tree):
    deep_page(tree)
    assert client.get("/werkwijze/meten/").status_code == 404
    assert client.get("/over/meten/").status_code == 404


def test_draft_is_not_found(client, tree):
    deep_page(tree).unpublish()
    assert client.get("/over/werkwijze/meten/").status_code == 404


def test_dutch_page_is_not_served_under_en(client, tree):
    deep_page(tree)
    assert client.get("/en/over/werkwijze/meten/").status_code == 404


def test_english_home_that_is_a_draft_does_not_show_the_dutch_one(client, tree):
    tree.en.unpublish()
    assert client.get("/en/").status_code == 404
    assert client.get("/").status_code == 200


def test_depth_costs_no_queries(tree, asks):
    deep_page(tree)
    # version, site, homes, restrictions, menu, settings; page, specific page, ancestors, translations, pages under it
    asks("/over/werkwijze/meten/", first=12, again=1)


def test_closed_page_asks_to_sign_in(client, tree):
    page = deep_page(tree)
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    response = client.get("/over/werkwijze/meten/")
    assert response.status_code == 302
    assert response["Location"].startswith("/account/login/")


def test_new_slug_leaves_a_redirect_in_each_language(client, tree, django_capture_on_commit_callbacks):
    page = tree.nl.add_child(instance=ContentPage(title="Over", slug="over", locale=tree.dutch))
    english = page.copy_for_translation(tree.english)
    english.slug = "about"
    english.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        for pk, slug in ((english.pk, "about-us"), (page.pk, "over-ons")):
            renamed = ContentPage.objects.get(pk=pk)
            renamed.slug = slug
            renamed.save_revision().publish()
    assert client.get("/over/").headers["Location"] == "/over-ons/"
    assert client.get("/en/about/").headers["Location"] == "/en/about-us/"
