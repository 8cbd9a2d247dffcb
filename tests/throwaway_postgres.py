"""`python -m tests.throwaway_postgres CMD ARGS…`: run a command on a PostgreSQL that is there for it alone.

With a DATABASE_URL of PostgreSQL in the environment that database is used as it is. Otherwise a cluster is made in a
temporary folder from the binaries of this machine, reached through a socket only, started as an unprivileged user, and
removed whatever happens: when the command fails, and when we are told to stop. The command's exit code is ours.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

USER = DATABASE = "leergilde"
# The data may be lost with the machine: that is what makes it quick. Shared memory stays small beside the tests.
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "listen_addresses": "",
    "shared_buffers": "64MB",
    "max_wal_size": "1GB",
    "log_min_messages": "fatal",
    "logging_collector": "off",
}
SOCKET_PATH_LIMIT = 80  # the operating system allows 107 bytes, of which PostgreSQL's own file name takes some


class NoPostgres(Exception):
    """This machine has no PostgreSQL binaries."""


def binaries() -> Path:
    """The folder of initdb and postgres: on the path, or the newest of Debian's."""
    found = shutil.which("initdb")
    if found and shutil.which("postgres"):
        return Path(found).resolve().parent
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if not folders:
        raise NoPostgres("No initdb on the path or in /usr/lib/postgresql: install postgresql, or set DATABASE_URL.")
    return max(folders, key=lambda folder: float(folder.parent.name))


def unprivileged() -> dict:
    """What Popen needs to leave root behind: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    raise NoPostgres("Root needs a user postgres or nobody to start PostgreSQL as.")


@contextmanager
def cluster():
    """A running PostgreSQL of our own; gives its DATABASE_URL and takes everything away afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="leergilde-pg-"))
    if len(str(folder)) > SOCKET_PATH_LIMIT:
        folder.rmdir()
        folder = Path(tempfile.mkdtemp(prefix="leergilde-pg-", dir="/tmp"))
    server = None
    try:
        tools, who = binaries(), unprivileged()
        if who:
            os.chown(folder, who["user"], who["group"])
        _initialise(tools, folder, who)
        server = _start(tools, folder, who)
        yield f"postgres://{USER}@/{folder}/{DATABASE}"
    finally:
        if server:
            server.send_signal(signal.SIGQUIT)  # nothing to save: do not wait for connections that are left
            server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _initialise(tools, folder, who):
    command = [tools / "initdb", "--pgdata", folder / "data", "--username", USER, "--auth", "trust", "--no-sync"]
    command += ["--encoding", "UTF8", "--locale", "C.UTF-8", "--no-instructions"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, **who)
    if done.returncode:
        raise NoPostgres(f"initdb failed: {done.stderr}")


def _start(tools, folder, who):
    command = [tools / "postgres", "-D", folder / "data", "-k", folder]
    for name, value in SETTINGS.items():
        command += ["-c", f"{name}={value}"]
    # A session of its own: a Ctrl-C in the terminal reaches the command first, and the database only from us.
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, start_new_session=True, **who)
    create = [tools / "createdb", "-h", folder, "-U", USER, DATABASE]
    for _ in range(300):
        if subprocess.run(create, cwd=folder, capture_output=True, check=False, **who).returncode == 0:
            return server
        if server.poll() is not None:
            break
        time.sleep(0.1)
    server.kill()
    raise NoPostgres("PostgreSQL did not start.")


def run(command: list[str], environment: dict) -> int:
    """Run `command`, pass on the signals that end us, and give back its exit code."""
    child = subprocess.Popen(command, env=environment)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda received, _frame: child.send_signal(received))
    code = child.wait()
    return 128 - code if code < 0 else code


def main(command: list[str]) -> int:
    """Run `command` on PostgreSQL; 2 when there is none."""
    if not command:
        sys.stderr.write(__doc__)
        return 2
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith(("postgres", "psql", "pgsql")):
        return run(command, dict(os.environ))
    # Until the command runs, a signal must unwind the block below, so that nothing stays behind.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, _frame: sys.exit(128 + received))
    try:
        with cluster() as url:
            return run(command, {**os.environ, "DATABASE_URL": url})
    except NoPostgres as problem:
        sys.stderr.write(f"{problem}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
