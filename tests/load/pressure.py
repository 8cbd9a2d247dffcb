"""Pressing on an address for a moment: `wrk` where the machine has it, else plain threads of our own."""

import http.client
import re
import shutil
import subprocess
import threading
import time
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
