"""What providers offer is public and about no person; a file that is brought in has no columns about people."""

from privacy.register import register

for model in ("TrainingProvider", "TrainingModule", "ModuleDate", "ModuleInstrument", "OfferImport", "ImportRow"):
    register.add_free(f"training.{model}", "*")
