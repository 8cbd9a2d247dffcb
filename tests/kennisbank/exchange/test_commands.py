"""Instruments as files on a disk, out and in."""

import pytest
from django.core.management import CommandError, call_command

from kennisbank.models import InstrumentPage
from tests.kennisbank.exchange.files import make_file, make_zip
from tests.kennisbank.factories import make_instrument


def test_out_and_in(kennisbank, tmp_path, capsys):
    make_instrument(kennisbank, "Een")
    make_instrument(kennisbank, "Twee")
    call_command("export_instruments", tmp_path, "--slug", "een")
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.toml")] == ["nl/een.toml"]
    InstrumentPage.objects.get(slug="een").delete()
    call_command("import_instruments", tmp_path, "--dry-run")
    assert InstrumentPage.objects.count() == 1
    call_command("import_instruments", tmp_path)
    assert InstrumentPage.objects.get(slug="een").live is False
    assert capsys.readouterr().out.splitlines()[-2:] == ["new: nl/een.toml", "new: nl/een.toml"]


def test_what_is_refused_is_told_and_the_rest_comes_in(kennisbank, tmp_path, capsys):
    archive = tmp_path / "a.zip"
    archive.write_bytes(make_zip(make_file(related=["weg"]), ("stuk.toml", b"=")))
    with pytest.raises(CommandError, match="1 of 2 refused"):
        call_command("import_instruments", archive)
    assert [page.slug for page in InstrumentPage.objects.all()] == ["vaste-leertijd"]
    assert "  related, not here: weg" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["weg.zip", "stuk.zip"])
def test_file_that_cannot_be_read_is_told(kennisbank, tmp_path, name):
    (tmp_path / "stuk.zip").write_bytes(b"PK")
    with pytest.raises(CommandError):
        call_command("import_instruments", tmp_path / name)


def test_unknown_instrument_and_unknown_kennisbank_are_told(kennisbank, tmp_path):
    with pytest.raises(CommandError, match="no such instrument"):
        call_command("export_instruments", tmp_path, "--slug", "weg")
    with pytest.raises(CommandError, match="Which kennisbank"):
        call_command("import_instruments", tmp_path, "--index", "999999")
