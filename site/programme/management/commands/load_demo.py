"""The demonstration content: what a newcomer needs to see how everything works together.

Each room has a loader in `programme.demo`; they run in one transaction, so that a half demonstration never stands.
Twice changes nothing. All dates are relative to today. Never in production: it makes accounts with a known password.

`--reset` first takes away what the loaders made, also what was changed in it since. What people made themselves stays:
accounts, companies and their practices, pages with all pages above them, sessions that an organiser planned. With a
session of the demonstration go the registrations for it, with an account what somebody set up for it.
"""

from time import perf_counter

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone, translation

from programme.demo import (
    accounts,
    agenda,
    companies,
    instruments,
    news,
    practices,
    routes,
    schemes,
    shortlists,
    site_pages,
    synonyms,
    training,
)

# In this order: news links to sessions, sessions to instruments, practices to companies. They go the other way.
LOADERS = (
    accounts,
    site_pages,
    synonyms,
    schemes,
    instruments,
    routes,
    training,
    companies,
    practices,
    agenda,
    news,
    shortlists,
)


class Command(BaseCommand):
    help = "Load the demonstration content; what is there already stays as it is."

    def add_arguments(self, parser):
        parser.add_argument("--reset", action="store_true", help="first remove what it loaded before")

    def handle(self, *args, reset, **options):
        if not settings.DEMONSTRATION:
            raise CommandError("Demonstration content is not for production: it makes accounts with a known password.")
        started, today = perf_counter(), timezone.localdate()
        with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
            wanted = instruments.links()
            if reset:
                for loader in reversed(LOADERS):
                    loader.remove()
            for loader in LOADERS:
                loader.load(today=today)
            site_pages.finish(today=today)
            instruments.link_again(wanted)
        self.stdout.write(f"Demonstration content is in place ({perf_counter() - started:.1f} seconds).")
