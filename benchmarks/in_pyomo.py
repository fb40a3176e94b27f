"""The programme written in Pyomo, with a rule for each formula of docs/model.md."""

from __future__ import annotations

from typing import Any

import pyomo.environ as pyo

from benchmarks.analyst import ECONOMIC, Programme


def in_pyomo(p: Programme) -> pyo.ConcreteModel:
    """The model of the whole programme."""
    model = pyo.ConcreteModel()
    model.I = pyo.Set(initialize=p.interventions)
    model.T = pyo.Set(initialize=p.years)
    model.K = pyo.Set(initialize=p.indicators)
    model.F = pyo.Set(initialize=p.funders)
    model.E = pyo.Set(initialize=ECONOMIC)
    model.Q = pyo.Set(initialize=list(p.available))
    add_decisions(model, p)
    add_money(model, p)
    add_rules(model, p)
    add_capacity(model, p)
    add_gains(model, p)
    return model


def add_decisions(model: Any, p: Programme) -> None:
    """start, scale and mature."""
    late = [i for i in p.interventions if p.row[i]["lead_time"] > 0]

    def greatest(m: Any, i: str, t: int) -> tuple[float, float]:
        return (0, p.row[i]["max_scale"])

    def window(m: Any, i: str, t: int) -> tuple[float, float]:
        return (0, p.row[i]["max_scale"] if p.may_start(i, t) else 0)

    def scale_definition(m: Any, i: str, t: int) -> Any:
        return m.scale[i, t] == sum(m.start[i, u] for u in p.operating(i, t))

    def mature_definition(m: Any, i: str, t: int) -> Any:
        old = p.operating(i, t, p.row[i]["lead_time"])
        return m.mature[i, t] == sum(m.start[i, u] for u in old)

    model.start = pyo.Var(model.I, model.T, bounds=window)
    model.scale = pyo.Var(model.I, model.T, bounds=greatest)
    model.mature = pyo.Var(late, model.T, bounds=greatest)
    model.scale_definition = pyo.Constraint(model.I, model.T, rule=scale_definition)
    model.mature_definition = pyo.Constraint(late, model.T, rule=mature_definition)


def add_money(model: Any, p: Programme) -> None:
    """Money and carried."""
    last = p.years[-1]

    def cost_is_funded(m: Any, i: str, t: int, e: str) -> Any:
        decided = m.start[i, t] if e == "capital" else m.scale[i, t]
        return sum(m.money[f, i, t, e] for f in m.F) == p.unit_cost(i, e) * decided

    def available(m: Any, f: str, t: int) -> Any:
        return p.amount[f, t] + (m.carried[f, t - 1] if t > p.years[0] else 0)

    def funder_balance(m: Any, f: str, t: int) -> Any:
        spent = sum(m.money[f, i, t, e] for i in m.I for e in m.E)
        return spent + m.carried[f, t] <= available(m, f, t)

    def carry_over_limit(m: Any, f: str, t: int) -> Any:
        share = p.carry_over[f] if t < last else 0
        return m.carried[f, t] <= share * available(m, f, t)

    model.money = pyo.Var(model.F, model.I, model.T, model.E, bounds=(0, None))
    model.carried = pyo.Var(model.F, model.T, bounds=(0, None))
    model.cost_is_funded = pyo.Constraint(model.I, model.T, model.E, rule=cost_is_funded)
    model.funder_balance = pyo.Constraint(model.F, model.T, rule=funder_balance)
    model.carry_over_limit = pyo.Constraint(model.F, model.T, rule=carry_over_limit)


def add_rules(model: Any, p: Programme) -> None:
    """Spending rules, a row each."""
    model.spending_rules = pyo.ConstraintList()
    for rule in p.rules:
        for row in rule_rows(model, p, rule):
            model.spending_rules.add(row)


def rule_rows(model: Any, p: Programme, rule: dict[str, Any]) -> list[Any]:
    """The rows of one spending rule."""

    def spent(funders: Any, interventions: Any, years: Any, economic: Any) -> Any:
        return sum(
            model.money[f, i, t, e]
            for f in funders
            for i in interventions
            for t in years
            for e in economic
        )

    payers, chosen, economic = p.payers(rule), p.selected(rule), p.uses_of_money(rule)
    if "max_change" in rule:
        x = {t: spent(payers, chosen, [t], economic) for t in p.years}
        return [x[t] <= (1 + rule["max_change"]) * x[t - 1] for t in p.years[1:]]
    rows = []
    for years in p.periods(rule):
        money = spent(payers, chosen, years, economic)
        if "max_amount" in rule:
            rows.append(money <= rule["max_amount"])
            continue
        if rule.get("share_of") == "all":
            base = spent(p.funders, chosen, years, economic)
        else:
            base = spent(payers, p.interventions, years, ECONOMIC)
        if "min_share" in rule:
            rows.append(money >= rule["min_share"] * base)
        if "max_share" in rule:
            rows.append(money <= rule["max_share"] * base)
    return rows


def add_capacity(model: Any, p: Programme) -> None:
    """Resources."""

    def resource_capacity(m: Any, q: str, t: int) -> Any:
        use = sum(
            start * m.start[i, t] + running * m.scale[i, t] for i, start, running in p.uses[q]
        )
        return use <= p.available[q]

    model.resource_capacity = pyo.Constraint(model.Q, model.T, rule=resource_capacity)


def add_gains(model: Any, p: Programme) -> None:
    """Credited progress and the objective."""

    def credited_progress(m: Any, k: str, t: int) -> Any:
        gain = sum(
            effect * (m.mature[i, t] if p.row[i]["lead_time"] > 0 else m.scale[i, t])
            for i, effect in p.effects[k]
        )
        return m.credit[k, t] <= gain / p.distance[k]

    def weighted_gain(m: Any) -> Any:
        return sum(p.weight[k] * p.discount[t] * m.credit[k, t] for k in m.K for t in m.T)

    model.credit = pyo.Var(model.K, model.T, bounds=(None, 1))
    model.credited_progress = pyo.Constraint(model.K, model.T, rule=credited_progress)
    model.weighted_gain = pyo.Objective(rule=weighted_gain, sense=pyo.maximize)
