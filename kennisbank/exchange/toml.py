"""Writing the little of TOML that an instrument needs; reading it is in the standard library."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

# What TOML does not take as it is: everything below the space, and the sign for "delete".
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def write(document: Mapping[str, Any]) -> str:
    """`document` as TOML: plain values first, then its tables. What is None and what is an empty table is left out."""
    return "\n".join(_lines(document, "")).strip() + "\n"


def _lines(table: Mapping[str, Any], path: str) -> list[str]:
    lines = [f"{key} = {_value(value)}" for key, value in table.items() if value is not None and not _is_table(value)]
    for key, value in table.items():
        if isinstance(value, Mapping) and value:
            lines += ["", f"[{path}{key}]", *_lines(value, f"{path}{key}.")]
        elif _is_table(value):
            for each in value:
                lines += ["", f"[[{path}{key}]]", *_lines(each, f"{path}{key}.")]
    return lines


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping) or (isinstance(value, list) and bool(value) and isinstance(value[0], Mapping))


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(_value(each) for each in value)}]"
    return _text(value)


def _text(value: str) -> str:
    escaped = CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", value.replace("\\", "\\\\"))
    if "\n" not in value:
        return '"' + escaped.replace('"', '\\"').replace("\t", "\\t") + '"'
    escaped = escaped.replace('"""', '""\\"')
    return f'"""\n{escaped[:-1]}\\""""' if escaped.endswith('"') else f'"""\n{escaped}"""'
