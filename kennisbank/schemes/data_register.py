"""Schemes hold no personal data: who checked a fact stands there as a role, and answers of the guide are not kept."""

from privacy.register import register

for model in ("Scheme", "SchemeFact", "ApplicationWindow", "SchemeIndexPage", "SchemePage", "Guide"):
    register.add_free(f"schemes.{model}", "*")
