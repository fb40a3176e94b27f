"""The questions of an explanation, asked from scratch: by other tables and a solve of their own."""

from __future__ import annotations

from typing import Any

import pandas as pd

import prioritizer as pr
from prioritizer.explanation.bench import Bench, Opening
from tests.oracle.generate import MOST, feature_sets, scenario_at

NEAR = 1e-6


def bench_for(scenario: pr.Scenario, **options: Any) -> Bench:
    """A bench with the scenario's best plan."""
    best = pr.solve(scenario)
    assert best.evaluation is not None
    assert best.objective is not None
    return Opening(best.evaluation.plan, best.objective, **options)(scenario)


def places(number: int, without: tuple[str, ...] = (), needs: str = "interventions") -> list[int]:
    """Places of random scenarios that have a plan and no table or setting of these."""
    found = []
    for place in range(MOST):
        if len(found) == number:
            break
        if set(feature_sets(MOST)[place]) & {"objective_tolerance"}:
            continue
        drawn = scenario_at(place)
        has = {*drawn.tables, *drawn.settings}
        if needs in has and not has & {*without, "objective_tolerance"}:
            if pr.solve(drawn.scenario).objective is not None:
                found.append(place)
    return found


def objective_of(scenario: pr.Scenario | None) -> float | None:
    """The best objective of a scenario; None where it has no plan."""
    if scenario is None:
        return None
    answer = pr.solve(scenario)
    assert answer.status in ("optimal", "infeasible")
    return answer.objective


def locked_in(scenario: pr.Scenario, intervention: str, region: str) -> pr.Scenario | None:
    """The scenario with a decision mandatory; None where its tables then contradict themselves."""
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


def lock_of(scenario: pr.Scenario, intervention: str, region: str) -> str:
    """The lock that holds for a decision."""
    own = scenario.table("interventions").set_index("intervention").loc[intervention, "lock"]
    here = scenario.table("regional")
    here = here[(here["intervention"] == intervention) & (here["region"] == region)]["lock"]
    return next((lock for lock in here if lock), str(own))


def left_out(scenario: pr.Scenario, intervention: str, region: str) -> pr.Scenario | None:
    """The scenario with a decision approved at nothing in every year, so far as it may end."""
    table = scenario.table("interventions").set_index("intervention").loc[intervention]
    if lock_of(scenario, intervention, region) == "in":
        return None
    frame = scenario.given("plan")
    rows = [] if frame is None else frame.to_dict("records")
    years = scenario.settings.years
    mine = [
        r
        for r in rows
        if r["intervention"] == intervention
        and (r.get("region") or "") == region
        and r["year"] >= years[0]
    ]
    if any(r.get("status") == "fixed" and r["start"] > 0 for r in mine):
        return None
    zero = [
        {
            "intervention": intervention,
            "region": region or None,
            "year": year,
            "start": 0,
            "status": "fixed",
            "keep": 0 if table["may_end"] else None,
        }
        for year in years
    ]
    try:
        return scenario.replace(plan=[*(r for r in rows if r not in mine), *zero])
    except pr.ScenarioError:
        return None


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
