"""Small scenarios for laws that must hold of any: two to four interventions, two or three years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

import prioritizer as pr

Row = dict[str, Any]
Tables = Mapping[str, list[Row]]

FIRST_YEAR = 2026
KINDS = ("binary", "integer", "continuous")

quarters = st.integers(0, 16).map(lambda n: n / 4)
positive = st.integers(1, 16).map(lambda n: n / 4)


@dataclass(frozen=True)
class Small:
    """Settings and tables of a scenario, to be changed and solved."""

    settings: Mapping[str, Any]
    tables: Tables

    def scenario(self) -> pr.Scenario:
        return pr.Scenario(
            self.settings, {name: rows for name, rows in self.tables.items() if rows}
        )

    def with_table(self, name: str, rows: list[Row]) -> Small:
        return replace(self, tables={**self.tables, name: rows})

    def scaled(self, factor: float, **columns: tuple[str, ...]) -> Small:
        """The same with the columns of each named table multiplied."""
        tables = {
            name: [
                {
                    key: cell * factor if key in columns.get(name, ()) else cell
                    for key, cell in row.items()
                }
                for row in rows
            ]
            for name, rows in self.tables.items()
        }
        return replace(self, tables=tables)


def intervention(name: str, kinds: tuple[str, ...]) -> st.SearchStrategy[Row]:
    """One that may take a year to act, may end by itself, and may run already."""
    return st.fixed_dictionaries(
        {
            "intervention": st.just(name),
            "decision": st.sampled_from(kinds),
            "capital_cost": quarters,
            "recurrent_cost": quarters,
            "category": st.just({"a": "equipment", "b": "oversight"}.get(name, "")),
        },
        optional={
            "lead_time": st.integers(0, 1),
            "duration": st.integers(2, 3),
            "first_year": st.integers(FIRST_YEAR, FIRST_YEAR + 1),
            "success_probability": st.sampled_from([0.5, 0.8]),
        },
    )


@st.composite
def scenarios(draw: st.DrawFn, kinds: tuple[str, ...] = KINDS, has_rules: bool = True) -> Small:
    """A scenario of these kinds of interventions, with two funders; many have a plan."""
    years = list(range(FIRST_YEAR, FIRST_YEAR + draw(st.integers(2, 3))))
    names = "abcd"[: draw(st.integers(2, 4))]
    interventions = [draw(intervention(name, kinds)) for name in names]
    effects = [
        {"intervention": name, "indicator": k, "effect": draw(size)}
        for name in names
        for k, size in (("trust", st.integers(-1, 6)), ("crime", st.integers(-5, 1)))
    ]
    tables: dict[str, list[Row]] = {
        "interventions": interventions,
        "indicators": [
            {"indicator": "trust", "baseline": 40, "target": 50, "weight": draw(positive)},
            {"indicator": "crime", "baseline": 20, "target": 12, "weight": draw(quarters)},
        ],
        "effects": effects,
        "funding": [
            {"funder": funder, "year": year, "amount": draw(quarters)}
            for funder in ("treasury", "donor")
            for year in years
        ],
        "funders": [
            {"funder": "treasury", "carry_over": draw(st.sampled_from([0, 0.5, 1]))},
            {"funder": "donor", "carry_over": draw(st.sampled_from([0, 1]))},
        ],
    }
    settings = {"years": years, "discount_rate": draw(st.sampled_from([0, 0.05]))}
    small = Small(settings, tables)
    return draw(ruled(small, names)) if has_rules else small


@st.composite
def ruled(draw: st.DrawFn, small: Small, names: str) -> Small:
    """The scenario with a resource, a prerequisite and a cap, each with even chances."""
    tables: dict[str, list[Row]] = dict(small.tables)
    if draw(st.booleans()):
        tables["resources"] = [{"resource": "trainers", "available": draw(positive)}]
        tables["resource_use"] = [
            {"intervention": name, "resource": "trainers", "running_use": draw(quarters)}
            for name in names
        ]
    if draw(st.booleans()):
        tables["logic"] = [
            {"rule": "order", "kind": "requires", "interventions": "b", "other": "a"}
        ]
    if draw(st.booleans()):
        tables["spending_rules"] = [
            {
                "rule": "cap",
                "category": "equipment",
                "max_share": draw(st.sampled_from([0.25, 0.5])),
                "year": draw(st.sampled_from(["", "each"])),
            }
        ]
    return replace(small, tables=tables)
