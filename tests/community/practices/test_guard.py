"""The page cannot be published around the company's agreement, whatever an editor tries."""

import pytest
from django.urls import reverse
from wagtail.test.utils import WagtailPageTestCase

from community.practices.actions.company import agree, withdraw
from community.practices.errors import NotAgreed
from community.practices.models import PracticeIndexPage, PracticePage
from kennisbank.models import KennisbankIndexPage
from tests.community.factories import (
    NOW,
    TEXT,
    make_company,
    make_editor,
    make_instrument,
    make_kennisbank,
    make_member,
    make_submitted,
    make_text_ready,
)
from tests.factories import make_site_tree, make_staff


class PracticePageTests(WagtailPageTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.tree = make_site_tree()
        cls.kennisbank, cls.index = make_kennisbank(cls.tree)
        cls.company = make_company()
        cls.boss = make_member(cls.company)
        cls.instrument = make_instrument(cls.kennisbank)
        cls.editor = make_editor()
        practice = make_text_ready(cls.company, cls.boss, cls.instrument, cls.editor)
        cls.practice = agree(practice, number=1, by=cls.boss, now=NOW)
        cls.page = PracticePage.objects.get()

    def setUp(self):
        self.client.force_login(make_staff())

    def test_pages_hang_where_they_belong(self):
        self.assertCanCreateAt(KennisbankIndexPage, PracticeIndexPage)
        self.assertAllowedSubpageTypes(PracticeIndexPage, [PracticePage])
        self.assertAllowedSubpageTypes(PracticePage, [])
        assert PracticePage not in PracticeIndexPage.creatable_subpage_models()

    def test_pages_are_renderable_and_editable(self):
        self.assertPageIsRenderable(self.page)
        self.assertPageIsRenderable(self.index)
        self.assertPageIsEditable(self.index)
        self.assertPageIsEditable(
            self.page,
            post_data={
                "slug": self.page.slug,
                "tags": "dagstart",
                "comments-TOTAL_FORMS": 0,
                "comments-INITIAL_FORMS": 0,
            },
        )

    def test_other_words_are_not_published(self):
        self.page.result = "Het was een wonder."
        with pytest.raises(NotAgreed):
            self.page.save_revision().publish()
        assert PracticePage.objects.get().result == TEXT["result"]

    def test_withdrawn_page_is_not_published_again(self):
        withdraw(self.practice, by=self.boss, now=NOW)
        page = PracticePage.objects.get()
        with pytest.raises(NotAgreed):
            page.get_latest_revision().publish()
        assert PracticePage.objects.get().live is False

    def test_admin_has_no_button_and_no_way_to_publish_a_withdrawn_page(self):
        withdraw(self.practice, by=self.boss, now=NOW)
        url = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        assert "action-publish" not in self.client.get(url).text
        self.client.post(
            url, {"slug": self.page.slug, "action-publish": "1", "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
        )
        self.client.post(
            reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={self.page.pk}", {}
        )
        assert PracticePage.objects.get().live is False

    def test_page_is_not_copied(self):
        self.client.post(
            reverse("wagtailadmin_pages:copy", args=[self.page.pk]),
            {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": self.index.pk, "publish_copies": "on"},
        )
        assert PracticePage.objects.count() == 1

    def test_page_without_agreement_cannot_be_made_live(self):
        practice = make_submitted(self.company, self.boss, self.instrument)
        page = PracticePage(
            submission=practice, company_approved_at=NOW, slug="stiekem", live=True, locale=self.tree.dutch, **TEXT
        )
        with pytest.raises(NotAgreed):
            self.index.add_child(instance=page)

    def test_revision_holds_nothing_of_a_person(self):
        content = str(self.page.get_latest_revision().content)
        assert self.boss.email not in content
        assert self.page.get_latest_revision().user is None
