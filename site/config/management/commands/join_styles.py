"""Join the parts of the style sheet into the one file that pages load, without comments and indentation.

The joined file is committed, so that neither a fresh machine nor production needs a build step.
"""

from django.core.management.base import BaseCommand

from config.settings.env import ROOT

PARTS = ROOT / "static" / "css" / "parts"
JOINED = ROOT / "static" / "css" / "leergilde.css"


def joined() -> str:
    """The content of the joined file, made from the parts in the order of their names."""
    import rcssmin  # a development dependency, so only where it is used

    return rcssmin.cssmin("\n".join(path.read_text(encoding="utf-8") for path in sorted(PARTS.glob("*.css")))) + "\n"


class Command(BaseCommand):
    help = "Join the parts of the style sheet."

    def handle(self, *args, **options):
        JOINED.write_text(joined(), encoding="utf-8")
        self.stdout.write(f"{JOINED.name}: {JOINED.stat().st_size} bytes")
