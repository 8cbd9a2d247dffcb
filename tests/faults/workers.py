"""`python -m tests.faults.workers`: for each line on the input start one worker process, and say its number.

The workers are forks of one process that has Django loaded, so that starting twenty of them takes no minute.
"""

import os
import signal
import sys

import django


def main():
    """Fork a worker for each line; leave when the input ends."""
    django.setup()
    from django.core.management import call_command

    from outbox.registry import MailKind, register_mail

    register_mail(MailKind("test.plain", "plain"))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("ready", flush=True)
    for _line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            call_command("run_worker")
            os._exit(0)
        print(pid, flush=True)


if __name__ == "__main__":
    main()
