"""StreamField blocks in families; `ContentStreamBlock` is the one that pages use."""

from pagekit.blocks.stream import ContentStreamBlock

__all__ = ["ContentStreamBlock"]
