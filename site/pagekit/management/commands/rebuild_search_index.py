"""Make the search index and the counts of the kennisbank anew.

They keep themselves exact through Wagtail's signals. This is for what goes round those: a restored backup, pages
changed by hand in the database, or a new version that reads texts differently.
"""

from django.core.management.base import BaseCommand

from pagekit.search.indexing import rebuild_index


class Command(BaseCommand):
    help = "Make the search index, and the counts that hang on it, anew."

    def handle(self, *args, **options):
        self.stdout.write(f"{rebuild_index()} pages in the search index")
