"""Shares and selectors in words."""

from __future__ import annotations

from prioritizer.language import in_style, marked, say
from prioritizer.tables.selection import parse_selector

KINDS = (
    marked("funder"),
    marked("category"),
    marked("agency"),
    marked("intervention"),
    marked("region"),
    marked("economic"),
)
"""By what a selector may select."""


def percent(share: float) -> str:
    """A share as a percentage, with no more digits than it has.

    >>> percent(0.25), percent(0.0008)
    ('25 %', '0.08 %')
    """
    return in_style(f"{100 * share:.6g} %")


def selected(kind: str, cell: str) -> str:
    """What a selector picks, in words.

    >>> selected("agency", "!army; navy"), selected("category", "equipment")
    ('agency all but army, navy', 'category equipment')
    """
    excludes, ids = parse_selector(cell)
    listed = ", ".join(ids)
    if excludes:
        return say("{kind} all but {ids}", kind=say(kind), ids=listed)
    return f"{say(kind)} {listed}"
