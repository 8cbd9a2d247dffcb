"""Writing an instrument as TOML that people like to read; reading it is in the standard library."""

from collections.abc import Mapping
from typing import Any

import tomlkit


def write(document: Mapping[str, Any]) -> str:
    """`document` as TOML: plain values first, then its tables. What is None and what is an empty table is left out."""
    return tomlkit.dumps(_readable(document))


def _readable(value: Any) -> Any:
    """`value` with plain values before tables, and with a text of more lines as such."""
    if isinstance(value, Mapping):
        said = {key: each for key, each in value.items() if each is not None and each != {}}
        return {key: _readable(said[key]) for key in sorted(said, key=lambda key: _is_table(said[key]))}
    if isinstance(value, list):
        return [_readable(each) for each in value]
    # A line that ends as on Windows would come back without its "\r": that text stays on one line.
    lines = isinstance(value, str) and "\n" in value and "\r" not in value
    return tomlkit.string(value, multiline=True) if lines else value


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping) or (isinstance(value, list) and bool(value) and isinstance(value[0], Mapping))
