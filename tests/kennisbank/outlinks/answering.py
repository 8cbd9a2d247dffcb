"""A small site of our own that answers links."""

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Answers(BaseHTTPRequestHandler):
    """/404 answers 404; /no-head only GET; /to/<path> leads to <path>, /away/<address> elsewhere."""

    def do_HEAD(self):
        self.answer(405 if self.path == "/no-head" else None)

    def do_GET(self):
        self.answer(None)

    def answer(self, status):
        self.server.asked.append((self.command, self.path))
        first, _slash, rest = self.path[1:].partition("/")
        leads = {"to": f"/{rest}", "away": rest}.get(first)
        self.send_response(status or (302 if leads else int(first) if first.isdigit() else 200))
        if leads:
            self.send_header("Location", leads)
        self.end_headers()

    def log_message(self, *args):
        """Nothing: the tests read `asked`."""


@contextmanager
def answering():
    """(address of the site, what was asked of it)."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        server.asked = []
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", server.asked
        finally:
            server.shutdown()
