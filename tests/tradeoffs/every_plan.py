"""Every plan of a tiny scenario of yes/no and whole-unit decisions, with its credit by indicator.

Made from the independent oracle: it shares neither the compiled program nor the evaluation.
"""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

import prioritizer as pr
from tests.oracle import effects, objectives
from tests.oracle.enumerate import _branches
from tests.oracle.linear import Linear
from tests.oracle.plans import courses
from tests.oracle.reading import read

FloatArray = NDArray[np.float64]
INDICATORS = ("trust", "crime", "complaints")


@dataclass(frozen=True)
class EveryPlan:
    """N plans: credit (N, K), cost and sum of starts (N), what operates (N sets of names)."""

    credit: FloatArray
    cost: FloatArray
    started: FloatArray
    funded: list[frozenset[str]]

    def best(self, weights: FloatArray) -> float:
        """The greatest value."""
        return float((self.credit @ weights).max())


@cache
def drawn(seed: int) -> tuple[pr.Scenario, EveryPlan]:
    """A small scenario with preferences, and all of its plans."""
    scenario = small_scenario(seed)
    return scenario, every_plan(scenario)


def every_plan(scenario: pr.Scenario) -> EveryPlan:
    """Look at every plan that keeps the rules."""
    reading = read(scenario)
    options = [courses(decision, reading) for decision in reading.decisions.values()]
    credit, cost, started, funded = [], [], [], []
    for chosen in itertools.product(*options):
        course = dict(zip(reading.decisions, chosen, strict=True))
        for candidate in _branches(reading, course, -float("inf")):
            if candidate.problem.best(0.0) is None:
                continue
            plan = candidate.plan
            measured = effects.measure(plan, no_choice)
            credit.append([number(objectives.credit(plan, one)) for one in measured])
            cost.append(number(candidate.cost))
            started.append(number(candidate.total))
            funded.append(
                frozenset(
                    d.intervention + (f" ({d.region})" if d.region else "")
                    for d in reading.decisions.values()
                    if any(number(plan.scale(d, year)) > 0 for year in reading.years)
                )
            )
    return EveryPlan(np.array(credit), np.array(cost), np.array(started), funded)


def no_choice(name: Any, options: list[Any]) -> Any:
    """Whole decisions leave nothing to choose in the effects."""
    raise AssertionError(name)


def number(value: Any) -> float:
    """What is no longer undecided."""
    assert not isinstance(value, Linear), value
    return float(value)


def small_scenario(seed: int, *, count: int = 5) -> pr.Scenario:
    """Yes/no interventions with effects on three indicators, some harmful, and preferences."""
    rng = random.Random(seed)
    names = "abcdefg"[:count]
    years = [2026, 2027]
    tables: dict[str, list[dict[str, Any]]] = {
        "interventions": [
            {
                "intervention": name,
                "decision": "binary",
                "capital_cost": rng.choice([1, 2, 3, 4, 5]),
                "recurrent_cost": rng.choice([0, 0, 1]),
                # one year to start in: the number of plans is that of the sets
                "last_year": rng.choice([2026, 2026, 2026, 2027]),
            }
            for name in names
        ],
        "indicators": [
            {"indicator": "trust", "baseline": 40, "target": 60, "weight": 2},
            {"indicator": "crime", "baseline": 30, "target": 20, "weight": 1},
            {"indicator": "complaints", "baseline": 900, "target": 500, "weight": 1},
        ],
        "effects": [
            {"intervention": name, "indicator": k, "effect": rng.choice(sizes)}
            for name in names
            for k, sizes in (
                ("trust", [0, 1, 2, 4, 7, 9, -2]),
                ("crime", [0, -1, -2, -3, -4, 1]),
                ("complaints", [0, -30, -70, -110, -190, 40]),
            )
        ],
        "interactions": [
            {
                "intervention_a": "a",
                "intervention_b": "b",
                "indicator": "trust",
                "effect": rng.choice([-3, 3]),
            }
        ],
        "funding": [
            {"funder": "treasury", "year": year, "amount": rng.choice([5, 6, 8])} for year in years
        ],
        "funders": [{"funder": "treasury", "carry_over": 1}],
    }
    if rng.random() < 0.5:
        tables["logic"] = [
            {"rule": "order", "kind": "requires", "interventions": "c", "other": "a"}
        ]
    people = ("police", "mothers", "donor")
    tables["stakeholders"] = [{"stakeholder": name} for name in people]
    tables["preferences"] = [
        {
            "stakeholder": name,
            "indicator": k,
            "weight": rng.choice([0, 1, 2, 5]) + (k == "trust"),
        }
        for name in people
        for k in INDICATORS
    ]
    settings = {"years": years, "credit_beyond_target": rng.random() < 0.3}
    return pr.Scenario(settings, tables)
