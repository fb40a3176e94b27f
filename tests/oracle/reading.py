"""The numbers of a scenario in the words of docs/model.md, as plain dictionaries."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

INFINITE = float("inf")


@dataclass(frozen=True)
class Decision:
    """One intervention in one place where it is decided; region "" is the whole country."""

    intervention: str
    region: str
    kind: str
    min_scale: float
    max_scale: float
    own_max_scale: float
    size: float
    capital_cost: float
    recurrent_cost: float
    first_year: int
    last_year: int
    lead_time: int
    duration: float
    lock: str
    initial_scale: float
    may_end: bool
    success_probability: float
    category: str
    agency: str
    past: dict[int, float] = field(default_factory=dict)
    fixed: dict[int, tuple[float, float | None]] = field(default_factory=dict)

    @property
    def place(self) -> tuple[str, str]:
        return self.intervention, self.region

    @property
    def is_whole(self) -> bool:
        return self.kind != "continuous"

    @property
    def threshold(self) -> float:
        """What has to be reached before others may rely on it."""
        if self.min_scale > 0:
            return self.min_scale
        return 1.0 if self.is_whole else self.own_max_scale

    @property
    def lock_threshold(self) -> float:
        return self.min_scale if self.min_scale > 0 else self.max_scale

    def operating(self, year: int, start_year: int) -> bool:
        return start_year <= year and year - start_year < self.duration

    def acting(self, year: int, start_year: int) -> bool:
        return start_year + self.lead_time <= year and year - start_year < self.duration


@dataclass(frozen=True)
class Reading:
    """All the oracle knows of a scenario."""

    scenario: Any
    years: list[int]
    regions: list[str]
    share: dict[str, float]
    decisions: dict[tuple[str, str], Decision]
    is_regional: dict[str, bool]
    known: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table, read once: a table is asked for in every plan."""
        if table not in self.known:
            self.known[table] = rows(self.scenario, table)
        return self.known[table]

    @property
    def settings(self) -> Any:
        return self.scenario.settings

    def places(self, intervention: str) -> list[str]:
        """The regions in which it is decided; [""] where it is decided once."""
        return [region for name, region in self.decisions if name == intervention]


def rows(scenario: Any, table: str) -> list[dict[str, Any]]:
    """The rows of a table, every default filled in."""
    frame = scenario.table(table)
    if frame.empty:
        return []
    columns = [frame[column].tolist() for column in frame.columns]
    return [dict(zip(frame.columns, cells, strict=True)) for cells in zip(*columns, strict=True)]


def is_blank(cell: Any) -> bool:
    return cell is None or cell == "" or (isinstance(cell, float) and math.isnan(cell))


def filled(cell: Any, otherwise: Any) -> Any:
    return otherwise if is_blank(cell) else cell


def read(scenario: Any) -> Reading:
    """Read what is to be decided, and where."""
    years = [int(year) for year in scenario.settings.years]
    region_rows = rows(scenario, "regions")
    population = {row["region"]: row["population"] for row in region_rows}
    regions = list(population) or [""]
    total = sum(population.values())
    share = {region: population[region] / total for region in population} or {"": 1.0}
    size = {row["region"]: filled(row["size"], share[row["region"]]) for row in region_rows}
    regional = {(row["intervention"], row["region"]): row for row in rows(scenario, "regional")}
    decisions: dict[tuple[str, str], Decision] = {}
    is_regional: dict[str, bool] = {}
    for row in rows(scenario, "interventions"):
        name = row["intervention"]
        is_regional[name] = row["scope"] == "regional"
        for region in regions if is_regional[name] else [""]:
            local = regional.get((name, region), {}) if region else {}
            decision = _decision(row, local, region, size.get(region, 1.0), years)
            if decision.max_scale > 0:
                decisions[name, region] = decision
    _read_plan(scenario, decisions, years)
    return Reading(scenario, years, regions, share, decisions, is_regional)


def _decision(
    row: dict[str, Any], local: dict[str, Any], region: str, size: float, years: list[int]
) -> Decision:
    own_max_scale = float(filled(row["max_scale"], 1.0))
    return Decision(
        intervention=row["intervention"],
        region=region,
        kind=row["decision"],
        min_scale=float(filled(row["min_scale"], 0.0)),
        max_scale=float(filled(local.get("max_scale"), own_max_scale)),
        own_max_scale=own_max_scale,
        size=float(filled(local.get("size"), size)) if region else 1.0,
        capital_cost=float(row["capital_cost"]),
        recurrent_cost=float(row["recurrent_cost"]),
        first_year=max(years[0], int(filled(row["first_year"], years[0]))),
        last_year=min(years[-1], int(filled(row["last_year"], years[-1]))),
        lead_time=int(row["lead_time"]),
        duration=float(filled(row["duration"], INFINITE)),
        lock=filled(local.get("lock"), row["lock"]),
        initial_scale=float(filled(local.get("initial_scale"), row["initial_scale"])),
        may_end=bool(row["may_end"]),
        success_probability=float(row["success_probability"]),
        category=row["category"],
        agency=row["agency"],
    )


def _read_plan(scenario: Any, decisions: dict[tuple[str, str], Decision], years: list[int]) -> None:
    for row in rows(scenario, "plan"):
        decision = decisions[row["intervention"], row["region"]]
        year = int(row["year"])
        if year < years[0]:
            decision.past[year] = float(row["start"])
        elif row["status"] == "fixed":
            keep = None if is_blank(row["keep"]) else float(row["keep"])
            decision.fixed[year] = (float(row["start"]), keep)


def ids(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def selects(cell: str, value: str) -> bool:
    """Whether a selecting cell takes in `value`; a blank cell takes in everything."""
    if is_blank(cell):
        return True
    text = cell.strip()
    if text.startswith("!"):
        return value not in ids(text[1:])
    return value in ids(text)


def selects_region(cell: str, region: str) -> bool:
    """As `selects`; a national programme belongs to no region, not even to `!other`."""
    return is_blank(cell) or (region != "" and selects(cell, region))
