"""The preview of an item that is being added, while the same item is being saved."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.views.pages.preview import PreviewOnCreateView

from pagekit.viewsets import PreviewOnAdd, our_pages
from programme.models import NewsPage
from tests.events.organisers import sign_in
from tests.programme.factories import editor_form, make_news, make_news_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(tree):
    return make_news_index(tree)


@pytest.fixture
def preview(client, index, monkeypatch):
    """The address of a preview whose form was sent. Once it was judged, a colleague and the editor save."""
    sign_in(client, "redactie")
    make_news(index, "Oud")  # of a page that had no children when it was read, Wagtail asks for none
    address = reverse("wagtailadmin_pages:preview_on_add", args=["programme", "newspage", index.pk])
    draft = NewsPage(title="Ruildag", slug="ruildag")
    form = editor_form(draft, category="practice", date=str(timezone.localdate()), introduction="Kort.", tags="ruil")
    assert client.post(address, form).json() == {"is_valid": True, "is_available": True}
    judge = PreviewOnCreateView.validate_form

    def judge_and_save(view, form):
        found = judge(view, form)
        if not NewsPage.objects.filter(slug="ruildag").exists():
            make_news(index, "Iets anders")
            make_news(index, "Ruildag")
        return found

    monkeypatch.setattr(PreviewOnCreateView, "validate_form", judge_and_save)
    return address


def test_it_says_that_there_is_nothing_to_show(client, preview):
    response = client.get(preview)
    assert response.status_code == 200
    assert "wagtailadmin/generic/preview_error.html" in [template.name for template in response.templates]


def test_control_wagtails_own_preview_fails(client, preview, monkeypatch):
    monkeypatch.setattr(PreviewOnAdd, "get_form", PreviewOnCreateView.get_form)
    with pytest.raises(ValidationError):
        client.get(preview)


def test_every_page_type_has_the_mended_preview(client):
    assert our_pages.get_view_by_name("preview_on_add").view_class is PreviewOnAdd
