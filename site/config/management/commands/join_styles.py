"""Join the parts of the style sheet into the one file that pages load, without comments and indentation.

The joined file is committed, so that neither a fresh machine nor production needs a build step.
"""

import re

from django.core.management.base import BaseCommand

from config.settings.env import ROOT

PARTS = ROOT / "static" / "css" / "parts"
JOINED = ROOT / "static" / "css" / "leergilde.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
QUOTED = re.compile(r"""("[^"]*"|'[^']*')""")


def joined() -> str:
    """The content of the joined file, made from the parts in the order of their names."""
    return squeezed("\n".join(path.read_text(encoding="utf-8") for path in sorted(PARTS.glob("*.css")))) + "\n"


def squeezed(style: str) -> str:
    """`style` without comments and needless spaces; what stands between quotes is left alone.

    Only spaces that never mean anything go. The one before a colon does mean something: `.a :is(b)` is not `.a:is(b)`.
    (rcssmin, which did this before, took it away inside @layer.)
    """
    pieces = QUOTED.split(COMMENT.sub("", style))
    return "".join(piece if number % 2 else _squeeze(piece) for number, piece in enumerate(pieces)).strip()


def _squeeze(text):
    text = re.sub(r" ?([{};]) ?", r"\1", re.sub(r"\s+", " ", text))
    return re.sub(r"([,:]) ", r"\1", text).replace(";}", "}")


class Command(BaseCommand):
    help = "Join the parts of the style sheet."

    def handle(self, *args, **options):
        JOINED.write_text(joined(), encoding="utf-8")
        self.stdout.write(f"{JOINED.name}: {JOINED.stat().st_size} bytes")
