"""Why somebody sits where, in sentences."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from events.matching.rules.guests import Guest, met


def reasons(guest: Guest, table: Sequence[Guest], everybody: Sequence[Guest], themes: Mapping[int, str]) -> list[str]:
    """Why `guest` sits at `table`: about the own question, and about what is brought for the questions of others."""
    others = [each for each in table if each.key != guest.key]
    said = [_about_question(guest, table, everybody, themes)]
    if guest.brings is not None and any(each.asks == guest.brings for each in others):
        if theme := themes.get(guest.brings):
            said.append(_("Brings something on “%(theme)s”, which somebody at this table asks.") % {"theme": theme})
        else:
            said.append(_("Brings something that somebody at this table asks."))
    return said


def _about_question(guest: Guest, table: Sequence[Guest], everybody: Sequence[Guest], themes: Mapping[int, str]) -> str:
    if guest.asks is None:
        return _("Has no question of their own: people without one sit spread over the tables.")
    theme = themes.get(guest.asks)
    if guest in met(table):
        with_theme = _("The question on “%(theme)s” meets somebody who brings something on it.")
        without = _("The question meets somebody who brings something.")
    elif any(each.brings == guest.asks and each.key != guest.key for each in everybody):
        with_theme = _("Who brings something on “%(theme)s” sits at another table.")
        without = _("Who brings something sits at another table.")
    else:
        with_theme = _("Nobody else in this session brings something on “%(theme)s”.")
        without = _("Nobody else in this session brings something.")
    return with_theme % {"theme": theme} if theme else without
