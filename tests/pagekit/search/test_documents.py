"""What documents say is found through the pages that offer them; broken and closed ones are not."""

import io
import zipfile

import docx
import openpyxl
import pypdf
import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction

from kennisbank.facets import Selection, Sorting
from kennisbank.queries import find_instruments
from pagekit.models import CustomDocument, DocumentText, SearchEntry, SearchWord
from pagekit.periodic import read_documents
from pagekit.search import extraction
from pagekit.search.documents import read_some
from pagekit.search.extraction import text_of_file
from pagekit.search.indexing import index_pages, rebuild_index
from tests.kennisbank.factories import make_index, make_instrument

ODT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>
 <text:h>Kop</text:h><text:p>Een <text:span>klinkhamer</text:span></text:p></office:text></office:body>
</office:document-content>"""


@pytest.fixture
def kennisbank(tree):
    return make_index(tree.nl)


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def make_docx(*lines):
    document, file = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Wie", "Wat"
    document.save(file)
    return file.getvalue()


def make_xlsx(*rows):
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def make_zip(name, content):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def make_pdf(text, *, password=""):
    """A PDF of one page with one line, as small as they come."""
    stream = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode("latin-1")
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    content, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(content))
        content += b"%d 0 obj%sendobj\n" % (number, part)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        rows,
        len(content),
    )
    if not password:
        return content
    locked, file = pypdf.PdfWriter(clone_from=io.BytesIO(content)), io.BytesIO()
    locked.encrypt(password)
    locked.write(file)
    return file.getvalue()


def text_of(name, content, size=None):
    return text_of_file(name, len(content) if size is None else size, lambda: io.BytesIO(content))


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.pdf", make_pdf("Een klinkhamer"), "Een klinkhamer"),
        ("A.DOCX", make_docx("Een  klinkhamer", ""), "Een klinkhamer\nWie Wat"),
        ("a.odt", make_zip("content.xml", ODT), "Kop\nEen klinkhamer"),
        ("a.xlsx", make_xlsx(["Een", 3, None], [None]), "Een 3"),
        ("a.csv", "wie;wat\r\nJan;lassen\r\n".encode("utf-8-sig"), "wie wat\nJan lassen"),
        ("a.txt", "Eén regel\nen \x00 nog een".encode("cp1252"), "Eén regel\nen nog een"),
        ("a.jpg", b"woorden", ""),
        ("zonder", b"woorden", ""),
        ("a.pdf", b"%PDF-1.4 kapot", ""),
        ("a.pdf", b"", ""),
        ("a.pdf", make_pdf("geheim", password="slot"), ""),
        ("a.docx", b"PK kapot", ""),
        ("a.docx", make_zip("word/document.xml", "<geen"), ""),
        ("a.odt", make_zip("ander.xml", "x"), ""),
        ("a.odt", make_zip("content.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"), ""),
        ("a.xlsx", make_zip("x", "y"), ""),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_text_of_a_file(name, content, text):
    assert text_of(name, content) == text


def test_file_that_is_too_large_or_unpacks_too_far_is_not_read(monkeypatch):
    assert text_of("a.txt", b"woord", size=extraction.MOST_BYTES) == "woord"
    assert text_of("a.txt", b"woord", size=extraction.MOST_BYTES + 1) == ""
    monkeypatch.setattr(extraction, "MOST_UNPACKED", 1000)
    assert text_of("a.odt", make_zip("content.xml", ODT + " " * 2000)) == ""


def test_long_text_is_cut():
    assert len(text_of("a.txt", b"woord " * 100_000)) <= extraction.MOST_CHARACTERS


def make_document(content=b"Een klinkhamer op elke plek.", name="werkwijze.txt", title="Werkwijze", **fields):
    document = CustomDocument(title=title, **fields)
    document.file.save(name, ContentFile(content), save=False)
    document.save()
    return document


def offer(kennisbank, *documents, **fields):
    """A published instrument that offers these documents in its text."""
    links = "".join(f'<a linktype="document" id="{document.pk}">hier</a>' for document in documents)
    page = make_instrument(kennisbank, what_it_is=f"<p>Haal het {links}.</p>", **fields)
    page.save_revision().publish()
    return page


def found(words="klinkhamers"):
    return find_instruments(Selection(text=words, sorting=Sorting.RELEVANCE), "nl").rows


def test_word_in_a_document_finds_the_page_and_says_where_it_stands(kennisbank):
    offer(kennisbank, make_document())
    assert found() == []
    assert read_documents(timezone.now()) == "1 read"
    [row] = found()
    assert row.text == 'Werkwijze: Een <mark class="lg-mark">klinkhamer</mark> op elke plek.'
    assert read_some() == 0


def test_document_that_was_read_is_found_with_a_page_that_is_published_later(kennisbank):
    document = make_document()
    read_some()
    offer(kennisbank, document)
    assert len(found()) == 1


def test_page_with_the_word_itself_comes_first(kennisbank):
    offer(kennisbank, make_document(), title="Aambeeld", slug="a")
    make_instrument(kennisbank, "Zie ook: de klinkhamer", slug="b")
    read_some()
    assert [row.page.slug for row in found()] == ["b", "a"]


def test_new_file_replaces_what_the_old_one_said(kennisbank):
    document = make_document()
    offer(kennisbank, document)
    read_some()
    document.file.save("anders.txt", ContentFile(b"Een aambeeld."), save=False)
    document.file_hash, document.file_size = "", None
    document.save()
    assert read_some() == 1
    assert (found(), len(found("aambeeld"))) == ([], 1)


def test_deleted_document_is_found_no_more(kennisbank):
    document = make_document()
    offer(kennisbank, document)
    read_some()
    document.delete()
    assert found() == []
    assert not DocumentText.objects.exists()
    assert not SearchWord.objects.filter(word="klinkhamer").exists()


def test_document_in_a_closed_collection_is_neither_found_nor_suggested(kennisbank):
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    collection = root.add_child(name="Dicht")
    below = Collection.objects.get(pk=collection.pk).add_child(name="Eronder")
    page = offer(kennisbank, make_document(collection=below))
    read_some()
    assert len(found()) == 1
    lock = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    assert found() == []
    assert "klinkhamer" not in SearchEntry.objects.get(page=page).words
    assert not SearchWord.objects.filter(word="klinkhamer").exists()
    lock.delete()
    assert len(found()) == 1


def test_document_of_a_page_that_is_withdrawn_is_not_found(kennisbank):
    page = offer(kennisbank, make_document())
    read_some()
    page.unpublish()
    assert found() == []


def test_broken_document_is_looked_at_once(kennisbank):
    offer(kennisbank, make_document(b"%PDF kapot", "kapot.pdf"))
    assert (read_some(), read_some()) == (1, 0)
    assert DocumentText.objects.get().text == ""


def test_file_that_is_gone_from_the_disk_stops_nobody(kennisbank):
    document = make_document()
    document.file.storage.delete(document.file.name)
    make_document(b"Een klinkhamer.", "b.txt")
    assert read_some() == 2
    assert read_some() == 0


def test_rebuilding_the_index_keeps_what_documents_say(kennisbank):
    offer(kennisbank, make_document())
    read_some()
    rebuild_index()
    assert len(found()) == 1


@pytest.mark.parametrize("number", [1, 20])
def test_indexing_asks_as_much_for_many_documents(kennisbank, number, django_assert_num_queries):
    page = offer(kennisbank, *[make_document(name=f"{at}.txt") for at in range(number)])
    read_some()
    read_some()
    index_pages([page.pk])
    with django_assert_num_queries(19 if connection.vendor == "sqlite" else 16):
        index_pages([page.pk])
