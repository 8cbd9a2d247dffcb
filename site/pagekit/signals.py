"""What follows by itself when pages change. Kept small: a receiver calls one function."""

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import copy_for_translation_done, post_page_move

from pagekit.models import ContentVersion, SiteSettings
from pagekit.restrictions import mirror_restrictions

# Saving a draft touches only these; nothing round a page depends on them.
ONLY_OF_DRAFTS = {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"}


ROUND_EVERY_PAGE = (Page, Site, Locale, SiteSettings, PageViewRestriction)


def _concerns_surroundings(sender) -> bool:
    return issubclass(sender, ROUND_EVERY_PAGE) or getattr(sender, "renews_content", False)


@receiver(post_save, dispatch_uid="pagekit_renew_on_save")
def renew_on_save(sender, raw=False, update_fields=None, **kwargs):
    """Pages, sites, settings and restrictions change what stands round every page; some rows say so themselves."""
    if raw or not _concerns_surroundings(sender):
        return
    if update_fields is not None and set(update_fields) <= ONLY_OF_DRAFTS:
        return
    ContentVersion.renew()


@receiver(post_delete, dispatch_uid="pagekit_renew_on_delete")
def renew_on_delete(sender, **kwargs):
    if _concerns_surroundings(sender):
        ContentVersion.renew()


@receiver(post_page_move, dispatch_uid="pagekit_renew_on_move")
def renew_on_move(**kwargs):
    ContentVersion.renew()


@receiver(post_save, sender=PageViewRestriction, dispatch_uid="pagekit_mirror_on_save")
def mirror_on_save(instance, raw=False, **kwargs):
    if not raw:
        mirror_restrictions(instance.page)


@receiver(m2m_changed, sender=PageViewRestriction.groups.through, dispatch_uid="pagekit_mirror_on_groups")
def mirror_on_groups(instance, action, reverse, **kwargs):
    if action.startswith("post_") and not reverse:
        mirror_restrictions(instance.page)


@receiver(post_delete, sender=PageViewRestriction, dispatch_uid="pagekit_mirror_on_delete")
def mirror_on_delete(instance, origin, **kwargs):
    """Lifted by an editor: lifted everywhere. Gone because its page was deleted: the translation stays closed."""
    lifted = isinstance(origin, PageViewRestriction) or getattr(origin, "model", None) is PageViewRestriction
    if lifted:
        mirror_restrictions(instance.page)


@receiver(copy_for_translation_done, dispatch_uid="pagekit_mirror_on_translation")
def mirror_on_translation(sender, source_obj, target_obj, **kwargs):
    if isinstance(source_obj, Page):
        mirror_restrictions(source_obj)
