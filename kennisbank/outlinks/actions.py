"""Looking whether links to other sites still work."""

import time
from collections.abc import Callable, Container
from datetime import datetime
from urllib.parse import urlsplit

from kennisbank.outlinks.asking import Guard, answer_of
from kennisbank.outlinks.models import OutsideLink
from kennisbank.outlinks.queries import addresses_to_ask, links_on_pages
from kennisbank.outlinks.rules import fails, is_public

MOST_PER_RUN = 200
SECONDS_PER_HOST = 1.0
# When so many are asked and nobody at all answers, it is our own line that is down.
TOO_SILENT = 3


def check_links(
    *, now: datetime, allowed: Guard = is_public, pause: Callable[[float], None] = time.sleep, seconds: float = 60.0
) -> tuple[int, int]:
    """Ask about the outside links of published pages: at most 200 in a run, once a second each host, and not longer
    than `seconds`: the worker has mail to send. Gives how many were asked about and how many fail now.

    When nobody answers at all nothing is written: then our own line is down. What is on no page any more is forgotten.
    (issue 4: 11)
    """
    started, last_asked, answers = time.monotonic(), dict[str, float](), dict[str, int]()
    on_pages = links_on_pages()
    _forget_others(on_pages)
    for address in addresses_to_ask(on_pages, now=now)[:MOST_PER_RUN]:
        if time.monotonic() - started > seconds:
            break
        host = urlsplit(address).netloc.lower()
        wait = last_asked.get(host, 0.0) + SECONDS_PER_HOST - time.monotonic()
        if host in last_asked and wait > 0:
            pause(wait)
        answers[address] = answer_of(address, allowed=allowed)
        last_asked[host] = time.monotonic()
    if len(answers) >= TOO_SILENT and not any(answers.values()):
        return 0, 0
    for address, status in answers.items():
        _keep(address, status, now)
    return len(answers), sum(fails(status) for status in answers.values())


def _forget_others(on_pages: Container[str]) -> None:
    gone = [link.pk for link in OutsideLink.objects.all() if link.address not in on_pages]
    OutsideLink.objects.filter(pk__in=gone).delete()


def _keep(address: str, status: int, now: datetime) -> None:
    link = OutsideLink.objects.filter(address=address).first() or OutsideLink(address=address)
    link.status, link.checked_at = status, now
    link.failed_since = (link.failed_since or now) if fails(status) else None
    link.save()
