"""The immutable scenario: settings and tables, valid by construction."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

import pandas as pd

from prioritizer.language import say
from prioritizer.tables.checks.registry import content_faults, in_order
from prioritizer.tables.content import Content, TableLike, build_content
from prioritizer.tables.data import empty_table
from prioritizer.tables.digest import canonical_text
from prioritizer.tables.faults import Fault, ScenarioError, did_you_mean, settings_fault
from prioritizer.tables.overrides import apply_overrides
from prioritizer.tables.schema import TABLES
from prioritizer.tables.settings import KEY_OF, SETTINGS, Settings
from prioritizer.tables.settings_reading import flatten
from prioritizer.tables.write import write_content

__all__ = ["Fault", "Scenario", "ScenarioError", "Settings"]


class Scenario:
    """Settings and tables of one case, complete and valid (docs/data.md, A scenario).

    Immutable, equal and hashable by `digest`. `settings` is as in scenario.toml, nested or under
    dotted keys; a table is a DataFrame, a list of records or a mapping of columns, its cells text
    or typed values (None, NaN and "" are blank), or None where the scenario lacks it.

    Raises:
        ScenarioError: with every fault, if there is one.
    """

    settings: Settings
    content: Content
    """The typed cells, for the modules that look at the tables as given."""

    def __init__(self, settings: Mapping[str, Any], tables: Mapping[str, TableLike | None]) -> None:
        present = {name: table for name, table in tables.items() if table is not None}
        content, faults = build_content(settings, present)
        faults += content_faults(content)
        if faults:
            raise ScenarioError(in_order(faults))
        vars(self).update(content=content, settings=content.settings)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a scenario is immutable: use replace({name}=...) for a changed copy")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a scenario is immutable: use replace({name}=None) for a copy")

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables that the scenario has, in the order of the schema."""
        return tuple(self.content.tables)

    @property
    def given_settings(self) -> dict[str, Any]:
        """The settings that the author gave, under dotted keys."""
        return dict(self.content.given_settings)

    def table(self, name: str) -> pd.DataFrame:
        """The complete table: every column of the schema in its order, defaults filled in.

        Text, ids and choices are str ("" blank), numbers float64 (NaN blank), whole numbers int64
        unless a blank is possible, yes/no bool. Without rows where the scenario lacks the table.

        Raises:
            KeyError: if there is no such table in the schema.
        """
        if name not in self._frames:
            data = self.content.tables.get(name) or empty_table(_known(name))
            self._frames[name] = data.complete_frame()
        return self._frames[name].copy(deep=False)  # copy on write: the kept one cannot change

    def given(self, name: str) -> pd.DataFrame | None:
        """The table as its author wrote it, typed, blanks kept; None where there is none.

        Yes/no cells are True, False or None; `source`, `notes` and `x_*` are text.
        """
        data = self.content.tables.get(_known(name))
        return None if data is None else data.given_frame()

    def replace(self, **changes: Any) -> Scenario:
        """A copy with other settings or tables, by name; None removes.

        Raises:
            ScenarioError: if a name is unknown or the result is at fault.
        """
        settings = self.given_settings
        tables: dict[str, TableLike] = dict(self.content.tables)
        unknown = []
        for name, value in changes.items():
            if name in TABLES:
                tables.pop(name, None)
                if value is not None:
                    tables[name] = value
            elif name in KEY_OF:
                settings[KEY_OF[name]] = value
            elif name in _SECTIONS:
                settings = {key: old for key, old in settings.items() if _section(key) != name}
                settings |= flatten({name: value or {}})
            else:
                hint = did_you_mean(name, (*KEY_OF, *TABLES))
                unknown.append(
                    settings_fault(name, None, say("is no setting or table: {hint}", hint=hint))
                )
        if unknown:
            raise ScenarioError(unknown)
        return Scenario(
            {key: value for key, value in settings.items() if value is not None}, tables
        )

    def with_overrides(self, overrides: list[str] | tuple[str, ...]) -> Scenario:
        """A copy with `KEY=VALUE` settings and `TABLE.ID.COLUMN=VALUE` cells.

        Raises:
            ScenarioError: if an override cannot be read or the result is at fault
                (docs/data.md, Command line, `--set`).
        """
        settings, tables = apply_overrides(self.content, overrides)
        return Scenario(settings, tables)

    def write(self, path: str | Path) -> None:
        """Write to a folder, or to a workbook where the path ends in `.xlsx`.

        In an existing folder the tables are replaced, known ones that this scenario lacks are
        removed, other files stay.

        Raises:
            ScenarioError: if a workbook cannot hold a text or a table.
        """
        write_content(self.content, Path(path))

    @cached_property
    def digest(self) -> str:
        """The sha256 of the content, numbers with 15 significant digits, as 64 hex digits."""
        return hashlib.sha256(canonical_text(self.content).encode()).hexdigest()

    @cached_property
    def _frames(self) -> dict[str, pd.DataFrame]:
        return {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scenario) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        title = self.settings.title or "untitled"
        years = self.settings.years
        return f"<Scenario {title!r}, {years[0]} to {years[-1]}, {', '.join(self.tables)}>"


def _section(key: str) -> str:
    return key.rpartition(".")[0]


_SECTIONS = frozenset(_section(key) for key in SETTINGS) - {""}


def _known(name: str) -> str:
    if name not in TABLES:
        raise KeyError(
            say("{name} is not a table: {hint}", name=name, hint=did_you_mean(name, TABLES))
        )
    return name
