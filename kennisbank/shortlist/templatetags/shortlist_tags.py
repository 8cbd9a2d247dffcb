"""What this room shows inside other pages: the button to save something, a code to scan, and one's lists in Mijn."""

import segno
from django import template
from django.utils.safestring import mark_safe

from kennisbank.shortlist import kinds, queries

register = template.Library()

# More signs make a code that a phone no longer reads from paper: the modules get smaller than half a millimetre.
MOST_IN_A_CODE = 1000
WIDTH = 240  # pixels, so that it fits on the smallest phone
SHOWN = 3


@register.inclusion_tag("shortlist/save.html")
def save_page(code, page, about=""):
    """The button that puts `page` on the reader's list, and the way to that list."""
    return {"name": f"{code}.{kinds.key_of(page)}", "about": about}


@register.inclusion_tag("shortlist/save.html")
def save_thing(code, key, about=""):
    """The same for what is not a page; `about` is the id of the element that says what it is."""
    return {"name": f"{code}.{key}", "about": about}


@register.simple_tag
def code_to_scan(address):
    """`address` as a QR code, black on white; nothing when it is too long to be read from paper."""
    if len(address) > MOST_IN_A_CODE:
        return ""
    code = segno.make_qr(address, error="l")
    scale = max(2, WIDTH // code.symbol_size(border=4)[0])
    drawing = code.svg_inline(scale=scale, border=4, light="#fff", lineclass=None)
    return mark_safe(drawing)  # noqa: S308 - drawn by segno from an address that holds no markup


@register.inclusion_tag("shortlist/my_lists.html")
def my_lists(user):
    """On the home of Mijn: the lists that were changed last."""
    return {"lists": queries.lists_of(user)[:SHOWN]}
