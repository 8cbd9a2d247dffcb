"""For the bench: the pages to measure, one a line, with the SQL queries that each makes once warm."""

import django

GOALS = [
    # name, address, queries at most, share of an empty Wagtail page at least (design: speed, uncached column)
    ("home", "/", 12, 0.45),
    ("agenda", "/agenda/", 10, 0.45),
    ("event page", "event", 10, 0.45),
    ("kennisbank with facets", "/kennisbank/", 12, 0.35),
    ("instrument page", "/kennisbank/ontwikkelgesprek-met-gesprekskaart/", 12, 0.45),
    ("news index", "/nieuws/", 10, 0.45),
    ("search", "/kennisbank/?q=gesprek", 12, 0.35),
    ("registration form", "registration", 10, 0.45),
]


def main() -> None:
    """Ask each page twice in this process and print what the second time asked of the database."""
    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "127.0.0.1"})
    for name, path, queries, share in GOALS:
        address = open_registration() if path == "registration" else path
        address = open_registration().split("aanmelden/")[0] if path == "event" else address
        assert client.get(address).status_code == 200, address
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(address)
        print(name, address, queries, share, len(captured), sep="\t")


def open_registration() -> str:
    """The address of the form for the first coming session that is open."""
    from django.utils import timezone

    from events.models import EventSession

    session = EventSession.objects.upcoming(now=timezone.now()).first()
    return session.registration_url


if __name__ == "__main__":
    main()
