"""The scenario as a repair changes it: other cells, nothing else."""

from __future__ import annotations

from typing import Any

from prioritizer.explanation.members import SETTINGS, Cell, Entry
from prioritizer.explanation.results import Repair
from prioritizer.scenario import Scenario

Row = dict[str, Any]


def apply_repair(scenario: Scenario, repair: Repair) -> Scenario:
    """The scenario with the changes of a repair in its tables.

    Raises:
        ScenarioError: a table does not take a changed cell (the repair is of another scenario).
    """
    return with_cells(
        scenario, [(cell, change.after) for change in repair.changes for cell in change.cells]
    )


def with_cells(scenario: Scenario, edits: list[tuple[Cell, Entry]]) -> Scenario:
    """The scenario with other entries in some cells; a row that is not there is added."""
    changed: dict[str, Any] = {}
    for cell, entry in edits:
        if cell.table == SETTINGS:
            changed[cell.column] = entry
            continue
        if cell.table not in changed:
            given = scenario.given(cell.table)
            changed[cell.table] = [] if given is None else given.to_dict("records")
        rows: list[Row] = changed[cell.table]
        row = next((row for row in rows if is_about(row, cell)), None)
        if row is None:
            row = {column: key for column, key in cell.row if key != ""}
            rows.append(row)
        row[cell.column] = entry
    return scenario.replace(**changed)


def is_about(row: Row, cell: Cell) -> bool:
    """Whether a row of a table is the one that a cell is in."""
    return all(plain(row.get(column)) == key for column, key in cell.row)


def plain(value: Any) -> Any:
    """A key as text or number; "" where it is blank."""
    return "" if value is None or value != value else value
