"""The news of the demonstration: published items around today, and one that is planned."""

import json
import uuid
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.core.files.images import ImageFile
from django.utils import timezone
from wagtail.models import Locale, ReferenceIndex, Site

from pagekit.models import CustomImage
from programme.demo.links import linked, page_text, with_page_links
from programme.demo.reading import CONTENT, read
from programme.demo.removing import take_off
from programme.demo.site_pages import block
from programme.models import NewsIndexPage, NewsPage

# Which drawing goes with which item that has no picture in its text.
PICTURES = {
    "kickstart-voor-nieuwkomers-aanmelden": "two-at-machine",
    "slim-eerst-een-plan-dan-een-aanvraag": "route",
    "zes-metaalbedrijven-leren-samen-in-de-achterhoek": "team",
}


def load(*, today: date) -> None:
    """Put the news under the index of each language. What is there already is left as it is."""
    home = Site.objects.get(is_default_site=True).root_page
    for locale in Locale.objects.order_by("-language_code"):  # Dutch before English: a translation follows its source
        parent = NewsIndexPage.objects.filter(locale=locale).first()
        if parent is None or not parent.url_path.startswith(_home_path(home, locale)):
            continue
        for content in read("site/news.toml")["news"]:
            if locale.language_code == settings.LANGUAGE_CODE or content["translated"]:
                _load_item(content, parent, locale, today)


def remove() -> None:
    """Take the news away, and the drawings that no other page shows."""
    contents = read("site/news.toml")["news"]
    slugs = [content[name] for content in contents for name in ("slug_nl", "slug_en") if name in content]
    take_off(NewsPage.objects.filter(slug__in=slugs))
    drawings = [_picture_title(path.stem) for path in (CONTENT / "pictures").glob("*.webp")]
    for image in CustomImage.objects.filter(title__in=drawings):
        if not ReferenceIndex.get_references_to(image).exists():
            image.delete()


def _home_path(home, locale):
    found = home.get_translations(inclusive=True).filter(locale=locale).first()
    return found.url_path if found else "nowhere"


def _load_item(content, parent, locale, today):
    language = locale.language_code
    slug = content[f"slug_{language}"]
    if NewsPage.objects.child_of(parent).filter(slug=slug).exists():
        return
    published_at = timezone.make_aware(datetime.combine(today + timedelta(days=content["day_offset"]), time(9)))
    planned = content["day_offset"] > 0
    picture = PICTURES.get(content["slug_nl"]) or _first_illustration(content)
    page = NewsPage(
        title=content[f"title_{language}"],
        slug=slug,
        locale=locale,
        category=content["category"],
        region=content["region"],
        date=timezone.localdate(published_at),
        introduction=content[f"intro_{language}"],
        image=picture_of(picture) if picture else None,
        body=json.dumps(_blocks(content, language, skip=picture)),
        live=not planned,
        first_published_at=None if planned else published_at,
        last_published_at=None if planned else published_at,
    )
    source = NewsPage.objects.filter(slug=content["slug_nl"], locale__language_code=settings.LANGUAGE_CODE).first()
    if language != settings.LANGUAGE_CODE and source:
        page.translation_key = source.translation_key
    parent.add_child(instance=page)
    page.tags.add(*content[f"tags_{language}"])
    page.save()
    revision = page.save_revision(approved_go_live_at=published_at if planned else None)
    if planned:
        page.go_live_at = published_at
        page.save()
        revision.content["go_live_at"] = published_at.isoformat()
        revision.save()


def _first_illustration(content):
    names = [part["illustration"] for part in content["body"] if part["type"] == "image"]
    return names[0] if names else ""


def picture_of(name: str) -> CustomImage | None:
    """The picture drawn from illustration `name`, stored once; None when there is no such file."""
    stored = CustomImage.objects.filter(title=_picture_title(name)).first()
    path = CONTENT / "pictures" / f"{name}.webp"
    if stored or not path.exists():
        return stored
    with path.open("rb") as file:
        return CustomImage.objects.create(title=_picture_title(name), file=ImageFile(file, name=path.name))


def _picture_title(name):
    return f"Tekening {name}"


def _blocks(content, language, *, skip):
    """The blocks of one item; the picture that stands at its top is not repeated in its text."""
    made = []
    for number, part in enumerate(content["body"]):
        if part["type"] == "image" and part["illustration"] == skip:
            continue
        kind, value = MAKERS[part["type"]](part, language)
        if value is not None:
            made.append(block(kind, value, content["slug_nl"], number))
    return made


def _text(part, language):
    return "text", page_text(part[f"html_{language}"], language)


def _quote(part, language):
    return "quote", {"text": part[f"text_{language}"], "attribution": part[f"attribution_{language}"]}


def _callout(part, language):
    link = linked(part["link_page"], language, label=part[f"link_label_{language}"])
    text = with_page_links(part[f"text_{language}"], language)
    return "callout", {"title": part[f"title_{language}"], "text": text, "link": link}


def _faq(part, language):
    items = [
        {
            "type": "item",
            "id": str(uuid.uuid5(uuid.NAMESPACE_OID, item["question_nl"])),
            "value": {"question": item[f"question_{language}"], "answer": f"<p>{item[f'answer_{language}']}</p>"},
        }
        for item in part["items"]
    ]
    return "faq", {"title": {"nl": "Vragen", "en": "Questions"}[language], "questions": items}


def _image(part, language):
    image = picture_of(part["illustration"])
    if image is None:
        return "picture", None
    value = {"image": image.pk, "alt_text": part[f"alt_{language}"], "decorative": False}
    return "picture", {"image": value, "caption": part[f"caption_{language}"]}


def _table(part, language):
    return "table", {
        "table_caption": part[f"caption_{language}"],
        "table_header_choice": "row",
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "data": [part[f"columns_{language}"], *part[f"rows_{language}"]],
    }


MAKERS = {"text": _text, "quote": _quote, "callout": _callout, "faq": _faq, "image": _image, "table": _table}
