"""The house as HOUSE.md describes it: which way imports run, who may send mail, how large a file gets."""

import ast
import re
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import call_command, get_commands

from config.management.commands.join_styles import JOINED, joined
from config.settings.env import ROOT

ROOMS = ["site", "kennisbank", "community", "events"]
LINES_AT_MOST = 250
# A file over the limit stands here with the reason why it is not split.
LONG_FILES: dict[str, str] = {
    "events/models/sessions.py": "one session with all that it knows of itself",
    "kennisbank/models/instrument.py": "one page type with all that stands on it",
    "kennisbank/queries.py": "facets and search build one statement",
    "site/programme/demo/site_pages.py": "the pages of the demonstration, one after another",
    "site/programme/models/programmes.py": "a programme, its editions and figures are one page",
    "tests/community/practices/test_life.py": "one life from draft to withdrawal",
    "tests/community/practices/test_screens.py": "one table of screens and what each refuses",
    "tests/events/test_races.py": "every race beside its control",
    "tests/events/test_registering.py": "one form, with all that people type into it",
    "tests/events/test_changes.py": "one table of changes and what follows from each",
    "tests/privacy/test_erasing.py": "one life through every room, and what is left of it",
    "tests/kennisbank/test_queries.py": "facets and search, with their traps",
}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "core"}


def sources(*folders):
    for folder in folders or ROOMS:
        yield from sorted((ROOT / folder).rglob("*.py"))


def imported(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_source_folder_is_not_ignored():
    assert subprocess.run(["git", "check-ignore", "site"], cwd=ROOT, capture_output=True, check=False).stdout == b""


def test_imports_run_downwards():
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_only_the_outbox_sends_mail():
    senders = {path for path in sources() if any(name.startswith("django.core.mail") for name in imported(path))}
    assert {path.relative_to(ROOT).parts[:2] for path in senders} == {("site", "outbox")}


def test_nobody_uses_the_form_builder_for_people():
    users = [path for path in sources() if any(name.startswith("wagtail.contrib.forms") for name in imported(path))]
    assert users == []


def test_no_file_is_too_long():
    files = [path for path in sources(*ROOMS, "tests") if "migrations" not in path.parts]
    assert len(files) > 100
    long = {str(path.relative_to(ROOT)) for path in files if len(path.read_text().splitlines()) > LINES_AT_MOST}
    assert sorted(long - set(LONG_FILES)) == []
    assert sorted(set(LONG_FILES) - long) == [], "shorter by now: take it off the list"


def test_no_file_is_a_drawer():
    assert [path for path in sources() if path.stem in FORBIDDEN_NAMES] == []


@pytest.mark.django_db
def test_no_migration_is_missing():
    out = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=out)
    assert "No changes detected" in out.getvalue() or "Geen wijzigingen" in out.getvalue()


def test_every_setting_stands_in_the_readme():
    readme = (ROOT / "README.md").read_text()
    read = re.compile(r"\benv\.\w+\(\s*\"([A-Z_]+)\"|env\.\w+\('([A-Z_]+)'|os\.environ\.get\(\"([A-Z_]+)\"")
    found = set()
    for path in sources("site/config"):
        found |= {next(filter(None, groups)) for groups in read.findall(path.read_text())}
    assert len(found) > 10
    assert sorted(name for name in found if f"`{name}`" not in readme) == []


def test_every_command_stands_in_the_readme():
    readme = (ROOT / "README.md").read_text()
    ours = {"config", "programme", "events", "community", "kennisbank", "pagekit", "accounts", "outbox", "privacy"}
    commands = {name for name, app in get_commands().items() if str(app).split(".", maxsplit=1)[0] in ours}
    assert {"run_site", "run_worker", "collect_messages", "erase_person"} <= commands
    assert sorted(name for name in commands if f"`{name}`" not in readme) == []


def test_every_target_of_make_stands_in_the_readme():
    targets = re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE)
    readme = (ROOT / "README.md").read_text()
    assert [target for target in targets if f"make {target}" not in readme and target != "clean"] == []


def test_style_sheet_is_built_from_its_parts():
    assert JOINED.read_text(encoding="utf-8") == joined(), "run `make css`"
