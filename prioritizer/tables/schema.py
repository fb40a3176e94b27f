"""The schema: every table, the one source for validation, documentation and Excel headers."""

from __future__ import annotations

from prioritizer.tables.columns import Column, Kind, Table
from prioritizer.tables.declarations.context import CONTEXT_TABLES
from prioritizer.tables.declarations.means import MEANS_TABLES
from prioritizer.tables.declarations.programme import PROGRAMME_TABLES

__all__ = ["TABLES", "Column", "Kind", "Table"]

TABLES: dict[str, Table] = {
    table.name: table for table in (*PROGRAMME_TABLES, *MEANS_TABLES, *CONTEXT_TABLES)
}
