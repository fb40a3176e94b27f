"""What a feature of a random scenario is: how it is put in, and how it is taken out again."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
FIRST_YEAR = 2026
# The column that says which feature brought a row; the optimiser keeps it and does not read it.
TAG = "x_feature"


@dataclass
class Draft:
    """A scenario in the making."""

    rng: random.Random
    settings: dict[str, Any]
    tables: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def years(self) -> list[int]:
        return self.settings["years"]

    @property
    def interventions(self) -> list[Row]:
        return self.tables["interventions"]

    @property
    def names(self) -> list[str]:
        return [row["intervention"] for row in self.interventions]

    def pick(self, options: Sequence[Any]) -> Any:
        return self.rng.choice(options)

    def some_intervention(self, allowed: Callable[[Row], bool] = lambda row: True) -> Row:
        """One of those allowed; Unsuitable where there is none."""
        options = [row for row in self.interventions if allowed(row)]
        if not options:
            raise Unsuitable
        return self.pick(options)

    def several(self, least: int = 2) -> list[str]:
        if len(self.names) < least:
            raise Unsuitable
        return self.rng.sample(self.names, self.rng.randint(least, len(self.names)))

    def add(self, table: str, feature: Feature, **cells: Any) -> Row:
        row = {**cells, TAG: feature.name}
        self.tables.setdefault(table, []).append(row)
        return row

    def add_rule(self, table: str, feature: Feature, **cells: Any) -> Row:
        rows = self.tables.get(table, [])
        return self.add(table, feature, rule=f"rule {len(rows) + 1}", **cells)


class Unsuitable(Exception):
    """The draft has no place for a feature: draw another one."""


@dataclass(frozen=True)
class Feature:
    """Something that a scenario may have.

    `put_in` changes the draft. Taken out, the rows it tagged are gone, its `cells` are blank and
    its `settings` are unset. `needs` are features that it makes no sense without.
    """

    name: str
    put_in: Callable[[Draft, Feature], None]
    cells: tuple[tuple[str, str], ...] = ()
    settings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    def taken_out(
        self, settings: Mapping[str, Any], tables: Mapping[str, list[Row]]
    ) -> tuple[dict[str, Any], dict[str, list[Row]]]:
        """The scenario without the feature."""
        kept = {key: value for key, value in settings.items() if key not in self.settings}
        left = {}
        for name, rows in tables.items():
            blanked = {column for table, column in self.cells if table == name}
            left[name] = [
                {column: cell for column, cell in row.items() if column not in blanked}
                for row in rows
                if row.get(TAG) != self.name
            ]
        return kept, {name: rows for name, rows in left.items() if rows}
