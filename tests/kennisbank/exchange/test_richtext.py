"""What our editor cannot make does not come in; links work anywhere."""

import pytest

from kennisbank.exchange.richtext import portable, tidy
from tests.kennisbank.factories import make_instrument


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("\n<p>Een.</p> <p>Twee.</p>\n", "<p>Een.</p>\n<p>Twee.</p>"),
        ('<p data-block-key="x1">Een.</p>', "<p>Een.</p>"),
        ('<p>Een <b>blad</b> & "meer" \'t</p>', '<p>Een <b>blad</b> &amp; "meer" \'t</p>'),
        ("<p onclick='x()'>Een<script>alert(1)</script></p>", "<p>Eenalert(1)</p>"),
        ('<a href="javascript:alert(1)">klik</a>', "<a>klik</a>"),
        ("""<a href='https://example.org/"x'>ver</a>""", '<a href="https://example.org/%22x">ver</a>'),
        ("<ul>\n<li>een</li>\n</ul>", "<ul>\n<li>een</li></ul>"),
        ("<!-- weg --><iframe src='x'></iframe><p>Een.</p>", "<p>Een.</p>"),
        ("", ""),
    ],
)
def test_only_what_our_editor_knows_stays(html, kept):
    assert tidy(html) == kept
    assert tidy(kept) == kept


def test_link_to_a_page_becomes_its_address(kennisbank):
    page = make_instrument(kennisbank)
    html = f'<p><a id="{page.pk}" linktype="page">zie</a> <a linktype="page" id="999999">weg</a></p>'
    assert portable(html, page) == f'<p><a href="{page.full_url}">zie</a> <a>weg</a></p>'
