"""Templates that a strict content policy can live with, and mails that have a text part."""

import re

import pytest

from config.settings.env import ROOT

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc=)([^>]*)>", re.IGNORECASE)
DATA = re.compile(r"type=\"application/(ld\+)?json\"")
EVENT = re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=", re.IGNORECASE)
STYLE = re.compile(r"<style\b|<[a-z][^<>]*\sstyle\s*=", re.IGNORECASE)
HEADING = re.compile(
    r"<(h[1-6]|title)\b[^>]*>.*?</\1>|{% block (?:page_title|heading|title) %}.*?{% endblock", re.DOTALL
)
STOPPED = re.compile(r"[\w”»)}]\.(?:\"\s*(?:context [^%]*)?%}|\s*{% endblocktranslate %}|\s*</)")
TITLE = re.compile(r'{% translate "([^"]+\.)" (?:context "[^"]+" )?as \w*(?:title|heading) %}')
FOREIGN = re.compile(r"<(?:script|link|img|iframe|source|video)\b[^>]*(?:src|href)=\"(?:https?:)?//", re.IGNORECASE)


def is_mail(path):
    return "emails" in path.parts


def test_there_are_templates():
    assert len(TEMPLATES) > 50


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_template_has_nothing_inline(path):
    text = path.read_text()
    inline = [attributes for attributes in SCRIPT.findall(text) if not DATA.search(attributes)]
    assert inline == []
    assert EVENT.findall(text) == []
    assert FOREIGN.findall(text) == []
    if not is_mail(path):
        assert STYLE.findall(text) == []


def test_no_heading_ends_in_a_full_stop():
    stopped = {}
    for path in TEMPLATES:
        text = path.read_text()
        found = [heading.group() for heading in HEADING.finditer(text) if STOPPED.search(heading.group())]
        stopped |= {path.name: found + TITLE.findall(text)} if found or TITLE.search(text) else {}
    assert stopped == {}


@pytest.mark.django_db
def test_every_kind_of_mail_has_subject_and_text():
    from outbox.registry import MAIL_KINDS

    assert len(MAIL_KINDS) > 5
    kinds = [kind for kind in MAIL_KINDS.values() if not kind.name.startswith("test.")]
    missing = [
        f"{kind.template}.{ending}"
        for kind in kinds
        for ending in ("subject.txt", "txt", "html")
        if not (ROOT / "templates" / f"{kind.template}.{ending}").exists()
    ]
    assert missing == []
