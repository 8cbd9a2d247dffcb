"""Who may see a page holds for all its translations (stack.md 1: Wagtail would leave the English one open)."""

from contextvars import ContextVar

from django.db import transaction
from wagtail.models import PageViewRestriction

_mirroring: ContextVar[bool] = ContextVar("mirroring", default=False)


def _rules_of(page):
    return sorted(
        (rule.restriction_type, rule.password, tuple(sorted(rule.groups.values_list("pk", flat=True))))
        for rule in page.view_restrictions.all()
    )


def mirror_restrictions(page) -> None:
    """Give every translation of `page` the same view restrictions as `page` has, and no others.

    Automatic copies are left out: they follow their source by themselves. Does nothing while it is already at work,
    because writing a restriction calls this function again.
    """
    if _mirroring.get():
        return
    mark = _mirroring.set(True)
    try:
        with transaction.atomic():
            wanted = _rules_of(page)
            for twin in page.get_translations().filter(alias_of__isnull=True):
                if _rules_of(twin) != wanted:
                    _replace(twin, wanted)
    finally:
        _mirroring.reset(mark)


def _replace(page, rules):
    page.view_restrictions.all().delete()
    for restriction_type, password, groups in rules:
        rule = PageViewRestriction.objects.create(page=page, restriction_type=restriction_type, password=password)
        rule.groups.set(groups)
