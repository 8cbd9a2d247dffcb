"""Synonyms of the demonstration: what people in small companies call things, and spellings that go round."""

from datetime import date

from pagekit.models import SearchSynonym
from programme.demo.reading import read


def load(*, today: date) -> None:
    """Add the words that have no row yet; what editors changed stays."""
    present = {(row.language, row.word.casefold()) for row in SearchSynonym.objects.all()}
    for row in _rows():
        if (row.language, row.word.casefold()) not in present:
            row.save()


def remove() -> None:
    """Take them away, also where an editor added to them."""
    for row in _rows():
        SearchSynonym.objects.filter(language=row.language, word=row.word).delete()


def _rows():
    content = read("site/synonyms.toml")
    for section in ("both_ways", "one_way"):
        for word, synonyms in content[section].items():
            yield SearchSynonym(
                language=content["language"], word=word, synonyms=synonyms, both_ways=section == "both_ways"
            )
