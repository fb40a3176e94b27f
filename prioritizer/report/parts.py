"""What a report is made of, whichever form it is printed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias


@dataclass(frozen=True)
class Paragraph:
    """A few sentences."""

    text: str


@dataclass(frozen=True)
class Points:
    """A list of sentences, of one weight."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table: the first ``text`` columns are words, the others numbers."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    text: int = 1


@dataclass(frozen=True)
class Chart:
    """A picture, and what it shows in words; its numbers stand in a grid after it.

    Attributes:
        title: over the picture.
        alt: what it shows, for those who do not see it.
        spec: of Vega-Lite.
    """

    title: str
    alt: str
    spec: Mapping[str, Any]


@dataclass(frozen=True)
class Code:
    """Lines to copy."""

    title: str
    text: str


Block: TypeAlias = Paragraph | Points | Grid | Chart | Code


@dataclass(frozen=True)
class Section:
    """One section under its heading."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Report:
    """A report: title, a line under it, sections, and the line at the foot of every page."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    foot: str
    contents: str
    language: str
