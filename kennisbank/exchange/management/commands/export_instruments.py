"""Write instruments as files that people can read, a folder for each language; another site imports them (OT-19)."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from kennisbank.exchange.archive import name_of, text_of
from kennisbank.exchange.queries import documents_of, exportable


class Command(BaseCommand):
    help = "Write every instrument, or those of --slug, as FOLDER/<language>/<slug>.toml."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument("--slug", action="append", help="only this instrument; may be given more than once")

    def handle(self, *args, folder, slug, **options):
        documents = documents_of(exportable(slugs=slug))
        if not documents:
            raise CommandError("There is no such instrument.")
        for document in documents:
            path = folder / name_of(document)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text_of(document), encoding="utf-8")
        self.stdout.write(f"{len(documents)} written to {folder}.")
