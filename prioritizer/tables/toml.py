"""Values in TOML syntax, as scenario.toml, the sheet `scenario` and overrides write them."""

from __future__ import annotations

import tomllib
from typing import Any


def toml_text(value: object) -> str:
    """A value in TOML syntax."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{"".join(_toml_character(character) for character in value)}"'
    if isinstance(value, list):
        return f"[{', '.join(toml_text(item) for item in value)}]"
    return str(value)


def _toml_character(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character == "\n":
        return "\\n"
    if character < " " or character == "\x7f":
        return f"\\u{ord(character):04X}"
    return character


def toml_value(text: str) -> Any:
    """The value of a TOML expression; the text itself where it is none.

    A setting that is no text then reports that it is not a number, a list or a flag.

    >>> toml_value("[2027, 2028]"), toml_value("final_year")
    ([2027, 2028], 'final_year')
    """
    try:
        document = tomllib.loads(f"value = {text}")
    except tomllib.TOMLDecodeError:
        return text
    return document["value"] if len(document) == 1 else text
