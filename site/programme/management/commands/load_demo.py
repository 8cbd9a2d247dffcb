"""The demonstration content: what a newcomer needs to see how everything works together.

Each room has a loader in `programme.demo`; they run in one transaction, so that a half demonstration never stands.
Twice changes nothing. All dates are relative to today. Never in production: it makes accounts with a known password.
"""

from importlib import import_module
from importlib.util import find_spec
from time import perf_counter

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone, translation
from wagtail.models import Page, Site

from programme.models import HomePage, Partner, Programme

# In this order: news links to sessions, sessions to instruments, practices to companies.
ROOMS = ("accounts", "site_pages", "instruments", "companies", "practices", "agenda", "news")


class Command(BaseCommand):
    help = "Load the demonstration content; what is there already stays as it is."

    def add_arguments(self, parser):
        parser.add_argument("--reset", action="store_true", help="first remove all pages and programmes")

    def handle(self, *args, reset, **options):
        if not settings.DEMONSTRATION:
            raise CommandError("Demonstration content is not for production: it makes accounts with a known password.")
        started, today = perf_counter(), timezone.localdate()
        with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
            if reset:
                self._remove_everything()
            for room in ROOMS:
                self._load(room, today)
            import_module("programme.demo.site_pages").finish(today=today)
        self.stdout.write(f"Demonstration content is in place ({perf_counter() - started:.1f} seconds).")

    def _load(self, room, today):
        name = f"programme.demo.{room}"
        if find_spec(name) is not None:
            import_module(name).load(today=today)

    def _remove_everything(self):
        for module in reversed(ROOMS):
            name = f"programme.demo.{module}"
            if find_spec(name) and hasattr(import_module(name), "remove"):
                import_module(name).remove()
        Site.objects.all().delete()
        for home in HomePage.objects.filter(depth=2):
            Page.objects.get(pk=home.pk).delete()
        Programme.objects.all().delete()
        Partner.objects.all().delete()
