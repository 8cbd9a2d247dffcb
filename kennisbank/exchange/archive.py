"""Files with instruments: a .zip with a .toml each, or one .toml. What is too much or leads elsewhere is refused."""

import io
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from kennisbank.exchange.errors import BadName, NotAnArchive, NothingInIt, TooLarge
from kennisbank.exchange.format import PLAIN, Document
from kennisbank.exchange.toml import write

MOST_FILES = 200
# Bytes of the upload, of one file in it and of all together. Ours pack three to one; a bomb packs a thousand to one.
MOST_BYTES, MOST_OF_ONE, MOST_OF_ALL, MOST_PACKED = 1_500_000, 500_000, 20_000_000, 100
# A file of a few words that are all the same packs well without being a bomb.
SMALL = 20_000
A_DAY = (1980, 1, 1, 0, 0, 0)  # the same instruments give the same archive


def text_of(document: Document) -> str:
    """`document` as the text of its file, in the order of the format."""
    ordered = {key: document[key] for key in PLAIN if key in document and document[key] not in ("", [])}
    return write(ordered | {key: value for key, value in document.items() if key not in PLAIN and value})


def name_of(document: Document) -> str:
    """Where `document` stands in an archive or folder: a folder for its language."""
    return f"{document['language']}/{document['slug']}.toml"


def pack(documents: Iterable[Document]) -> bytes:
    """An archive of `documents`."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for document in documents:
            info = zipfile.ZipInfo(name_of(document), A_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text_of(document))
    return packed.getvalue()


def unpack(name: str, content: bytes) -> list[tuple[str, bytes]]:
    """The files in an upload, by name: those of a .zip, else the one file. Raises an ExchangeError."""
    if len(content) > MOST_BYTES:
        raise TooLarge(_("%(number)s MB") % {"number": MOST_BYTES / 1_000_000})
    if not (content.startswith(b"PK") or name.lower().endswith(".zip")):
        return [(name, content)]
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _files(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise NotAnArchive from None


def _files(archive: zipfile.ZipFile) -> list[tuple[str, bytes]]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    for entry in entries:
        _refuse_name(entry.filename)
    entries = [entry for entry in entries if entry.filename.lower().endswith(".toml")]
    if not entries:
        raise NothingInIt
    if len(entries) > MOST_FILES:
        raise TooLarge(_("%(number)s instruments") % {"number": MOST_FILES})
    if sum(entry.file_size for entry in entries) > MOST_OF_ALL:
        raise TooLarge(_("%(number)s MB") % {"number": MOST_OF_ALL // 1_000_000})
    for entry in entries:
        packed_well = entry.file_size > SMALL and entry.file_size > MOST_PACKED * max(entry.compress_size, 1)
        if entry.file_size > MOST_OF_ONE or packed_well:
            raise TooLarge(_("%(number)s kB for one instrument") % {"number": MOST_OF_ONE // 1000})
    return [(entry.filename, archive.read(entry)) for entry in entries]


def _refuse_name(name: str) -> None:
    """A name that leads out of the folder is no mistake: nothing of that archive is read."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise BadName(name)
