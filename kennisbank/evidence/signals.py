"""An instrument always carries the level that was decided, also when an older draft of it is published."""

from django.db.models.signals import pre_save
from django.dispatch import receiver

from kennisbank.evidence.models import EvidenceDecision
from kennisbank.models import InstrumentPage


@receiver(pre_save, sender=InstrumentPage, dispatch_uid="evidence_keep_the_level")
def keep_the_level(sender, instance, raw=False, update_fields=None, **kwargs):
    """Write the level of the newest decision; a page about which nothing was decided stays as it is."""
    if raw or (update_fields is not None and "evidence_level" not in update_fields):
        return
    newest = EvidenceDecision.objects.about(instance.translation_key).first()
    if newest is not None:
        instance.evidence_level = newest.level
