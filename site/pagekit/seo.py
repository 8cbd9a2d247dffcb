"""What search engines and shared links are told about a page."""


def describe_page(page) -> str:
    """The description of `page`: what the editor wrote for search engines, else its summary for lists, else its introduction."""
    for name in ("search_description", "listing_summary", "summary", "introduction"):
        text = getattr(page, name, "")
        if text:
            return str(text)
    return ""


def social_image_of(page):
    """The picture that goes with a shared link to `page`: chosen for it, else its main picture, else None."""
    return getattr(page, "social_image", None) or getattr(page, "image", None)
