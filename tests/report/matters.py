"""A small answer and every document beside it, worked out once for all tests of the report."""

from functools import lru_cache
from typing import Any

import prioritizer as pr
from prioritizer.report.matter import Matter
from prioritizer.runs.kinds import weights_that

TRAP = '<script>alert("x")</script> & =1+1'
SPANISH = "Policía: integración, niñez y señal «única» – año"


@lru_cache
def scenario() -> pr.Scenario:
    """inputs/minimal with names that would do harm unescaped."""
    given = pr.read_scenario("inputs/minimal")
    table = given.given("interventions")
    assert table is not None
    names = [TRAP, SPANISH, *table["name"].tolist()[2:]]
    return given.replace(title=f"{SPANISH} {TRAP}", interventions=table.assign(name=names))


@lru_cache
def document() -> dict[str, Any]:
    """The answer."""
    return pr.solve(scenario()).to_dict()


@lru_cache
def extras() -> dict[str, Any]:
    """Every document that a section may need."""
    found = scenario()
    best = pr.solve(found)
    late = found.replace(evaluate="final_year", title="late")
    possible = weights_that(found, "order")
    return {
        "explain": pr.explain(found, workers=1).to_dict(),
        "budget_curve": pr.budget_curve(found, points=3).to_dict(),
        "alternatives": pr.alternatives(found, count=2).to_dict(),
        "compare": pr.compare({"now": best, "late": late}, with_best_possible=False).to_dict(),
        "uncertainty": pr.effect_uncertainty(found, best, sensitivity=False).to_dict(),
        "front": pr.pareto_front(found, ["homicide_rate", "police_trust"], workers=1).to_dict(),
        "weight_ranges": pr.weight_sensitivity(found, samples=5, workers=1).to_dict(),
        "core_index": pr.robust_portfolio(found, possible, samples=5, workers=1).to_dict()
        | {"weights": "order"},
        "path": "a folder/scenario.xlsx",
        "options": {"gap": 0.01, "overrides": ["evaluate=all_years"]},
    }


def matter(**more: Any) -> Matter:
    """All of it, as sections see it."""
    return Matter(scenario(), document(), extras() | more)


def without_plan() -> Matter:
    """The same scenario where no plan keeps every rule."""
    infeasible = scenario().with_overrides(["sustainability.tail_ceiling=0"])
    locked = infeasible.given("interventions")
    assert locked is not None
    infeasible = infeasible.replace(interventions=locked.assign(lock="in"))
    return Matter(infeasible, pr.solve(infeasible).to_dict())


def cells(blocks: Any) -> list[str]:
    """Every word of a section."""
    found: list[str] = []
    for block in blocks:
        for value in vars(block).values():
            if isinstance(value, str):
                found.append(value)
            elif isinstance(value, tuple):
                found += [c for row in value for c in (row if isinstance(row, tuple) else (row,))]
    return found
