"""Reading a scenario from a folder or an .xlsx workbook."""

from __future__ import annotations

from pathlib import Path

from prioritizer.language import say
from prioritizer.scenario import Scenario
from prioritizer.tables.checks.registry import content_faults, in_order
from prioritizer.tables.content import build_content
from prioritizer.tables.faults import ScenarioError, settings_fault
from prioritizer.tables.folder import read_folder
from prioritizer.tables.source import Source
from prioritizer.tables.workbook import read_workbook
from prioritizer.tables.write import WORKBOOK_SUFFIX


def read_scenario(path: str | Path) -> Scenario:
    """The scenario of a folder or workbook (docs/data.md, A scenario).

    Raises:
        ScenarioError: with every fault of files, cells and tables, if there is one.
    """
    return scenario_of(read_source(Path(path)))


def scenario_of(source: Source) -> Scenario:
    """The scenario of what was read.

    Raises:
        ScenarioError: with every fault of files, cells and tables, if there is one.
    """
    if not source.faults:
        return Scenario(source.settings, source.tables)
    content, faults = build_content(source.settings, source.tables, frozenset(source.unreadable))
    if "scenario" in source.unreadable:
        faults = [fault for fault in faults if fault.column != "years"]
    raise ScenarioError(in_order([*source.faults, *faults, *content_faults(content)]))


def read_source(path: Path) -> Source:
    """The untyped settings and tables of a path, with the faults of its files."""
    if path.is_dir():
        return read_folder(path)
    if path.suffix.lower() == WORKBOOK_SUFFIX and path.exists():
        return read_workbook(path)
    problem = (
        say("is neither a folder nor an .xlsx workbook") if path.exists() else say("does not exist")
    )
    message = say("{problem}: name a folder or an .xlsx workbook", problem=problem)
    raise ScenarioError([settings_fault(None, str(path), message)])
