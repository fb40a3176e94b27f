"""Writing a scenario: a folder, or a workbook where the path ends in .xlsx."""

from __future__ import annotations

from pathlib import Path

from prioritizer.tables.content import Content
from prioritizer.tables.folder import write_folder
from prioritizer.tables.workbook import write_workbook

WORKBOOK_SUFFIX = ".xlsx"


def write_content(content: Content, path: Path) -> None:
    """Write to a folder or workbook.

    Raises:
        ScenarioError: if a workbook cannot hold a text or a table.
    """
    if path.suffix.lower() == WORKBOOK_SUFFIX:
        write_workbook(content, path)
    else:
        write_folder(content, path)
