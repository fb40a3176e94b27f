"""Objectives of docs/model.md: what each criterion is worth, and what must be reached."""

from __future__ import annotations

from dataclasses import dataclass

from tests.oracle.effects import Choose, Measured
from tests.oracle.linear import Linear, Number
from tests.oracle.money import total_cost
from tests.oracle.plans import Plan
from tests.oracle.reading import filled, is_blank

# Reached: the shortfall is at most this part of the distance from baseline to target.
REACHED = 1e-6


@dataclass(frozen=True)
class Criterion:
    """One criterion as something to be made large; min_cost is the negative of the cost."""

    name: str
    worth: Number
    tolerance: float


def names(plan: Plan) -> list[str]:
    """The criteria in order, weighted_gain at the end where it is not among them."""
    listed = list(plan.reading.settings.objective)
    return listed if "weighted_gain" in listed else [*listed, "weighted_gain"]


def hold_requirements(plan: Plan, indicators: list[Measured]) -> None:
    """required binds in the last year, a milestone in its own, min_cost every weighted target."""
    first, last = plan.reading.years[0], plan.reading.years[-1]
    for one in indicators:
        least = one.row["required"]
        if is_blank(least) and "min_cost" in names(plan) and one.weight > 0:
            least = one.national_target
        if not is_blank(least):
            _reach(plan, one, one.national_value(last, first), least)
    by_name = {one.name: one for one in indicators}
    for row in plan.reading.rows("milestones"):
        one = by_name[row["indicator"]]
        _reach(plan, one, one.national_value(int(row["year"]), first), row["required"])


def _reach(plan: Plan, one: Measured, value: Number, least: float) -> None:
    plan.problem.require(one.better * (value - least), 0.0)


def credit(plan: Plan, one: Measured) -> Number:
    """C[k]: the credited progress, averaged over years and people."""
    settings, years = plan.reading.settings, plan.reading.years
    rate = {year: (1 + settings.discount_rate) ** -(year - years[0]) for year in years}
    if settings.evaluate == "final_year":
        rate = {year: float(year == years[-1]) for year in years}
    total: Number = 0.0
    for year in years:
        if rate[year] == 0:
            continue
        for region, share in one.share.items():
            distance = one.target[region] - one.baseline[region]
            progress = one.gain[region, year] / distance
            if not settings.credit_beyond_target:
                progress = _capped(plan, progress, ("credited", one.name, region, year))
            total = total + rate[year] / sum(rate.values()) * share * progress
    return total


def _capped(plan: Plan, progress: Number, name: tuple[str, str, str, int]) -> Number:
    if not isinstance(progress, Linear):
        return min(1.0, progress)
    credited = plan.problem.variable(name, float("-inf"), 1.0)
    plan.problem.require(progress - credited, 0.0)
    return credited


def criteria(plan: Plan, indicators: list[Measured], choose: Choose) -> list[Criterion]:
    """Every criterion of the plan, in order."""
    weighted = [one for one in indicators if one.weight > 0]
    whole = sum(one.weight for one in weighted)
    credits = {one.name: credit(plan, one) for one in weighted}
    found = []
    tolerances = [*plan.reading.settings.objective_tolerance, 0.0]
    for name, tolerance in zip(names(plan), tolerances, strict=False):
        if name == "weighted_gain":
            worth = sum(one.weight / whole * credits[one.name] for one in weighted)
        elif name == "largest_shortfall":
            worth = _least(plan, list(credits.values()))
        elif name == "targets_met":
            worth = sum(_reached(plan, one, choose) * one.weight / whole for one in weighted)
        else:
            worth = -total_cost(plan)
        found.append(Criterion(name, worth, filled(tolerance, 0.0)))
    return found


def _least(plan: Plan, numbers: list[Number]) -> Number:
    if not any(isinstance(number, Linear) for number in numbers):
        return min(numbers)
    least = plan.problem.variable(("least credit",), float("-inf"))
    for number in numbers:
        plan.problem.require(number - least, 0.0)
    return least


def _reached(plan: Plan, one: Measured, choose: Choose) -> float:
    years = plan.reading.years
    missing = one.better * (one.national_target - one.national_value(years[-1], years[0]))
    allowed = REACHED * one.national_distance
    if not isinstance(missing, Linear):
        return float(missing <= allowed)
    is_reached = choose(("reached", one.name), [True, False])
    if is_reached:
        plan.problem.require(missing, upper=allowed)
    return float(is_reached)
