"""Take instruments over from a .zip, a .toml or a folder: new ones as drafts, changed ones as new drafts (OT-19).

Nothing goes live. What is refused is told, and the rest is taken over; it ends with 1 when something was refused.
"""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from kennisbank.exchange.actions import take_over
from kennisbank.exchange.archive import unpack
from kennisbank.exchange.enums import State
from kennisbank.exchange.errors import ExchangeError
from kennisbank.exchange.queries import kennisbanks_for, plan


class Command(BaseCommand):
    help = "Take instruments over from FILE (.zip, .toml or a folder) as drafts; --dry-run only tells."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--index", type=int, help="number of the kennisbank page; needed when there are several")
        parser.add_argument("--dry-run", action="store_true", help="write nothing")

    def handle(self, *args, file, index, dry_run, **options):
        with translation.override("en"):
            files, into = self._files(file), self._index(index)
            planned = plan(files, into, by=None) if dry_run else take_over(files, into, by=None)
            for each in planned:
                told = ", ".join([*each.reasons, *each.parts] if each.state != State.NEW else [])
                self.stdout.write(f"{each.state}: {each.name}{': ' if told else ''}{told}")
                if each.unknown:
                    self.stdout.write(f"  related, not here: {', '.join(each.unknown)}")
            refused = sum(each.state == State.REFUSED for each in planned)
            if refused:
                raise CommandError(f"{refused} of {len(planned)} refused.")

    def _files(self, file):
        try:
            if file.is_dir():
                paths = sorted(file.rglob("*.toml"))
                return [(path.relative_to(file).as_posix(), path.read_bytes()) for path in paths]
            return unpack(file.name, file.read_bytes())
        except OSError as problem:
            raise CommandError(f"{file} cannot be read: {problem.strerror}.") from None
        except ExchangeError as error:
            raise CommandError(str(error)) from None

    def _index(self, number):
        found = kennisbanks_for(None)
        dutch = [index for index in found if index.locale.language_code == settings.LANGUAGE_CODE]
        chosen = [index for index in found if index.pk == number] if number else dutch
        if len(chosen) != 1:
            raise CommandError("Which kennisbank? Give its number with --index.")
        return chosen[0]
