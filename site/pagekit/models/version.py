"""One row that says whether anything changed that stands round every page."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


def new_token() -> str:
    """A token that never comes back, also not after a transaction was rolled back."""
    return uuid.uuid4().hex


class ContentVersion(models.Model):
    """The version of pages, sites, settings and restrictions together.

    Each process keeps what it worked out (menus, homes, settings) for as long as this token is the same: one small
    query a request instead of ten, and exact over all processes, because the token changes in the transaction of the
    change itself.

    A model of another kind that public pages show says `renews_content = True`. Not for what changes by the minute
    (places taken): that is asked each time.
    """

    SINGLE = 1

    token = models.CharField(_("token"), max_length=32, default=new_token)

    class Meta:
        verbose_name = _("content version")
        verbose_name_plural = _("content versions")

    def __str__(self):
        return self.token

    @classmethod
    def current(cls) -> str:
        """The token of now; an empty text when nothing was ever saved. One query."""
        return cls.objects.filter(pk=cls.SINGLE).values_list("token", flat=True).first() or ""

    @classmethod
    def renew(cls) -> None:
        """Say that something changed; in the transaction of that change."""
        token = new_token()
        if not cls.objects.filter(pk=cls.SINGLE).update(token=token):
            row = cls(pk=cls.SINGLE, token=token)
            cls.objects.bulk_create([row], update_conflicts=True, update_fields=["token"], unique_fields=["id"])
