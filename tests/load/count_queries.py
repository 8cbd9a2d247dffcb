"""For the bench: the pages to measure, one a line, with the SQL queries that each makes.

Twice: again and again, and right after a change of content, with the milliseconds that this costs once per process.
"""

import time

import django

GOALS = [
    # name, address, queries at most, share of an empty Wagtail page at least (design: speed, uncached column)
    ("home", "/", 12, 0.45),
    ("agenda", "/agenda/", 10, 0.45),
    ("event page", "event", 10, 0.45),
    ("kennisbank with facets", "/kennisbank/", 12, 0.35),
    ("instrument page", "/kennisbank/ontwikkelgesprek-met-gesprekskaart/", 12, 0.45),
    ("news index", "/nieuws/", 10, 0.45),
    ("search", "/zoeken/?q=gesprek", 10, 0.35),
    ("registration form", "registration", 10, 0.45),
]


def main() -> None:
    """Ask each page in this process, before and after a change, and print what that asked of the database."""
    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from pagekit.models import ContentVersion

    client = Client(headers={"host": "127.0.0.1"})
    registration = open_registration()
    special = {"registration": registration, "event": registration.split("aanmelden/")[0]}
    for name, path, queries, share in GOALS:
        address = special.get(path, path)
        assert client.get(address).status_code == 200, address
        ContentVersion.renew()
        started = time.process_time()
        with CaptureQueriesContext(connection) as first:
            client.get(address)
        spent = (time.process_time() - started) * 1000
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        print(name, address, queries, share, len(captured), len(first), f"{spent:.0f}", sep="\t")


def open_registration() -> str:
    """The address of the form for the first coming session that takes place."""
    from django.urls import reverse
    from django.utils import timezone

    from events.queries import upcoming_entries

    entry = next(entry for entry in upcoming_entries("nl", now=timezone.now()) if not entry.session.is_called_off)
    return reverse("events_register", args=[entry.page.slug, entry.session.reference])


if __name__ == "__main__":
    main()
