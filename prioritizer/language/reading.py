"""Reading a gettext catalogue (.po) as it is written, without compiling it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

PLURALS = "nplurals=2; plural=(n != 1);"
"""The one rule of plurals that is understood: it is that of English and of Spanish."""


@dataclass(frozen=True)
class Catalogue:
    """Translations by message, those with a plural by both messages; empty for English."""

    texts: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def text(self, message: str) -> str:
        """The translation of a message; the message where there is none."""
        return self.texts.get(message) or message

    def form(self, one: str, many: str, count: int) -> str:
        """The translation for a number of things."""
        told = self.forms.get((one, many)) or (one, many)
        return told[0] if count == 1 else told[1]


def read_catalogue(text: str) -> Catalogue:
    """The catalogue that a .po file holds.

    Raises:
        ValueError: a line is none of a catalogue, or its rule of plurals is another.
    """
    texts: dict[str, str] = {}
    forms: dict[tuple[str, str], tuple[str, str]] = {}
    for entry in _entries(text):
        one = entry["msgid"]
        if not one and PLURALS not in entry["msgstr"]:
            raise ValueError(f"the catalogue has another rule of plurals than {PLURALS}")
        if "msgid_plural" in entry:
            forms[one, entry["msgid_plural"]] = entry["msgstr[0]"], entry["msgstr[1]"]
        elif one:
            texts[one] = entry["msgstr"]
    return Catalogue(texts, forms)


def _entries(text: str) -> Iterator[dict[str, str]]:
    """The fields of each entry, by name."""
    entry: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("msg"):
            name, _, quoted = line.partition(" ")
            if name == "msgid" and entry:
                yield entry
                entry = {}
            entry[name] = json.loads(quoted)
        elif line.startswith('"'):
            entry[name] += json.loads(line)
        elif line and not line.startswith("#"):
            raise ValueError(f"no line of a catalogue: {line}")
    if entry:
        yield entry
