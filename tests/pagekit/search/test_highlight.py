"""The passage under a title: the right place, marked, and always escaped."""

from pagekit.search.highlight import highlight, passage
from pagekit.search.words import parse_terms


def marked(text):
    return f'<mark class="lg-mark">{text}</mark>'


def test_highlight_marks_every_form_of_the_word():
    html = highlight("Leren, geleerd en leerlijn", parse_terms("leren", "nl"), "nl")
    assert html == f"{marked('Leren')}, {marked('geleerd')} en leerlijn"


def test_highlight_escapes_everything_around_and_inside():
    html = highlight("<b>fout</b> & <script>", parse_terms("fout script", "nl"), "nl")
    assert html == f"&lt;b&gt;{marked('fout')}&lt;/b&gt; &amp; &lt;{marked('script')}&gt;"


def test_highlight_without_terms_is_the_text():
    assert highlight("<fout>", (), "nl") == "&lt;fout&gt;"


def test_passage_is_the_summary_when_that_holds_all_words():
    assert passage("Een fout.", "Nog een fout.", parse_terms("fout", "nl"), "nl") == f"Een {marked('fout')}."


def test_passage_is_the_place_that_holds_most_words():
    plain = "Hier staat fout.\n" + "Woord " * 100 + "\nEn hier fout en schuld samen."
    assert passage("Kort.", plain, parse_terms("fout schuld", "nl"), "nl") == (
        f"En hier {marked('fout')} en {marked('schuld')} samen."
    )


def test_passage_keeps_the_summary_when_no_place_holds_more():
    assert passage("Een fout.", "Schuld.", parse_terms("fout schuld", "nl"), "nl") == f"Een {marked('fout')}."


def test_passage_is_cut_between_words_and_says_so():
    plain = "zaag " * 40 + "fout " + "boor " * 100
    html = passage("", plain, parse_terms("fout", "nl"), "nl")
    assert html.startswith("… zaag ")
    assert html.endswith(" boor …")
    assert len(html) < 300


def test_passage_begins_at_a_sentence_that_is_near():
    plain = "Zaag " * 40 + "eind. Let op de fout hier."
    assert passage("", plain, parse_terms("fout", "nl"), "nl") == f"Let op de {marked('fout')} hier."


def test_passage_of_one_endless_word():
    plain = "fout" + "x" * 1000
    assert passage("", plain, parse_terms("fout", "nl"), "nl").startswith("<mark")
