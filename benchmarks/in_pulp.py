"""The programme written in PuLP, term by term, from the formulas of docs/model.md."""

from __future__ import annotations

from typing import Any

import pulp
from pulp import lpSum

from benchmarks.analyst import ECONOMIC, Programme


def in_pulp(p: Programme) -> pulp.LpProblem:
    """The problem of the whole programme."""
    problem = pulp.LpProblem("programme", pulp.LpMaximize)
    decisions = Decisions(problem, p)
    money = Money(problem, p, decisions)
    for rule in p.rules:
        add_rule(problem, p, money, rule)
    for q, available in p.available.items():
        for t in p.years:
            use = lpSum(
                start * decisions.start[i, t] + running * decisions.scale[i, t]
                for i, start, running in p.uses[q]
            )
            problem += use <= available
    add_gains(problem, p, decisions)
    return problem


class Decisions:
    """start, scale and mature."""

    def __init__(self, problem: pulp.LpProblem, p: Programme) -> None:
        self.start: dict[tuple[str, int], Any] = {}
        self.scale: dict[tuple[str, int], Any] = {}
        self.mature: dict[tuple[str, int], Any] = {}
        for i in p.interventions:
            greatest = p.row[i]["max_scale"]
            for t in p.years:
                upper = greatest if p.may_start(i, t) else 0
                self.start[i, t] = problem.add_variable(f"start_{i}_{t}", 0, upper)
                self.scale[i, t] = problem.add_variable(f"scale_{i}_{t}", 0, greatest)
            for t in p.years:
                operating = lpSum(self.start[i, u] for u in p.operating(i, t))
                problem += self.scale[i, t] == operating
                self.mature[i, t] = self.scale[i, t]
                if p.row[i]["lead_time"] > 0:
                    old = p.operating(i, t, p.row[i]["lead_time"])
                    self.mature[i, t] = problem.add_variable(f"mature_{i}_{t}", 0, greatest)
                    problem += self.mature[i, t] == lpSum(self.start[i, u] for u in old)


class Money:
    """money and carried."""

    def __init__(self, problem: pulp.LpProblem, p: Programme, x: Decisions) -> None:
        self.money = {
            (f, i, t, e): problem.add_variable(f"money_{f}_{i}_{t}_{e}", 0)
            for f in p.funders
            for i in p.interventions
            for t in p.years
            for e in ECONOMIC
        }
        for i in p.interventions:
            for t in p.years:
                for e in ECONOMIC:
                    decided = x.start[i, t] if e == "capital" else x.scale[i, t]
                    paid = lpSum(self.money[f, i, t, e] for f in p.funders)
                    problem += paid == p.unit_cost(i, e) * decided
        for f in p.funders:
            self.balance(problem, p, f)

    def balance(self, problem: pulp.LpProblem, p: Programme, f: str) -> None:
        """Years of a funder."""
        before: Any = 0
        for t in p.years:
            last = t == p.years[-1]
            after: Any = 0 if last else problem.add_variable(f"carried_{f}_{t}", 0)
            spent = lpSum(self.money[f, i, t, e] for i in p.interventions for e in ECONOMIC)
            problem += spent + after <= p.amount[f, t] + before
            if not last:
                problem += after <= p.carry_over[f] * (p.amount[f, t] + before)
            before = after

    def spent(self, funders: Any, interventions: Any, years: Any, economic: Any) -> Any:
        """A selected sum."""
        return lpSum(
            self.money[f, i, t, e]
            for f in funders
            for i in interventions
            for t in years
            for e in economic
        )


def add_rule(problem: pulp.LpProblem, p: Programme, m: Money, rule: dict[str, Any]) -> None:
    """The rows of one spending rule."""
    payers, chosen, economic = p.payers(rule), p.selected(rule), p.uses_of_money(rule)
    if "max_change" in rule:
        for t in p.years[1:]:
            now = m.spent(payers, chosen, [t], economic)
            earlier = m.spent(payers, chosen, [t - 1], economic)
            problem += now <= (1 + rule["max_change"]) * earlier
        return
    for years in p.periods(rule):
        x = m.spent(payers, chosen, years, economic)
        if "max_amount" in rule:
            problem += x <= rule["max_amount"]
            continue
        if rule.get("share_of") == "all":
            base = m.spent(p.funders, chosen, years, economic)
        else:
            base = m.spent(payers, p.interventions, years, ECONOMIC)
        if "min_share" in rule:
            problem += x >= rule["min_share"] * base
        if "max_share" in rule:
            problem += x <= rule["max_share"] * base


def add_gains(problem: pulp.LpProblem, p: Programme, x: Decisions) -> None:
    """Credited progress and the objective."""
    credit = {
        (k, t): problem.add_variable(f"credit_{k}_{t}", None, 1)
        for k in p.indicators
        for t in p.years
    }
    for k in p.indicators:
        for t in p.years:
            gain = lpSum(effect * x.mature[i, t] for i, effect in p.effects[k])
            problem += credit[k, t] <= gain * (1 / p.distance[k])
    problem += lpSum(
        p.weight[k] * p.discount[t] * credit[k, t] for k in p.indicators for t in p.years
    )
