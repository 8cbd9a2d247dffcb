"""How the facts of an instrument are said in words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kennisbank.enums import SIZE_LIMITS, SizeBand


def describe_sizes(bands: Iterable[str]) -> str:
    """The company sizes `bands` as ranges, neighbours joined: "self-employed, up to 9 employees"."""
    return _sizes(bands, _("up to %(last)s employees"), _("%(first)s to %(last)s employees"))


def shorten_sizes(bands: Iterable[str]) -> str:
    """The same for a narrow column, where the heading says what is counted: "self-employed, up to 9", "10 to 249"."""
    return _sizes(bands, _("up to %(last)s"), _("%(first)s to %(last)s"))


def describe_minutes(minutes: int) -> str:
    """Minutes per week as people say them: "5 minutes per week", "1 hour per week", "1.5 hours per week"."""
    if minutes < 60:
        return ngettext("%(count)s minute per week", "%(count)s minutes per week", minutes) % {"count": minutes}
    hours = round(minutes / 30) / 2
    if hours == 1:
        return _("1 hour per week")
    whole, half = divmod(hours, 1)
    return _("%(hours)s hours per week") % {"hours": f"{whole:.0f}½" if half else f"{whole:.0f}"}


def _sizes(bands, from_one, from_more):
    bands = set(bands)
    parts = [_("self-employed")] if SizeBand.SELF_EMPLOYED in bands else []
    for first, last in _ranges(bands):
        parts.append((from_one if first == 1 else from_more) % {"first": first, "last": last})
    return ", ".join(parts)


def _ranges(bands):
    joined = []
    for band, (first, last) in SIZE_LIMITS.items():
        if band not in bands:
            continue
        if joined and joined[-1][1] == first - 1:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined
