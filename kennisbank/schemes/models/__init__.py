"""Schemes: the facts that an editor keeps up, and the pages that tell of them."""

from kennisbank.schemes.models.facts import ApplicationWindow, Scheme, SchemeFact
from kennisbank.schemes.models.guide import Guide
from kennisbank.schemes.models.pages import SchemeIndexPage, SchemePage

__all__ = ["ApplicationWindow", "Guide", "Scheme", "SchemeFact", "SchemeIndexPage", "SchemePage"]
