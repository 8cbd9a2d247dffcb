"""Erase one person from every room, by the erasers that the data register names (GDPR article 17)."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from accounts.errors import AccountError
from privacy.actions import erase_person


class Command(BaseCommand):
    help = (
        "Erase what the site keeps about one e-mail address, in every room, all or nothing. Somebody who used several "
        "addresses is erased by one run for each. An administrator of the whole site is refused: take that right away "
        "first, on the screen of users."
    )

    def add_arguments(self, parser):
        parser.add_argument("--email", required=True)
        parser.add_argument("--dry-run", action="store_true", help="only count what would be erased")

    def handle(self, *args, email, dry_run, **options):
        try:
            with transaction.atomic():
                touched = erase_person(email=email.strip().lower(), now=timezone.now())
                transaction.set_rollback(dry_run)
        except AccountError as error:
            raise CommandError(str(error)) from None
        for path, number in touched.items():
            self.stdout.write(f"{number:6} {path}")
        self.stdout.write(f"{sum(touched.values())} rows {'would be ' if dry_run else ''}erased")
