"""The questions of an explanation, asked from scratch: by other tables and a solve of their own."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd

import prioritizer as pr
from prioritizer.explanation.bench import Bench, Opening
from tests.oracle.generate import MOST, scenario_at

NEAR = 1e-6


def bench_for(scenario: pr.Scenario, **options: Any) -> Bench:
    """A bench with the scenario's best plan."""
    best = pr.solve(scenario)
    assert best.evaluation is not None
    assert best.objective is not None
    return Opening(best.evaluation.plan, best.objective, **options)(scenario)


@cache
def drawn_from(
    place: int, without: tuple[str, ...] = (), needs: str = "interventions"
) -> pr.Scenario:
    """The first random scenario from a place on that has a plan, a table, and none of others."""
    for candidate in range(place, MOST):
        drawn = scenario_at(candidate)
        has = {*drawn.tables, *drawn.settings}
        unwanted = {*without, "objective_tolerance"}
        if needs in has and not has & unwanted and pr.solve(drawn.scenario).objective is not None:
            return drawn.scenario
    raise AssertionError(f"no such scenario from {place} on")


def objective_of(scenario: pr.Scenario | None) -> float | None:
    """The best objective of a scenario; None where it has no plan."""
    if scenario is None:
        return None
    answer = pr.solve(scenario)
    assert answer.status in ("optimal", "infeasible")
    return answer.objective


def locked_in(scenario: pr.Scenario, intervention: str, region: str) -> pr.Scenario | None:
    """The scenario with a decision mandatory; None where its tables then contradict themselves.

    They do too where an approved keep has ended what a lock keeps.
    """
    kept = approved(scenario, intervention, region)["keep"]
    if (kept < kept.max()).any() or (kept == 0).any():
        return None
    if region:
        return with_regional(scenario, intervention, region, "in")
    frame = scenario.given("interventions")
    assert frame is not None
    if "lock" not in frame:
        frame = frame.assign(lock=None)
    lock = frame["lock"].where(frame["intervention"] != intervention, "in")
    try:
        return scenario.replace(interventions=frame.assign(lock=lock))
    except pr.ScenarioError:
        return None


def with_regional(
    scenario: pr.Scenario, intervention: str, region: str, lock: str
) -> pr.Scenario | None:
    frame = scenario.given("regional")
    rows = [] if frame is None else frame.to_dict("records")
    mine = [r for r in rows if (r["intervention"], r["region"]) == (intervention, region)]
    row = {**(mine[0] if mine else {"intervention": intervention, "region": region}), "lock": lock}
    others = [r for r in rows if r not in mine]
    try:
        return scenario.replace(regional=[*others, row])
    except pr.ScenarioError:
        return None


def approved(scenario: pr.Scenario, intervention: str, region: str) -> pd.DataFrame:
    """The approved rows of a decision."""
    plan = scenario.table("plan")
    mine = (plan["intervention"] == intervention) & (plan["region"] == region)
    is_fixed = (plan["status"] == "fixed") & (plan["year"] >= scenario.settings.years[0])
    return plan[mine & is_fixed]


def lock_of(scenario: pr.Scenario, intervention: str, region: str) -> str:
    """The lock that holds for a decision."""
    own = scenario.table("interventions").set_index("intervention").loc[intervention, "lock"]
    here = scenario.table("regional")
    here = here[(here["intervention"] == intervention) & (here["region"] == region)]["lock"]
    return next((lock for lock in here if lock), str(own))


def left_out(scenario: pr.Scenario, intervention: str, region: str) -> pr.Scenario | None:
    """The scenario with a decision approved at nothing in every year, so far as it may end."""
    table = scenario.table("interventions").set_index("intervention").loc[intervention]
    mine = approved(scenario, intervention, region)
    if lock_of(scenario, intervention, region) == "in" or (mine["start"] > 0).any():
        return None
    frame = scenario.given("plan")
    rows = [] if frame is None else frame.to_dict("records")
    free = [year for year in scenario.settings.years if year not in set(mine["year"])]
    others = [r for r in rows if not (is_of(r, intervention, region) and r["year"] in free)]
    cells = {"intervention": intervention, "region": region or None, "status": "fixed", "start": 0}
    keep = 0 if table["may_end"] else None
    zero = [{**cells, "year": year, "keep": keep} for year in free]
    return scenario.replace(plan=[*others, *zero])


def is_of(row: dict[str, Any], intervention: str, region: str) -> bool:
    """Whether a row of the table `plan` is of a decision."""
    given = row.get("region")
    return (
        row["intervention"] == intervention and (given if isinstance(given, str) else "") == region
    )


def with_gift(scenario: pr.Scenario, amount: float, intervention: str = "") -> pr.Scenario:
    """The scenario with a gift for any year; where one is named, for that intervention alone."""
    funding, funders = scenario.given("funding"), scenario.given("funders")
    assert funding is not None
    row = {"funder": "gift", "year": scenario.settings.years[0], "amount": amount}
    gift = {"funder": "gift", "carry_over": 1}
    changes: dict[str, Any] = {
        "funding": pd.concat([funding, pd.DataFrame([row])], ignore_index=True),
        "funders": [*([] if funders is None else funders.to_dict("records")), gift],
    }
    if intervention:
        changes["spending_rules"] = [
            {
                "rule": "gift",
                "funder": "gift",
                "intervention": f"!{intervention}",
                "max_amount": 0,
            }
        ]
    return scenario.replace(**changes)
