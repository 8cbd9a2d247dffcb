"""A version is kept whenever an instrument is published."""

from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import page_published

from kennisbank.models import InstrumentPage
from kennisbank.versions.actions import keep_version


@receiver(page_published, sender=InstrumentPage, dispatch_uid="versions_keep_on_publish")
def keep_on_publish(sender, instance, **kwargs):
    """The page as it is in the database now, with all that hangs on it."""
    keep_version(InstrumentPage.objects.get(pk=instance.pk), today=timezone.localdate())
