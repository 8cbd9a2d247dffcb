"""Reading the content of the demonstration: TOML files beside this module."""

import tomllib
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"


def read(relative: str) -> dict[str, Any]:
    """The content of one file, such as "site/events.toml"."""
    return tomllib.loads((CONTENT / relative).read_text(encoding="utf-8"))
