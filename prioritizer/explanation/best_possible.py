"""The best that a scenario could do if money had no limit.

Every funder then has all the money that could be spent in any year; what each rule, condition
and ceiling asks stays as it is, also where it speaks of the amounts that funders really have.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from prioritizer.compilation import compile as compile_scenario
from prioritizer.engines import Options, Outcome
from prioritizer.parameters import resolve
from prioritizer.program import LinearProgram
from prioritizer.resolving import Change, Resolver, places_of
from prioritizer.scenario import Scenario

LIMITS = ("funder_balance", "carry_over_limit")
"""The families that say how much money there is."""


def best_possible(
    scenario: Scenario, *, engine: str = "highs", gap: float = 0.0, time_limit: float | None = None
) -> Outcome:
    """Solve by the first criterion as if the funders' money had no limit."""
    options = Options(threads=1, gap=gap, time_limit=time_limit)
    with Resolver(without_limits(scenario), engine=engine, options=options) as resolver:
        return resolver.solve(Change.none())


def without_limits(scenario: Scenario) -> LinearProgram:
    """The scenario's program without limits of money.

    A condition lets at most what a funder can have flow once it is met; that is why the program
    of a scenario with ample money is taken, and the bounds of all other rows from the scenario's
    own: rules that speak of amounts keep to the real ones.
    """
    own = compile_scenario(scenario)
    if not resolve(scenario).funding.is_limited:
        return own
    ample = compile_scenario(with_ample_money(scenario))
    lower, upper = own.row_lower.copy(), own.row_upper.copy()
    for family in LIMITS:
        rows = places_of(own.rows, family)
        lower[rows], upper[rows] = -np.inf, np.inf
    return replace(ample, row_lower=lower, row_upper=upper)


def with_ample_money(scenario: Scenario) -> Scenario:
    """The scenario whose funders have in every year what everything at full scale would cost."""
    parameters = resolve(scenario)
    amount = most_cost(scenario)
    rows = [
        {"funder": funder, "year": year, "amount": amount}
        for funder in parameters.funding.funders
        for year in parameters.years.tolist()
    ]
    return scenario.replace(funding=rows)


def most_cost(scenario: Scenario) -> float:
    """A cost that no plan exceeds in a year, in currency units.

    At most max_scale operates, and at most as much starts in each year; all capital that was ever
    started may fall due at once, that of past starts included.
    """
    parameters = resolve(scenario)
    d, years = parameters.decisions, len(parameters.years)
    past = np.bincount(d.past_decision, d.past_start, len(d))
    most = np.maximum(d.max_scale, d.initial_scale) + past
    share = np.maximum(parameters.phasing.current.max(axis=1), 1.0)
    capital = d.capital_cost * (d.max_scale * years + past)
    return float((capital + d.recurrent_cost * share * most).sum()) or 1.0
