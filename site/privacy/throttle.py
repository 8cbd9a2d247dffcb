"""How often something may be tried: counted in the database, so that every process counts together (trust.md C3)."""

import ipaddress
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from privacy.models import ThrottleCounter

IPV6_NEIGHBOURHOOD = 64  # a household or a server gets a whole /64; one address of it means nothing


COUNT_ONE = """
INSERT INTO privacy_throttlecounter AS counter (scope, digest, ends_at, hits) VALUES (%(scope)s, %(digest)s, %(end)s, 1)
ON CONFLICT (scope, digest) DO UPDATE SET
    hits = CASE WHEN counter.ends_at <= %(now)s THEN 1 ELSE counter.hits + 1 END,
    ends_at = CASE WHEN counter.ends_at <= %(now)s THEN excluded.ends_at ELSE counter.ends_at END
WHERE counter.ends_at <= %(now)s OR counter.hits < %(limit)s
"""


def allow(scope: str, key: str, *, limit: int, per: timedelta, now: datetime) -> bool:
    """Count one try of `key` at `scope`, and say whether it is one of the first `limit` (at least 1) within `per`.

    The window starts at the first try. Call it outside a transaction of your own: a rolled back try is not counted.
    When the database cannot answer its error goes on: nobody gets through, and the visitor reads that it is busy, not
    that they tried too often. `key` is stored as a keyed hash only. (trust.md section 4, 8)
    """
    moment = connection.ops.adapt_datetimefield_value
    values = {"scope": scope, "digest": _digest(scope, key), "limit": limit}
    with connection.cursor() as cursor:
        # One statement, so that two tries at once are two tries: the row that is not touched is a try too many.
        cursor.execute(COUNT_ONE, values | {"now": moment(now), "end": moment(now + per)})
        return cursor.rowcount == 1


def is_exhausted(scope: str, key: str, *, limit: int, now: datetime) -> bool:
    """Whether `key` has no tries left at `scope`, without counting one."""
    tried = ThrottleCounter.objects.filter(scope=scope, digest=_digest(scope, key), ends_at__gt=now)
    return tried.filter(hits__gte=limit).exists()


def forgive(scope: str, key: str) -> None:
    """Forget the tries of `key` at `scope`: somebody proved to be who they say they are."""
    ThrottleCounter.objects.filter(scope=scope, digest=_digest(scope, key)).delete()


def purge(now: datetime) -> int:
    """Remove the counters whose window is over; gives how many."""
    return ThrottleCounter.objects.filter(ends_at__lte=now).delete()[0]


def visitor(request: HttpRequest) -> str:
    """Where a request comes from, as a key for `allow`: the address, of IPv6 its /64.

    X-Forwarded-For counts only as far as TRUSTED_PROXY_COUNT proxies of our own wrote it, not what a visitor put in.
    """
    address = request.META.get("REMOTE_ADDR", "")
    forwarded = [part.strip() for part in request.headers.get("x-forwarded-for", "").split(",") if part.strip()]
    proxies = settings.TRUSTED_PROXY_COUNT
    if proxies and len(forwarded) >= proxies:
        address = forwarded[-proxies]
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 6:
        return str(ipaddress.ip_network((parsed, IPV6_NEIGHBOURHOOD), strict=False))
    return str(parsed)


def _digest(scope: str, key: str) -> str:
    return salted_hmac("privacy.throttle", f"{scope}:{key}", algorithm="sha256").hexdigest()


def erase_person(*, email: str, now: datetime) -> int:
    """Forget the counters of one address; which scopes there are we need not know, a hash is found by trying each."""
    scopes = ThrottleCounter.objects.order_by().values_list("scope", flat=True).distinct()
    digests = [_digest(scope, email.lower()) for scope in scopes]
    return ThrottleCounter.objects.filter(digest__in=digests).delete()[0]
