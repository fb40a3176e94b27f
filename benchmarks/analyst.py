"""The programme as an analyst would read it before writing it down in a modelling language.

Sets, look-ups and numbers from the tables alone, without the optimiser's own parameters.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from benchmarks.programme import Settings, Tables

ECONOMIC = ("capital", "current")

Lists = dict[Any, list[Any]]


@dataclass
class Programme:
    """Sets and parameters of the generated programme.

    Attributes:
        years, interventions, indicators, funders: sets.
        row: of the table interventions, by intervention.
        discount: d[t].
        weight: w[k].
        distance: target - baseline by indicator.
        effects: (intervention, effect) pairs by indicator.
        amount: by (funder, year).
        carry_over: by funder.
        rules: rows of the table spending_rules.
        available: by resource.
        uses: (intervention, start_use, running_use) by resource.
        by_category, by_agency: interventions.
    """

    years: list[int]
    interventions: list[str]
    indicators: list[str]
    funders: list[str]
    row: dict[str, dict[str, Any]]
    discount: dict[int, float]
    weight: dict[str, float]
    distance: dict[str, float]
    amount: dict[tuple[str, int], float]
    carry_over: dict[str, float]
    rules: list[dict[str, Any]]
    available: dict[str, float]
    effects: Lists = field(default_factory=lambda: defaultdict(list))
    uses: Lists = field(default_factory=lambda: defaultdict(list))
    by_category: Lists = field(default_factory=lambda: defaultdict(list))
    by_agency: Lists = field(default_factory=lambda: defaultdict(list))

    def may_start(self, i: str, t: int) -> bool:
        """Whether the window is open."""
        return bool(self.row[i]["first_year"] <= t <= self.row[i]["last_year"])

    def operating(self, i: str, t: int, least_age: int = 0) -> list[int]:
        """Years whose starts operate in t and are at least that old."""
        duration = self.row[i]["duration"]
        return [
            u for u in self.years if least_age <= t - u and (duration is None or t - u < duration)
        ]

    def unit_cost(self, i: str, economic: str) -> float:
        """Of one unit started, or running for a year."""
        column = "capital_cost" if economic == "capital" else "recurrent_cost"
        return float(self.row[i][column])

    def selected(self, rule: dict[str, Any]) -> list[str]:
        """Interventions that a rule's category or agency picks."""
        if rule.get("category"):
            return list(self.by_category[rule["category"]])
        return list(self.by_agency[rule["agency"]]) if rule.get("agency") else self.interventions

    def payers(self, rule: dict[str, Any]) -> list[str]:
        """Funders that a rule picks."""
        return [rule["funder"]] if rule.get("funder") else self.funders

    def uses_of_money(self, rule: dict[str, Any]) -> tuple[str, ...]:
        """Economic types that a rule picks."""
        return (rule["economic"],) if rule.get("economic") else ECONOMIC

    def periods(self, rule: dict[str, Any]) -> list[list[int]]:
        """Years of each period that a rule binds."""
        return [[t] for t in self.years] if rule.get("year") == "each" else [self.years]


def records(table: Any) -> list[dict[str, Any]]:
    """Rows of a table that is given as rows or as columns."""
    if isinstance(table, list):
        return table
    names = list(table)
    return [dict(zip(names, row, strict=True)) for row in zip(*table.values(), strict=True)]


def read(settings: Settings, tables: Tables) -> Programme:
    """The programme of its tables."""
    years = settings["years"]
    factors = [(1 + settings["discount_rate"]) ** -(t - years[0]) for t in years]
    indicators = records(tables["indicators"])
    weights = math.fsum(row["weight"] for row in indicators)
    interventions = records(tables["interventions"])
    found = Programme(
        years=years,
        interventions=[row["intervention"] for row in interventions],
        indicators=[row["indicator"] for row in indicators],
        funders=[row["funder"] for row in tables["funders"]],
        row={row["intervention"]: row for row in interventions},
        discount={t: d / math.fsum(factors) for t, d in zip(years, factors, strict=True)},
        weight={row["indicator"]: row["weight"] / weights for row in indicators},
        distance={row["indicator"]: row["target"] - row["baseline"] for row in indicators},
        amount={(row["funder"], row["year"]): row["amount"] for row in tables["funding"]},
        carry_over={row["funder"]: row["carry_over"] for row in tables["funders"]},
        rules=tables["spending_rules"],
        available={r["resource"]: r["available"] for r in records(tables["resources"])},
    )
    for row in records(tables["effects"]):
        found.effects[row["indicator"]].append((row["intervention"], row["effect"]))
    for row in records(tables["resource_use"]):
        found.uses[row["resource"]].append(
            (row["intervention"], row["start_use"], row["running_use"])
        )
    for row in interventions:
        found.by_category[row["category"]].append(row["intervention"])
        found.by_agency[row["agency"]].append(row["intervention"])
    return found
