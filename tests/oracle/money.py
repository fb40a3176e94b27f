"""Money of docs/model.md: cost, funders, spending rules, conditions, forward cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.oracle.linear import INFINITE, Number
from tests.oracle.logic import is_met
from tests.oracle.plans import Plan
from tests.oracle.reading import Decision, filled, is_blank, selects, selects_region

ECONOMIC = ("capital", "current")
# Who pays where there is no table `funding`: money is unlimited and not attributed.
ANYBODY = ""


@dataclass(frozen=True)
class Phasing:
    """The shares of capital and recurrent cost by age of a start."""

    capital: dict[tuple[str, int], float]
    current: dict[tuple[str, int], float]

    def capital_share(self, intervention: str, age: int) -> float:
        if any(name == intervention for name, _ in self.capital):
            return self.capital.get((intervention, age), 0.0)
        return 1.0 if age == 0 else 0.0

    def current_share(self, intervention: str, age: int) -> float:
        return self.current.get((intervention, age), 1.0)


def read_phasing(plan: Plan) -> Phasing:
    capital, current = {}, {}
    for row in plan.reading.rows("phasing"):
        key = (row["intervention"], int(row["age"]))
        if not is_blank(row["capital_share"]):
            capital[key] = float(row["capital_share"])
        if not is_blank(row["current_share"]):
            current[key] = float(row["current_share"])
    return Phasing(capital, current)


def cost(plan: Plan, phasing: Phasing, decision: Decision, year: int, economic: str) -> Number:
    """One part of the cost of one decision in `year`; the year after the last: forward cost."""
    name = decision.intervention
    keeps = plan.keeps[decision.place]
    total: Number = 0.0
    if economic == "capital":
        for begun, start in plan.all_starts(decision):
            if begun <= year:
                total = total + phasing.capital_share(name, year - begun) * start
        return decision.size * decision.capital_cost * total
    total = keeps[min(year, plan.reading.years[-1])]
    for begun, start in plan.all_starts(decision):
        if decision.operating(year, begun):
            total = total + phasing.current_share(name, year - begun) * start
    return decision.size * decision.recurrent_cost * total


def total_cost(plan: Plan) -> Number:
    phasing = read_phasing(plan)
    return sum(
        cost(plan, phasing, decision, year, economic)
        for decision in plan.reading.decisions.values()
        for year in plan.reading.years
        for economic in ECONOMIC
    )


def hold_tail(plan: Plan) -> None:
    ceiling = plan.reading.settings.tail_ceiling
    if ceiling is None:
        return
    phasing, after = read_phasing(plan), plan.reading.years[-1] + 1
    forward = sum(
        cost(plan, phasing, decision, after, economic)
        for decision in plan.reading.decisions.values()
        for economic in ECONOMIC
    )
    plan.problem.require(forward, upper=ceiling)


def amounts(plan: Plan) -> dict[tuple[str, int], float]:
    """What each funder offers each year, in constant scenario currency."""
    rate = {(r["currency"], int(r["year"])): r["rate"] for r in plan.reading.rows("exchange_rates")}
    deflator = {int(row["year"]): row["deflator"] for row in plan.reading.rows("deflators")}
    offered = {}
    for row in plan.reading.rows("funding"):
        amount, year = float(row["amount"]), int(row["year"])
        if row["currency"] not in ("", plan.reading.settings.currency):
            amount *= rate[row["currency"], year]
        if row["prices"] == "nominal":
            amount /= deflator[year]
        offered[row["funder"], year] = amount
    return offered


@dataclass
class Payment:
    """Money of one funder for one part of one decision's cost in one year."""

    funder: str
    decision: Decision
    year: int
    economic: str
    amount: Number


def payments(plan: Plan) -> list[Payment]:
    """Split every part of cost over the funders, within what they have and may carry over."""
    phasing, offered = read_phasing(plan), amounts(plan)
    funders = sorted({funder for funder, _ in offered})
    found: list[Payment] = []
    for decision in plan.reading.decisions.values():
        for year in plan.reading.years:
            for economic in ECONOMIC:
                due = cost(plan, phasing, decision, year, economic)
                if isinstance(due, float) and due == 0:
                    continue
                if not plan.reading.rows("funding"):
                    found.append(Payment(ANYBODY, decision, year, economic, due))
                    continue
                found += _split(plan, funders, decision, year, economic, due)
    if plan.reading.rows("funding"):
        _hold_funds(plan, funders, offered, found)
    return found


def _split(
    plan: Plan, funders: list[str], decision: Decision, year: int, economic: str, due: Number
) -> list[Payment]:
    parts = []
    for funder in funders:
        name = ("money", funder, *decision.place, year, economic)
        if may_pay(plan, funder, decision, year):
            amount = plan.problem.variable(name)
            parts.append(Payment(funder, decision, year, economic, amount))
    plan.problem.require(sum(part.amount for part in parts) - due, 0.0, 0.0)
    return parts


def may_pay(plan: Plan, funder: str, decision: Decision, year: int) -> bool:
    """Whether the conditions of the funder hold for money of this decision in `year`."""
    return all(
        is_met(plan, row["requires"], decision.region, year - int(row["lag"]))
        for row in plan.reading.rows("conditions")
        if row["active"] and selects(row["funder"], funder) and _takes_in(row, decision)
    )


def _takes_in(row: dict[str, Any], decision: Decision) -> bool:
    return (
        selects(row["category"], decision.category)
        and selects(row["agency"], decision.agency)
        and selects(row["intervention"], decision.intervention)
        and selects_region(row["region"], decision.region)
    )


def _hold_funds(
    plan: Plan,
    funders: list[str],
    offered: dict[tuple[str, int], float],
    paid: list[Payment],
) -> None:
    carry_over = {row["funder"]: float(row["carry_over"]) for row in plan.reading.rows("funders")}
    for funder in funders:
        carried_in: Number = 0.0
        for year in plan.reading.years:
            spent = sum(p.amount for p in paid if p.funder == funder and p.year == year)
            available = offered.get((funder, year), 0.0) + carried_in
            carried: Number = 0.0
            share = carry_over.get(funder, 0.0)
            if year != plan.reading.years[-1] and share > 0:
                carried = plan.problem.variable(("carried", funder, year))
                plan.problem.require(share * available - carried, 0.0)
            plan.problem.require(available - spent - carried, 0.0)
            carried_in = carried


def hold_spending_rules(plan: Plan, paid: list[Payment]) -> None:
    """Each active row, in each period it speaks of."""
    for row in plan.reading.rows("spending_rules"):
        if not row["active"]:
            continue
        for period in _periods(row["year"], plan.reading.years):
            _hold_levels(plan, row, period, paid)
        if not (is_blank(row["min_change"]) and is_blank(row["max_change"])):
            _hold_changes(plan, row, paid)


def _periods(cell: str, years: list[int]) -> list[list[int]]:
    if is_blank(cell):
        return [years]
    return [[year] for year in years] if cell == "each" else [[int(float(cell))]]


def _is_selected(row: dict[str, Any], payment: Payment) -> bool:
    return (
        selects(row["funder"], payment.funder)
        and _takes_in(row, payment.decision)
        and selects(row["economic"], payment.economic)
    )


def _selected(row: dict[str, Any], period: list[int], paid: list[Payment]) -> Number:
    return sum(p.amount for p in paid if p.year in period and _is_selected(row, p))


def _hold_levels(plan: Plan, row: dict[str, Any], period: list[int], paid: list[Payment]) -> None:
    spent = _selected(row, period, paid)
    lower, upper = filled(row["min_amount"], 0.0), filled(row["max_amount"], INFINITE)
    plan.problem.require(spent, lower, upper)
    if is_blank(row["min_share"]) and is_blank(row["max_share"]):
        return
    whole = _denominator(plan, row, period, paid)
    if not is_blank(row["min_share"]):
        plan.problem.require(spent - row["min_share"] * whole, 0.0)
    if not is_blank(row["max_share"]):
        plan.problem.require(row["max_share"] * whole - spent, 0.0)


def _denominator(plan: Plan, row: dict[str, Any], period: list[int], paid: list[Payment]) -> Number:
    """What a share is a share of."""
    if row["share_of"] == "amount":
        return sum(
            amount
            for (funder, year), amount in amounts(plan).items()
            if year in period and selects(row["funder"], funder)
        )
    if row["share_of"] == "all":
        return _selected({**row, "funder": ""}, period, paid)
    by_use = any(row[column] for column in ("category", "agency", "intervention", "economic"))
    return sum(
        p.amount
        for p in paid
        if p.year in period
        and selects(row["funder"], p.funder)
        and (not by_use or selects_region(row["region"], p.decision.region))
    )


def _hold_changes(plan: Plan, row: dict[str, Any], paid: list[Payment]) -> None:
    years = plan.reading.years
    bound_years = years if row["year"] in ("", "each") else [int(float(row["year"]))]
    for year in bound_years:
        if year > years[0]:
            before = _selected(row, [year - 1], paid)
        elif is_blank(row["previous_amount"]):
            continue
        else:
            before = row["previous_amount"]
        spent = _selected(row, [year], paid)
        if not is_blank(row["min_change"]):
            plan.problem.require(spent - (1 + row["min_change"]) * before, 0.0)
        if not is_blank(row["max_change"]):
            plan.problem.require((1 + row["max_change"]) * before - spent, 0.0)


def draw_order(plan: Plan) -> list[str]:
    """The funders, those first whose money is drawn first."""
    named = plan.reading.rows("funders")
    place = {
        row["funder"]: (filled(row["draw_order"], number + 1), number)
        for number, row in enumerate(named)
    }
    offered = list(dict.fromkeys(row["funder"] for row in plan.reading.rows("funding")))
    return sorted(offered, key=lambda f: place.get(f, (len(place) + 1, offered.index(f))))
