"""The kennisbank holds no personal data: authors and checkers stand on a page as roles, never as people."""

from privacy.register import register

for model in (
    "KennisbankIndexPage",
    "InstrumentPage",
    "InstrumentTag",
    "InstrumentFacet",
    "Source",
    "RelatedInstrument",
    "SuccessFactor",
):
    register.add_free(f"kennisbank.{model}", "*")
