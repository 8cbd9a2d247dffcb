"""The lists that members keep in Mijn. What visitors save has no row: it lives in an address."""

from django.conf import settings
from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from kennisbank.shortlist.contents import TITLE_LENGTH, Contents, Item

REFERENCE_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def new_reference() -> str:
    """A random name for an address: no row number, so nobody can count or guess."""
    return get_random_string(10, REFERENCE_ALPHABET)


class SavedListQuerySet(models.QuerySet):
    def for_user(self, user):
        """Those of `user`, the last changed first."""
        return self.filter(owner=user).order_by("-updated_at", "-pk")


class SavedList(models.Model):
    """A shortlist that somebody keeps: only the owner sees it here; others read it by its address."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("owner"), on_delete=models.CASCADE, related_name="+"
    )
    reference = models.CharField(_("reference"), max_length=12, unique=True, default=new_reference, editable=False)
    title = models.CharField(_("title"), max_length=TITLE_LENGTH, blank=True)
    items = models.JSONField(_("items"), default=list)
    created_at = models.DateTimeField(_("kept since"))
    updated_at = models.DateTimeField(_("changed at"))

    objects = SavedListQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved list")
        verbose_name_plural = _("saved lists")
        ordering = ["-updated_at", "-pk"]

    def __str__(self):
        return f"saved list {self.pk}"

    @property
    def contents(self) -> Contents:
        """The list as a value."""
        return Contents(self.title, tuple(Item(*row) for row in self.items))

    def put(self, contents: Contents) -> None:
        """Take over `contents`; saving is up to the caller."""
        self.title, self.items = contents.title, [[item.kind, item.key, item.note] for item in contents.items]
