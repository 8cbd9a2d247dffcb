"""`run_worker --once` does what is due; the retention job follows the register."""

from datetime import timedelta

from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from outbox.models import JobRun, OutboxMessage
from outbox.registry import PERIODIC_JOBS


def test_once_sends_everything_and_runs_every_job(write):
    for number in range(12):
        write(str(number), now=timezone.now())
    call_command("run_worker", "--once")
    assert len(mail.outbox) == 12
    assert set(JobRun.objects.values_list("name", flat=True)) == set(PERIODIC_JOBS)
    assert not JobRun.objects.filter(last_result__startswith="failed").exists()


def test_retention_job_blanks_old_messages(write):
    write(now=timezone.now() - timedelta(days=31))
    call_command("run_worker", "--once")
    JobRun.objects.update(due_at=timezone.now() - timedelta(days=1))
    call_command("run_worker", "--once")
    assert OutboxMessage.objects.get().to == ""
    assert "outbox.actions.forget_old: 1" in JobRun.objects.get(name="privacy.retention").last_result
