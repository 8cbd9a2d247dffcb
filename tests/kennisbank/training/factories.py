"""Dull makers of the training offer."""

from datetime import date

from kennisbank.training.models import ModuleDate, ModuleInstrument, TrainingModule, TrainingProvider

COLUMNS = "aanbieder;code;titel;samenvatting;bewijs;vorm;regio"


def make_provider(name="Vakschool", **fields):
    """A provider that is on the site."""
    return TrainingProvider.objects.create(name=name, **{"kind": "mbo", "place": "Aalten"} | fields)


def make_module(provider=None, reference="A1", *, starts=(), instruments=(), **fields):
    """A complete module, with its dates and instruments."""
    provider = provider or TrainingProvider.objects.filter(name="Vakschool").first() or make_provider()
    fields = {
        "title": "Lassen",
        "summary": "Leer strak lassen.",
        "hours": 40,
        "proof": "certificate",
        "form": "location",
        "region": "achterhoek",
        "checked_on": date(2026, 11, 1),
    } | fields
    module = TrainingModule.objects.create(provider=provider, reference=reference, **fields)
    ModuleDate.objects.bulk_create([ModuleDate(module=module, starts_on=day) for day in starts])
    ModuleInstrument.objects.bulk_create([ModuleInstrument(module=module, instrument=page) for page in instruments])
    return module


def make_csv(*rows, columns=COLUMNS):
    """A file of these rows, parted by semicolons."""
    return "\r\n".join([columns, *rows]).encode()


def make_row(reference="A1", provider="Vakschool", title="Lassen", **changes):
    """One row of a file, with the columns of COLUMNS."""
    row = {"summary": "Leer lassen.", "proof": "certificate", "form": "location", "region": "achterhoek"} | changes
    return ";".join([provider, reference, title, row["summary"], row["proof"], row["form"], row["region"]])
