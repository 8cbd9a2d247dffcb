"""What people searched and did not find: noted by the page in a file, counted by the worker.

A search is a GET, and a GET changes nothing in the database: a search must not wait for a writer, nor fill tables at
the pace of a crawler. So the page appends one short line to a file that web and worker share (whole, also from several
processes), at most 200 kB until the worker comes by. Answers are kept per version of the content, so a search that is
repeated at once may be noted once: the numbers say "at least".
"""

import json
import logging
import os
import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max, QuerySet, Sum
from django.utils import timezone

from pagekit.models import SearchMiss

log = logging.getLogger("leergilde.search")

MOST_BYTES = 200_000
MOST_LETTERS, MOST_WORDS = 60, 6
SHOWN_FROM = 2  # what was asked once may be about one person, and helps nobody
KEPT = timedelta(weeks=26)
# Looks like an address, a telephone number or any other number of a person: five digits or more, however written.
PERSONAL = re.compile(r"@|://|\bwww\.|\d(?:[\s().+/-]*\d){4,}", re.IGNORECASE)
LETTER = re.compile(r"[^\W\d_]{2}")


def harmless(text: str) -> str:
    """`text` in small letters when it can be counted, else "": too long, without a word, or with what looks like an
    e-mail address, a web address or a number of a person in it."""
    words = text.casefold().split()
    short = " ".join(words)
    if len(words) > MOST_WORDS or len(short) > MOST_LETTERS or PERSONAL.search(short) or not LETTER.search(short):
        return ""
    return short


def note(text: str, language: str) -> None:
    """Write down that `text` found nothing. Never fails: a full disk is no reason not to answer."""
    words = harmless(text)
    if not words:
        return
    path = Path(settings.SEARCH_MISSES)
    try:
        if path.exists() and path.stat().st_size > MOST_BYTES:
            return
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps([language, words]) + "\n")
    except OSError as problem:
        log.warning("a search without result was not noted: %s", type(problem).__name__)


def count_noted(now: datetime) -> str:
    """Count what was noted, for the week of `now`, and forget what is over; gives a line for the log of jobs.

    The file is moved aside first and removed last, so that a worker that dies on the way counts it again rather than
    never: once too often is better than not at all.
    """
    week = timezone.localdate(now)
    week -= timedelta(days=week.weekday())
    path = Path(settings.SEARCH_MISSES)
    taken = path.with_suffix(".counting")
    if not taken.exists() and path.exists():
        os.replace(path, taken)  # from here on pages begin a new file
    counts = _read(taken) if taken.exists() else Counter()
    with transaction.atomic():
        for (language, words), number in sorted(counts.items()):
            row, _is_new = SearchMiss.objects.get_or_create(
                language=language, week=week, words=words, defaults={"times": 0}
            )
            SearchMiss.objects.filter(pk=row.pk).update(times=F("times") + number)
        SearchMiss.objects.filter(week__lt=week, times__lt=SHOWN_FROM).delete()
        SearchMiss.objects.filter(week__lt=week - KEPT).delete()
    taken.unlink(missing_ok=True)
    return f"{sum(counts.values())} searches without result counted"


def missed() -> QuerySet:
    """What was searched without result at least twice, what was asked most first: language, words, times, last week."""
    grouped = SearchMiss.objects.order_by().values("language", "words")
    totals = grouped.annotate(total=Sum("times"), last_week=Max("week"))
    return totals.filter(total__gte=SHOWN_FROM).order_by("-total", "words", "language")


def settle(pairs: Iterable[tuple[str, str]]) -> int:
    """An editor dealt with these (language, words): they leave the list until somebody misses them again."""
    number = 0
    for language, words in pairs:
        found, _by_model = SearchMiss.objects.filter(language=language, words=words).delete()
        number += bool(found)
    return number


def _read(path: Path) -> Counter[tuple[str, str]]:
    """What stands in the file; lines that cannot be read are left out."""
    counts: Counter[tuple[str, str]] = Counter()
    languages = dict(settings.LANGUAGES)
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            language, words = json.loads(line)
        except (ValueError, TypeError):
            continue
        if language in languages and isinstance(words, str) and harmless(words) == words:
            counts[language, words] += 1
    return counts
