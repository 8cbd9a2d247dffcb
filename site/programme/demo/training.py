"""The training offer of the demonstration: fictional providers, with days that are always to come."""

from datetime import date, timedelta
from decimal import Decimal

from kennisbank.models import InstrumentPage
from kennisbank.training.models import ModuleDate, ModuleInstrument, TrainingModule, TrainingProvider
from programme.demo.reading import read

APART = {"starts", "instruments", "price"}


def load(*, today: date) -> None:
    """Make the providers with their modules. What is there already is left as it is."""
    instruments = dict(InstrumentPage.objects.filter(locale__language_code="nl").values_list("slug", "pk"))
    for content in read("training/offer.toml")["provider"]:
        columns = {name: content[name] for name in ("kind", "place")}
        provider, _created = TrainingProvider.objects.get_or_create(name=content["name"], defaults=columns)
        for module in content["module"]:
            if not provider.modules.filter(reference=module["reference"]).exists():
                _module(provider, module, instruments, today)


def remove() -> None:
    """Take these modules away, and their providers when nobody gave them other ones."""
    for content in read("training/offer.toml")["provider"]:
        references = [module["reference"] for module in content["module"]]
        TrainingModule.objects.filter(provider__name=content["name"], reference__in=references).delete()
        TrainingProvider.objects.filter(name=content["name"], modules=None).delete()


def _module(provider, content, instruments, today):
    columns = {name: value for name, value in content.items() if name not in APART}
    price = Decimal(content["price"]) if "price" in content else None
    module = TrainingModule.objects.create(
        provider=provider, price=price, checked_on=today - timedelta(days=20), **columns
    )
    starts = [today + timedelta(days=days) for days in content["starts"]]
    ModuleDate.objects.bulk_create([ModuleDate(module=module, starts_on=day) for day in starts])
    links = [ModuleInstrument(module=module, instrument_id=instruments[slug]) for slug in content["instruments"]]
    ModuleInstrument.objects.bulk_create(links)
