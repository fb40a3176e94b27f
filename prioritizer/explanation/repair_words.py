"""Changes of the tables in words."""

from __future__ import annotations

from collections.abc import Sequence

from prioritizer.evaluation.sentences.breach import with_unit
from prioritizer.explanation.members import SETTINGS, Cell
from prioritizer.explanation.results import Change
from prioritizer.language import in_style, marked, say

UNITS = (marked("influence times support"), marked("support"))
"""Units that are no author's own."""

COUNTED = ("scale", "interventions")
"""Units that go without saying."""


def repair_sentence(changes: Sequence[Change]) -> str:
    """All changes of a repair as one sentence."""
    if not changes:
        return say("Nothing needs to be changed.")
    parts = [change_phrase(change) for change in changes]
    joined = (
        parts[0]
        if len(parts) == 1
        else say("{first}; and {last}", first="; ".join(parts[:-1]), last=parts[-1])
    )
    return f"{joined[0].upper()}{joined[1:]}."


def change_phrase(change: Change) -> str:
    """One change, to be said after "you could"."""
    cell = change.cells[0]
    if isinstance(change.before, float) and isinstance(change.after, float):
        before, after = (shown(n, change.unit) for n in (change.before, change.after))
        words = {"cell": place(cell), "before": before, "after": after}
        if change.after > change.before:
            return say("raise {cell} from {before} to {after}", **words)
        return say("lower {cell} from {before} to {after}", **words)
    if change.after is None:
        return say("leave {cell} blank instead of {before}", cell=place(cell), before=change.before)
    return say(
        "set {cell} to {after} instead of {before}",
        cell=place(cell),
        after=change.after,
        before=change.before,
    )


def shown(number: float, unit: str) -> str:
    """A number for people, precise enough to be typed in."""
    if unit == "year":
        return f"{number:.0f}"
    if unit.startswith("share"):
        return in_style(f"{number:.6g}")
    if unit in COUNTED:
        return in_style(f"{number:.9g}")
    exact = in_style(f"{number:,.9g}")
    told = say(unit)
    return f"{exact} {told}".rstrip() if abs(number) < 1e9 else with_unit(number, told)


def place(cell: Cell) -> str:
    """Where a cell is: "amount of treasury 2027 in funding"."""
    if cell.table == SETTINGS:
        return say("{column} in scenario.toml", column=cell.column)
    keys = [f"{key:.0f}" if isinstance(key, float) else str(key) for _, key in cell.row]
    return say(
        "{column} of {row} in {table}",
        column=cell.column,
        row=" ".join(key for key in keys if key),
        table=cell.table,
    )
