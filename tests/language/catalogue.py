"""The messages of the sources, and what a catalogue lacks of them.

For those who write or translate sentences:

    python -m tests.language.catalogue          the messages that the catalogue lacks, as a .po
    python -m tests.language.catalogue stale    those that no source has any more
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
PATH = ROOT / "prioritizer/language/catalogues/es/LC_MESSAGES/prioritizer.po"
FOLDERS = ("prioritizer", "models")
SPEAKING = {"say": 1, "marked": 1, "say_count": 2}
"""Functions whose first arguments are messages, and how many."""


@dataclass(frozen=True)
class Message:
    """A message, with its plural where it has one, and where it stands."""

    text: str
    plural: str
    place: str


def sources() -> list[Path]:
    """Every source file that may speak."""
    found = [p for folder in FOLDERS for p in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if path != ROOT / "prioritizer/models/__init__.py"]


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """The calls that speak, by the name of the function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", "")
            if name in SPEAKING:
                yield name, node


def literal(node: ast.expr) -> str | None:
    """A text that is written out, None for any other expression."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


@lru_cache
def messages() -> dict[tuple[str, str], Message]:
    """Every message of the sources and of the schema, by text and plural."""
    found: dict[tuple[str, str], Message] = {}
    for path in sources():
        for name, call in calls(path):
            texts = [literal(argument) for argument in call.args[: SPEAKING[name]]]
            if texts and all(texts):
                place = f"{path.relative_to(ROOT).as_posix()}:{call.lineno}"
                one, many = texts[0], texts[1] if len(texts) > 1 else ""
                found.setdefault((str(one), str(many)), Message(str(one), str(many), place))
    for text in schema_texts():
        found.setdefault((text, ""), Message(text, "", "schema"))
    return found


def schema_texts() -> Iterator[str]:
    """What the schema says of tables, columns and settings."""
    from prioritizer.tables.columns import REMARKS, Kind
    from prioritizer.tables.schema import TABLES
    from prioritizer.tables.settings import SETTINGS

    yield from (kind.value for kind in Kind)
    for table in TABLES.values():
        yield table.description
        for column in table.columns:
            yield column.description
            yield column.unit
    yield from (column.description for column in REMARKS)
    yield from (setting.description for setting in SETTINGS.values())


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def catalogue() -> Catalog:
    """The catalogue as it is kept."""
    with PATH.open("rb") as file:
        return read_po(file, locale="es")


def kept() -> dict[tuple[str, str], tuple[str, ...]]:
    """The translations, one for each form, by text and plural."""
    found = {}
    for entry in catalogue():
        if entry.id:
            one, many = entry.id if isinstance(entry.id, tuple) else (entry.id, "")
            told = entry.string if isinstance(entry.string, tuple) else (entry.string,)
            found[one, many] = tuple(str(text) for text in told)
    return found


def missing() -> list[Message]:
    """Messages that the catalogue lacks."""
    there = kept()
    return [m for key, m in messages().items() if m.text.strip() and not all(there.get(key, ("",)))]


def stale() -> list[tuple[str, str]]:
    """Entries of the catalogue that no source has."""
    return [key for key in kept() if key not in messages()]


def main() -> None:
    """Print what is missing or stale."""
    shown = Catalog(locale="es", fuzzy=False)
    if sys.argv[1:] == ["stale"]:
        for one, many in stale():
            shown.add((one, many) if many else one)
    else:
        for message in missing():
            shown.add((message.text, message.plural) if message.plural else message.text)
    write_po(sys.stdout.buffer, shown, width=100, omit_header=True)


if __name__ == "__main__":
    main()
