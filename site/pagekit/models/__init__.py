"""The ground of every page: base page, images, documents, site settings."""

from pagekit.models.files import CustomDocument, CustomImage, CustomRendition
from pagekit.models.misses import SearchMiss
from pagekit.models.pages import BasePage, PageTag, PublishedPageManager, PublishedPageQuerySet
from pagekit.models.promotions import SearchPromotion
from pagekit.models.search import DocumentText, SearchEntry
from pagekit.models.settings import SiteSettings
from pagekit.models.synonyms import SearchSynonym
from pagekit.models.version import ContentVersion
from pagekit.models.vocabulary import SearchWord

__all__ = [
    "BasePage",
    "ContentVersion",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "DocumentText",
    "PageTag",
    "PublishedPageManager",
    "PublishedPageQuerySet",
    "SearchEntry",
    "SearchMiss",
    "SearchPromotion",
    "SearchSynonym",
    "SearchWord",
    "SiteSettings",
]
