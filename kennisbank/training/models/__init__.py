"""What is offered by whom, and the files that are brought in."""

from kennisbank.training.models.imports import ImportRow, OfferImport
from kennisbank.training.models.offer import ModuleDate, ModuleInstrument, TrainingModule, TrainingProvider

__all__ = ["ImportRow", "ModuleDate", "ModuleInstrument", "OfferImport", "TrainingModule", "TrainingProvider"]
