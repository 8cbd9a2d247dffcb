"""How hard a text reads, which links and pictures say nothing: tables with the borders."""

import pytest

from pagekit.writing.rules import Level, names_no_picture, reading_of, says_nothing, sentences_of, syllables


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("je", 1),
        ("huis", 1),
        ("ploeg", 1),
        ("mooie", 2),
        ("nieuwe", 2),
        ("ideeën", 3),
        ("medewerker", 4),
        ("verantwoordelijkheid", 6),
        ("financiële", 5),
        ("tv", 1),
    ],
)
def test_dutch_syllables(word, number):
    assert syllables(word, "nl") == number


@pytest.mark.parametrize(
    ("word", "number"),
    [("a", 1), ("time", 1), ("table", 2), ("learning", 2), ("paragraph", 3), ("the", 1), ("closed", 1)],
)
def test_english_syllables(word, number):
    assert syllables(word, "en") == number


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("Kom op tijd. Neem koffie mee!", [3, 3]),
        ("Het kost € 1.100 per jaar, bijv. voor een cursus.", [8]),
        ("Hij vroeg: “Kan dat?” Ja, dat kan.", [4, 3]),
        ("3. 4. 5.", []),
        ("", []),
    ],
)
def test_sentences_end_where_a_new_one_begins(text, lengths):
    assert [len(words) for words in sentences_of(text)] == lengths


@pytest.mark.parametrize(("words", "scored"), [(4, False), (5, True)])
def test_below_five_words_there_is_no_score(words, scored):
    assert (reading_of(" ".join(["dag"] * words) + ".", "nl") is not None) is scored


@pytest.mark.parametrize(
    ("words", "level", "reasons"),
    [
        (20, Level.GOOD, ()),
        (21, Level.HARD, ("een zin van 21 woorden",)),
        (30, Level.HARD, ("een zin van 30 woorden",)),
        (31, Level.TOO_HARD, ("een zin van 31 woorden",)),
    ],
)
def test_long_sentence_is_hard_by_itself(words, level, reasons):
    reading = reading_of(" ".join(["dag"] * words), "nl")
    assert (reading.level, reading.reasons) == (level, reasons)


# Sentences of ten words; with 18 syllables 59 of 100, with 17 67, with 19 51, with 20 44.
@pytest.mark.parametrize(
    ("longer", "score", "level"),
    [(7, 67, Level.GOOD), (8, 59, Level.HARD), (9, 51, Level.HARD), (10, 44, Level.TOO_HARD)],
)
def test_score_of_flesch_and_douma(longer, score, level):
    reading = reading_of(" ".join(["dagen"] * longer + ["dag"] * (10 - longer)), "nl")
    assert (reading.score, reading.level) == (score, level)


@pytest.mark.parametrize(("words", "matters"), [(14, False), (15, True)])
def test_a_few_words_do_not_matter(words, matters):
    assert reading_of(" ".join(["verantwoordelijkheid"] * words), "nl").matters is matters


def test_english_has_the_formula_of_flesch():
    reading = reading_of("We meet on the shop floor each week and talk.", "en")
    assert (reading.score, reading.level) == (112, Level.GOOD)


def test_long_words_are_named_when_it_is_hard():
    text = "De verantwoordelijkheid voor kennisoverdracht wordt gedragen door leidinggevenden."
    reading = reading_of(text, "nl")
    assert reading.level == Level.TOO_HARD
    assert reading.reasons == (
        "lange woorden: verantwoordelijkheid, kennisoverdracht, leidinggevenden",
        "lijdende vorm: zeg wie het doet",
    )


def test_easy_text_is_good_and_says_nothing():
    reading = reading_of("Loop één rondje over de vloer. Schrijf op wat je ziet.", "nl")
    assert (reading.level, reading.reasons) == (Level.GOOD, ())


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("klik hier", True),
        ("Klik  hier.", True),
        ("Lees meer →", True),
        ("hier", True),
        ("here", True),
        ("Read more…", True),
        ("", True),
        (" ", True),
        ("https://example.org/een/pagina", True),
        ("www.example.org", True),
        ("Lees meer over de matrix", False),
        ("Hier vind je de SLIM-regeling", False),
        ("example.org", False),
        ("De website van OOM", False),
    ],
)
def test_link_that_says_nothing(text, nothing):
    assert says_nothing(text) is nothing


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("", True),
        ("  ", True),
        ("IMG_2034.jpg", True),
        ("werkplaats.PNG", True),
        ("DSC_0012", True),
        ("foto 3", True),
        ("Foto van de ploeg bij het bord", False),
        ("Twee mensen bij een draaibank.", False),
    ],
)
def test_picture_that_says_nothing(text, nothing):
    assert names_no_picture(text) is nothing
