"""The own texts of an event in the mails that go out by themselves."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from events.mailings.enums import Carrier
from events.mailings.models import EventText
from events.models import EventSession


def save_texts(session: EventSession, texts: Mapping[str, tuple[str, str]], *, by: Any) -> None:
    """Keep for the event of `session` what each mail says: kind -> (Dutch, English). Without Dutch there is no text."""
    key = session.event.translation_key
    with transaction.atomic():
        for kind in Carrier.values:
            dutch, english = texts.get(kind, ("", ""))
            mine = EventText.objects.filter(translation_key=key, kind=kind)
            if not dutch:
                mine.delete()
                continue
            words = {"text_nl": dutch, "text_en": english}
            EventText.objects.update_or_create(translation_key=key, kind=kind, defaults=words)
        kept = sorted(kind for kind, (dutch, _english) in texts.items() if dutch)
        log(session, "mailings.texts", user=by, data={"kinds": kept})
