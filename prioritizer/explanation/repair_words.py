"""Changes of the tables in words."""

from __future__ import annotations

from collections.abc import Sequence

from prioritizer.evaluation.sentences.breach import with_unit
from prioritizer.explanation.members import SETTINGS, Cell
from prioritizer.explanation.results import Change

COUNTED = ("scale", "interventions")
"""Units that go without saying."""


def repair_sentence(changes: Sequence[Change]) -> str:
    """All changes of a repair as one sentence."""
    if not changes:
        return "Nothing needs to be changed."
    parts = [change_phrase(change) for change in changes]
    joined = parts[0] if len(parts) == 1 else f"{'; '.join(parts[:-1])}; and {parts[-1]}"
    return f"{joined[0].upper()}{joined[1:]}."


def change_phrase(change: Change) -> str:
    """One change, to be said after "you could"."""
    cell = change.cells[0]
    if isinstance(change.before, float) and isinstance(change.after, float):
        verb = "raise" if change.after > change.before else "lower"
        before, after = (shown(n, change.unit) for n in (change.before, change.after))
        return f"{verb} {place(cell)} from {before} to {after}"
    if change.after is None:
        return f"leave {place(cell)} blank instead of {change.before}"
    return f"set {place(cell)} to {change.after} instead of {change.before}"


def shown(number: float, unit: str) -> str:
    """A number for people, precise enough to be typed in."""
    if unit == "year":
        return f"{number:.0f}"
    if unit.startswith("share"):
        return f"{number:.6g}"
    if unit in COUNTED:
        return f"{number:.9g}"
    exact = f"{number:,.9g}"
    return f"{exact} {unit}".rstrip() if abs(number) < 1e9 else with_unit(number, unit)


def place(cell: Cell) -> str:
    """Where a cell is: "amount of treasury 2027 in funding"."""
    if cell.table == SETTINGS:
        return f"{cell.column} in scenario.toml"
    keys = [f"{key:.0f}" if isinstance(key, float) else str(key) for _, key in cell.row]
    return f"{cell.column} of {' '.join(key for key in keys if key)} in {cell.table}"
