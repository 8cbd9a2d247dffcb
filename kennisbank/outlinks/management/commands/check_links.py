"""Ask other sites whether the links on our pages still work; the worker does so by itself, a few at a time."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from kennisbank.outlinks.actions import check_links
from kennisbank.outlinks.queries import broken_links


class Command(BaseCommand):
    help = "Ask about the outside links of published pages, at most 200, and list those that broke."

    def add_arguments(self, parser):
        parser.add_argument("--seconds", type=float, default=1800.0, help="stop after so long")

    def handle(self, *args, seconds, **options):
        asked, failing = check_links(now=timezone.now(), seconds=seconds)
        for broken in broken_links():
            pages = ", ".join(page.slug for page in broken.pages)
            self.stdout.write(f"{broken.link.status or 'no answer'}: {broken.link.address} ({pages})")
        self.stdout.write(f"{asked} asked, {failing} fail.")
