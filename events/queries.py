"""Named reads of this room."""

from wagtail.models import Page

from events.models import EventPage


def title_in(event: EventPage, language: str) -> str:
    """The title of `event` in `language`; its own title when it was not translated."""
    if event.locale.language_code == language:
        return event.title
    twin = Page.objects.filter(translation_key=event.translation_key, locale__language_code=language, live=True)
    return twin.values_list("title", flat=True).first() or event.title
