"""Erase one person from every room, by the erasers that the data register names (GDPR article 17)."""

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from privacy.actions import erase_person


class Command(BaseCommand):
    help = "Erase what the site keeps about one e-mail address."

    def add_arguments(self, parser):
        parser.add_argument("--email", required=True)
        parser.add_argument("--dry-run", action="store_true", help="only count what would be erased")

    def handle(self, *args, email, dry_run, **options):
        with transaction.atomic():
            touched = erase_person(email=email.strip().lower(), now=timezone.now())
            transaction.set_rollback(dry_run)
        for path, number in touched.items():
            self.stdout.write(f"{number:6} {path}")
        self.stdout.write(f"{sum(touched.values())} rows {'would be ' if dry_run else ''}erased")
