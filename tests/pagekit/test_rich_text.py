"""Links inside a text follow the reader's language in a fixed number of queries."""

import pytest
from django.utils import translation
from wagtail.rich_text import expand_db_html

from tests.programme.factories import make_content_page


@pytest.mark.parametrize(("language", "queries"), [("nl", 1), ("en", 2)])
@pytest.mark.parametrize("count", [3, 30])
def test_queries_stay_the_same_at_3_and_30_links(tree, django_assert_num_queries, language, queries, count):
    pages = [make_content_page(tree.nl, f"Pagina {number}") for number in range(count)]
    html = "".join(f'<a linktype="page" id="{page.pk}">x</a>' for page in pages)
    with translation.override(language):
        expand_db_html(html)
        with django_assert_num_queries(queries):
            expand_db_html(html)


def test_link_to_a_withdrawn_or_deleted_page_leads_nowhere(tree):
    page = make_content_page(tree.nl, "Weg")
    page.unpublish()
    html = f'<a linktype="page" id="{page.pk}">x</a><a linktype="page" id="99999">y</a>'
    assert expand_db_html(html) == "<a>x</a><a>y</a>"
