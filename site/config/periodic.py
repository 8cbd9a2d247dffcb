"""What the roof does by the clock: planned publication, and forgetting what may be forgotten."""

from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.core.management import call_command

from outbox.registry import PeriodicJob, register_job
from privacy.actions import apply_retention


def publish_scheduled(now: datetime) -> str:
    """Publish and unpublish the pages whose planned time has come."""
    call_command("publish_scheduled", verbosity=0)
    return ""


def forget(now: datetime) -> str:
    """Remove what is older than the register allows, and sessions that are over."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    done = apply_retention(now=now)
    return ", ".join(f"{name}: {number}" for name, number in done.items() if number) or "nothing was old enough"


register_job(PeriodicJob("config.publish_scheduled", timedelta(minutes=1), publish_scheduled))
register_job(PeriodicJob("privacy.retention", timedelta(days=1), forget))
