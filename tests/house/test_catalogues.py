"""Both languages are complete, and the compiled catalogues are the current ones."""

import pytest

from tests.catalogues import CATALOGUES, is_compiled, untranslated


@pytest.mark.parametrize("language", ["nl", "en"])
def test_catalogue_is_complete_and_compiled(language):
    assert untranslated(CATALOGUES[language]) == []
    assert is_compiled(CATALOGUES[language])
