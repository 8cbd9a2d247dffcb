"""A skipped test must stand on this list: a checker that skips quietly proves nothing (trust.md section 4, 12)."""

import os

# The beginning of each allowed reason.
ALLOWED = [
    "Chromium is not installed",
    "needs PostgreSQL",
    "needs SQLite",
    "the test database of SQLite lives in the memory of this process",
    "no PostgreSQL binaries on this machine",
    "needs the libraries of WeasyPrint",
    "got empty parameter set",
]


class SkipPolice:
    """Fails the run when a test was skipped for a reason that is not listed."""

    def __init__(self):
        self.unlisted = []

    def pytest_runtest_logreport(self, report):
        if not report.skipped or hasattr(report, "wasxfail"):
            return
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reason = reason.removeprefix("Skipped: ")
        # .ci/run installs both, and asks for them
        is_required = os.environ.get("REQUIRE_BROWSER") and reason.startswith(("Chromium", "needs the libraries"))
        if is_required or not any(reason.startswith(allowed) for allowed in ALLOWED):
            self.unlisted.append(f"{report.nodeid}: {reason}")

    def pytest_sessionfinish(self, session):
        if self.unlisted and session.exitstatus == 0:
            session.exitstatus = 1

    def pytest_terminal_summary(self, terminalreporter):
        for line in self.unlisted:
            terminalreporter.write_line(f"SKIPPED WITHOUT LEAVE {line} (tests/skips.py)", red=True)


def pytest_configure(config):
    config.pluginmanager.register(SkipPolice(), "skip-police")
