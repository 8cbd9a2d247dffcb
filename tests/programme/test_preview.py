"""The editor's live preview may stand in the editor's frame, and nothing else may."""

from django.urls import reverse

from tests.factories import make_staff
from tests.programme.factories import make_news, make_news_index


def test_preview_may_be_framed_by_the_editor_and_keeps_the_strict_policy(client, tree):
    item = make_news(make_news_index(tree), "Ruildag")
    item.save_revision()
    client.force_login(make_staff())
    response = client.get(reverse("wagtailadmin_pages:view_draft", args=[item.pk]))
    policy = response.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "script-src 'self';" in policy
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "Ruildag" in response.text


def test_public_page_may_be_framed_by_nobody(client, tree):
    make_news(make_news_index(tree), "Ruildag")
    response = client.get("/nieuws/ruildag/")
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "DENY"
