"""Bringing a file with modules in: take it, look at it, and, once somebody said so, write it.

Both the looking and the writing go a few hundred rows at a time, each in a transaction of its own, and start where they
stopped: a worker that dies halfway loses nothing and does nothing twice.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from kennisbank.training.enums import WRITES, ImportState, RowState
from kennisbank.training.errors import NotNow
from kennisbank.training.format import key_of, read_file
from kennisbank.training.models import ImportRow, ModuleDate, ModuleInstrument, OfferImport, TrainingModule
from kennisbank.training.queries import Planned, known_names, plan_row

# Up to here somebody waits for it; a longer file is for the worker.
AT_ONCE = 500
PORTION = 250


def receive(file_name: str, content: bytes, *, by: Any, now: datetime) -> OfferImport:
    """Keep the rows of a CSV file, and look at them when they are few. Writes no module.

    Raises NotReadable, ColumnsMissing, ColumnsUnknown, NoRows, TooLarge. (GV-09)
    """
    columns, lines = read_file(content)
    first: dict[tuple[str, ...], int] = {}
    with transaction.atomic():
        batch = OfferImport.objects.create(file_name=file_name[:200], columns=columns, received_at=now)
        rows = []
        for line, cells in lines:
            twin = first.setdefault(key_of(columns, cells), line)
            rows.append(ImportRow(batch=batch, line=line, cells=cells, twin=twin if twin != line else None))
        ImportRow.objects.bulk_create(rows, batch_size=PORTION)
        log(instance=batch, action="training.receive", user=by, data={"rows": len(rows)})
    if len(rows) <= AT_ONCE:
        work_on(batch, today=timezone.localdate(now), now=now, most=AT_ONCE)
    return batch


def confirm(batch: OfferImport, *, by: Any, now: datetime) -> None:
    """Say that the rows of `batch` may come in; few rows come in at once. A file comes in once.

    Raises NotNow when it was said before, or when the file was not looked at yet.
    """
    with transaction.atomic():
        locked = OfferImport.objects.select_for_update().get(pk=batch.pk)
        if locked.state != ImportState.CHECKED:
            raise NotNow
        locked.state = ImportState.WRITING
        locked.save(update_fields=["state"])
        log(instance=locked, action="training.import", user=by)
    if batch.rows.count() <= AT_ONCE:
        work_on(batch, today=timezone.localdate(now), now=now, most=AT_ONCE)


def work_on(batch: OfferImport, *, today: date, now: datetime, most: int = PORTION) -> int:
    """Do the next `most` rows of what `batch` waits for, in one transaction; 0 when there was nothing to do.

    Two workers: the second one waits, then goes on where the first one ended.
    """
    with transaction.atomic():
        locked = OfferImport.objects.select_for_update().get(pk=batch.pk)
        if locked.state == ImportState.CHECKING:
            done = _look_at(locked, most)
        elif locked.state == ImportState.WRITING:
            done = _write(locked, most, today, now)
        else:
            done = 0
    batch.refresh_from_db()
    return done


def forget_old(*, before: datetime) -> int:
    """Throw away what files held that were received before `before`. What they brought in stays."""
    number, _by_model = OfferImport.objects.filter(received_at__lt=before).delete()
    return number


def _look_at(batch: OfferImport, most: int) -> int:
    known = known_names()
    rows = list(batch.rows.filter(state=RowState.WAITING).order_by("line")[:most])
    for row in rows:
        planned = plan_row(row, batch.columns, known)
        row.state, row.reasons = planned.state, planned.reasons
    ImportRow.objects.bulk_update(rows, ["state", "reasons"], batch_size=PORTION)
    if not batch.rows.filter(state=RowState.WAITING).exists():
        batch.state = ImportState.CHECKED
        batch.save(update_fields=["state"])
    return len(rows)


def _write(batch: OfferImport, most: int, today: date, now: datetime) -> int:
    """Rows are looked at again: a provider may have gone since."""
    known = known_names()
    rows = list(batch.rows.filter(written=False, state__in=WRITES).order_by("line")[:most])
    for row in rows:
        planned = plan_row(row, batch.columns, known)
        row.state, row.reasons = planned.state, planned.reasons
        row.written = planned.state in WRITES
        if row.written:
            _write_module(planned, today)
    ImportRow.objects.bulk_update(rows, ["state", "reasons", "written"], batch_size=PORTION)
    if not batch.rows.filter(written=False, state__in=WRITES).exists():
        batch.state, batch.finished_at = ImportState.DONE, now
        batch.save(update_fields=["state", "finished_at"])
    return len(rows)


def _write_module(planned: Planned, today: date) -> None:
    values = dict(planned.values)
    dates, instruments = values.pop("dates", None), values.pop("instruments", None)
    module = planned.module or TrainingModule()
    module.provider_id = values.pop("provider")
    for name, value in values.items():
        setattr(module, name, value)
    module.checked_on = today
    module.save()
    if planned.state == RowState.UNCHANGED:
        return
    if dates is not None:
        module.dates.all().delete()
        ModuleDate.objects.bulk_create([ModuleDate(module=module, starts_on=day) for day in dates])
    if instruments is not None:
        module.instrument_links.all().delete()
        links = [ModuleInstrument(module=module, instrument_id=pk) for pk in instruments]
        ModuleInstrument.objects.bulk_create(links)
