"""Asking another site whether an address is there. The guard looks at the very address that is connected to, for every
redirect again: a name that first leads outside and then inside does not get through."""

import http.client
import socket
import ssl
from collections.abc import Callable
from urllib.parse import quote, urljoin, urlsplit

SECONDS, MOST_REDIRECTS = 5, 5
REDIRECTS = {301, 302, 303, 307, 308}
AGENT = "Leergilde link check"
KINDS: dict[str, type[http.client.HTTPConnection]] = {
    "http": http.client.HTTPConnection,
    "https": http.client.HTTPSConnection,
}
NO_ANSWER = (OSError, http.client.HTTPException, ssl.SSLError, ValueError)

Guard = Callable[[str], bool]


class NotAllowed(OSError):
    """The name leads to a machine that we never ask."""


def answer_of(address: str, *, allowed: Guard) -> int:
    """The status that `address` ends in after redirects: HEAD, and GET when that is refused. 0: nobody answered, or
    `allowed` (asked with every IP address) said no."""
    try:
        status = _follow(address, "HEAD", allowed)
        return _follow(address, "GET", allowed) if status >= 400 else status
    except NO_ANSWER:
        return 0


def _follow(address: str, method: str, allowed: Guard) -> int:
    for _number in range(MOST_REDIRECTS + 1):
        status, following = _ask(address, method, allowed)
        if status not in REDIRECTS or not following:
            return status
        address = urljoin(address, following)
    return 0


def _ask(address: str, method: str, allowed: Guard) -> tuple[int, str]:
    parts = urlsplit(address)
    if parts.scheme not in KINDS or not parts.hostname:
        raise NotAllowed
    connection = KINDS[parts.scheme](parts.hostname, parts.port, timeout=SECONDS)
    connection._create_connection = lambda place, *args: _connect(place, allowed)  # type: ignore[attr-defined]
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?[]')}" if parts.query else ""
    try:
        connection.request(method, path + query, headers={"User-Agent": AGENT, "Accept": "*/*"})
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Location", "")
    finally:
        connection.close()


def _connect(place: tuple[str, int], allowed: Guard) -> socket.socket:
    """A connection to `place`; the name is looked up once, and what was looked at is what is called."""
    found = socket.getaddrinfo(*place, type=socket.SOCK_STREAM)
    if not all(allowed(str(each[4][0])) for each in found):
        raise NotAllowed
    return socket.create_connection(found[0][4][:2], SECONDS)
