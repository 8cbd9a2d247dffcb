"""Which language a locale row stands for, remembered in this process: pages ask it over and over, and it never
changes."""

from functools import cache

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Locale


@cache
def language_of(locale_id: int) -> str:
    """The language code ("nl") of the locale with this primary key. Raises Locale.DoesNotExist for an unknown one."""
    return Locale.objects.values_list("language_code", flat=True).get(pk=locale_id)


@receiver([post_save, post_delete], sender=Locale, dispatch_uid="pagekit_forget_languages")
def forget_languages(**kwargs):
    language_of.cache_clear()
