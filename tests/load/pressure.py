"""Pressing on an address for a moment: `wrk` where the machine has it, else plain threads of our own."""

import http.client
import re
import shutil
import socket
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit


def requests_per_second(url: str, *, seconds: float, connections: int = 4) -> float:
    """How many GET answers a second `url` gives to so many connections. RuntimeError on an answer that is not 2xx."""
    if shutil.which("wrk"):
        return _by_wrk(url, seconds=seconds, connections=connections)
    return _by_threads(url, seconds=seconds, connections=connections)


def _by_wrk(url, *, seconds, connections):
    command = ["wrk", "-t1", f"-c{connections}", f"-d{max(1, round(seconds))}s", "--timeout", "10s", url]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in output:
        raise RuntimeError(f"{url} gave errors:\n{output}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1))


def _by_threads(url, *, seconds, connections):
    parts = urlsplit(url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    deadline = time.monotonic() + seconds
    counts, failures = [0] * connections, []

    def press(index):
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=10)
        while time.monotonic() < deadline:
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            if answer.status >= 300:
                failures.append(answer.status)
                return
            counts[index] += 1

    threads = [threading.Thread(target=press, args=[index]) for index in range(connections)]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise RuntimeError(f"{url} gave errors: {failures[:3]}")
    return sum(counts) / (time.monotonic() - started)


def post_all(posts: list[tuple[str, str, dict[str, str]]], *, at_once: int) -> list[tuple[int, float]]:
    """Send `posts` (address, body, headers), so many at a time; of each the status (0: no answer) and the seconds."""
    ready = [_as_sent(*post) for post in posts]
    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(_exchange, ready))


def _as_sent(url, body, headers):
    """The bytes of one POST, made beforehand: what the client does counts for both sides, so it does little."""
    parts = urlsplit(url)
    lines = [f"POST {parts.path} HTTP/1.1", f"Host: {parts.netloc}", "Connection: close"]
    lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return (parts.hostname, parts.port), "\r\n".join([*lines, "", body]).encode()


def _exchange(request):
    where, content = request
    started = time.monotonic()
    try:
        with socket.create_connection(where, timeout=30) as connection:
            connection.sendall(content)
            answer = b""
            while part := connection.recv(65536):
                answer += part
        return int(answer.split(b" ", 2)[1]), time.monotonic() - started
    except (OSError, IndexError):
        return 0, time.monotonic() - started
