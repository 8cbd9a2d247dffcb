"""A certificate as a PDF with tags, so that it can be read aloud (PDF/UA), where the machine has what WeasyPrint draws
with: `libpango-1.0-0`, `libpangoft2-1.0-0` and `libharfbuzz-subset0` of Debian. Elsewhere the page can be printed.
"""

import logging
from functools import cache
from types import ModuleType

from django.contrib.staticfiles.finders import find
from PIL import ImageFile

logger = logging.getLogger(__name__)
STYLES = "css/badges.css"


@cache
def _weasyprint() -> ModuleType | None:
    """WeasyPrint, or None where its libraries are missing. Imported when it is first needed: that takes a second.

    It tells Pillow for the whole process to accept damaged pictures (weasyprint 70.0, images.py). We do not: what
    people upload is refused when it is damaged, so what Pillow was told before is told again.
    """
    accepted = ImageFile.LOAD_TRUNCATED_IMAGES
    try:
        import weasyprint
    except OSError:
        logger.info("No PDF of certificates: the libraries of WeasyPrint are not on this machine.")
        return None
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = accepted
    return weasyprint


def can_make_pdf() -> bool:
    """Whether this machine can make a PDF."""
    return _weasyprint() is not None


def to_pdf(html: str) -> bytes:
    """`html`, a page of ours, as a PDF with tags. It fetches nothing: its styles are read from the disk."""
    weasyprint = _weasyprint()
    page = weasyprint.HTML(string=html, url_fetcher=weasyprint.URLFetcher(allowed_protocols=[]))
    return page.write_pdf(stylesheets=[weasyprint.CSS(filename=find(STYLES))], pdf_variant="pdf/ua-1")
