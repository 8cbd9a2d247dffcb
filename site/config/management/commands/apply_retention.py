"""Forget now what the data register says may be forgotten: what the worker does every night, with a report."""

from contextlib import nullcontext

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from privacy.actions import apply_retention


class Command(BaseCommand):
    help = (
        "Remove what is older than the data register allows, in every room, as the worker does every night. Prints how "
        "many rows each function removed; the same numbers are kept in the database."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only count what would be removed")

    def handle(self, *args, dry_run, **options):
        # Not one transaction for a real run: a function that fails must not bring back what the others removed.
        with transaction.atomic() if dry_run else nullcontext():
            removed = apply_retention(now=timezone.now())
            if dry_run:
                transaction.set_rollback(True)
        for path, number in removed.items():
            self.stdout.write(f"{number:6} {path}")
        self.stdout.write(f"{sum(removed.values())} rows {'would be ' if dry_run else ''}removed")
