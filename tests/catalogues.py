"""`python -m tests.catalogues`: the message catalogue is complete in both languages and its compiled files are current.

Collecting texts again needs gettext; where it is missing, only completeness and the compiled files are looked at.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import polib

from config.settings.env import ROOT

CATALOGUES = {language: ROOT / "site/config/locale" / language / "LC_MESSAGES/django.po" for language in ("nl", "en")}


def untranslated(path: Path) -> list[str]:
    """The msgids of `path` that have no translation, or only a guessed one."""
    return [entry.msgid for entry in polib.pofile(str(path)) if not entry.translated() or "fuzzy" in entry.flags]


def is_compiled(path: Path) -> bool:
    """Whether the compiled file beside `path` says the same as `path`."""
    compiled = {entry.msgid_with_context: entry for entry in polib.mofile(str(path.with_suffix(".mo")))}
    for entry in polib.pofile(str(path)):
        twin = compiled.get(entry.msgid_with_context)
        if twin is None or (twin.msgstr, twin.msgstr_plural) != (entry.msgstr, entry.msgstr_plural):
            return False
    return True


def uncollected() -> list[str]:
    """The texts in the code that the Dutch catalogue does not know, found by collecting into a copy."""
    path = CATALOGUES["nl"]
    before = path.read_bytes(), CATALOGUES["en"].read_bytes()
    known = {entry.msgid for entry in polib.pofile(str(path))}
    try:
        subprocess.run(
            [
                sys.executable,
                "manage.py",
                "makemessages",
                "-l",
                "nl",
                "-l",
                "en",
                "--no-location",
                "--no-obsolete",
                "-v0",
            ]
            + [f"--ignore={name}" for name in (".venv/*", "var/*", "tests/*", "static/*", "staticfiles/*")],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        return [entry.msgid for entry in polib.pofile(str(path)) if entry.msgid not in known]
    finally:
        path.write_bytes(before[0])
        CATALOGUES["en"].write_bytes(before[1])


def main() -> int:
    """Print what is wrong; 1 when anything is."""
    problems = []
    for language, path in CATALOGUES.items():
        problems += [f"{language}: not translated: {msgid!r}" for msgid in untranslated(path)]
        if not is_compiled(path):
            problems.append(f"{language}: the compiled catalogue is older than its source; run `make messages`")
    if shutil.which("msgfmt"):
        problems += [f"not collected: {msgid!r}; run `make messages`" for msgid in uncollected()]
    for problem in problems:
        print(problem)
    print(f"catalogues: {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
