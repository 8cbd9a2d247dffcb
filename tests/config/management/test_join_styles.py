"""The joined style sheet says the same as its parts."""

from config.management.commands.join_styles import JOINED, joined, squeezed


def test_a_space_that_means_descendant_stays():
    assert squeezed("@layer a {\n  .field :is(b, c) > p {\n    color: red;\n  }\n}") == (
        "@layer a{.field :is(b,c) > p{color:red}}"
    )


def test_words_between_quotes_stay_as_they_are():
    assert squeezed('.a::after { content: " ;  x "; } /* gone: {} */') == '.a::after{content:" ;  x "}'


def test_the_committed_file_is_up_to_date():
    assert JOINED.read_text(encoding="utf-8") == joined()
