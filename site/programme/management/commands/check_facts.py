"""Facts that somebody has to look up again, for a nightly job or a check before a release.

A page with old facts looks as sure of itself as any other; this says so to a machine: it ends with 1 when there are.
"""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kennisbank.evidence.queries import unchecked_instruments
from kennisbank.schemes.queries import things_to_check


class Command(BaseCommand):
    help = "List facts of schemes and instruments to look up again; ends with 1 when there are (K8)."

    def handle(self, *args, **options):
        today = timezone.localdate()
        found = [f"scheme {each.scheme.code}: {each.kind}" for each in things_to_check(today=today)]
        for page in unchecked_instruments(settings.LANGUAGE_CODE, today=today):
            found.append(f"instrument {page.slug}: {page.last_verified or 'never checked'}")
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(f"{len(found)} to look up again")
        self.stdout.write("Everything was looked up in time.")
