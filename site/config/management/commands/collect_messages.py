"""Collect every text of the code into the one catalogue, fill English with its own msgids, and compile both.

Compiled files are committed, so a fresh machine needs no gettext; only who adds texts does. `--merge` takes Dutch
translations from other .po files, for work that was translated elsewhere.
"""

from django.core.management import call_command
from django.core.management.base import BaseCommand

from config.settings.env import ROOT

CATALOGUES = ROOT / "site" / "config" / "locale"


class Command(BaseCommand):
    help = "Collect texts into the message catalogue and compile it."

    def add_arguments(self, parser):
        parser.add_argument("--merge", nargs="*", default=[], help="other .po files with Dutch translations")

    def handle(self, *args, merge, **options):
        import polib  # a development dependency, so only where it is used

        call_command(
            "makemessages",
            locale=["nl", "en"],
            ignore_patterns=[".venv/*", "var/*", "tests/*", "static/*", "staticfiles/*"],
            no_location=True,
            no_obsolete=True,
            verbosity=0,
        )
        given = {}
        for path in merge:
            given |= {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(path) if entry.translated()}
        for language in ("nl", "en"):
            path = CATALOGUES / language / "LC_MESSAGES" / "django.po"
            catalogue = polib.pofile(str(path), wrapwidth=120)
            for entry in catalogue:
                self._fill(entry, language, given)
            catalogue.save(str(path))
            catalogue.save_as_mofile(str(path.with_suffix(".mo")))
            missing = [entry.msgid for entry in catalogue if not entry.translated()]
            self.stdout.write(f"{language}: {len(catalogue)} texts, {len(missing)} without translation")
            for msgid in missing:
                self.stdout.write(f"  {msgid!r}")

    def _fill(self, entry, language, given):
        other = given.get((entry.msgctxt, entry.msgid))
        if language == "en":
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
            if entry.msgid_plural:
                entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
            else:
                entry.msgstr = entry.msgid
        elif other and (not entry.translated() or "fuzzy" in entry.flags):
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
            entry.msgstr, entry.msgstr_plural = other.msgstr, other.msgstr_plural
        elif "fuzzy" in entry.flags:  # a guess of msgmerge is not a translation
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
            entry.msgstr, entry.msgstr_plural = "", dict.fromkeys(entry.msgstr_plural, "")
