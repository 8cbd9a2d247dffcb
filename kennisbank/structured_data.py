"""What search engines are told about an instrument (schema.org)."""

from django.utils.html import strip_tags

from pagekit.languages import language_of


def describe_instrument(page, url):
    """The schema.org HowTo of `page` at the absolute address `url`, as a dictionary."""
    data = {
        "@context": "https://schema.org",
        "@type": ["HowTo", "LearningResource"],
        "name": page.title,
        "description": page.summary,
        "url": url,
        "inLanguage": language_of(page.locale_id),
        "license": page.licence,
        "learningResourceType": page.get_kind_display(),
        "version": page.handbook_version,
        "step": [
            {
                "@type": "HowToStep",
                "position": position,
                "name": step.value["title"],
                "text": " ".join(strip_tags(step.value["body"].source.replace("</", " </")).split()),
            }
            for position, step in enumerate(page.steps, start=1)
        ],
    }
    if page.last_published_at:
        data["dateModified"] = page.last_published_at.date().isoformat()
    return data
