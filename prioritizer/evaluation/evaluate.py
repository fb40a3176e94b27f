"""Judge a plan: everything that it does, and every constraint that it does not keep."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import cached_property

import pandas as pd

from prioritizer.evaluation import tables
from prioritizer.evaluation.capacity import capacity_checks
from prioritizer.evaluation.checks import Check
from prioritizer.evaluation.conditions import condition_checks
from prioritizer.evaluation.contributions import contributions_table
from prioritizer.evaluation.decisions import decision_checks
from prioritizer.evaluation.financing import financed
from prioritizer.evaluation.funding import funding_checks
from prioritizer.evaluation.logic import logic_checks
from prioritizer.evaluation.milestones import milestone_checks
from prioritizer.evaluation.objectives import objectives
from prioritizer.evaluation.outcome import Outcome, outcome_of
from prioritizer.evaluation.plan import Plan, proposed_plan, require_fitting
from prioritizer.evaluation.plausibility import warnings
from prioritizer.evaluation.politics import politics_checks
from prioritizer.evaluation.prices import with_nominal
from prioritizer.evaluation.requirements import requirement_checks
from prioritizer.evaluation.spending_rules import spending_rule_checks
from prioritizer.evaluation.tail import tail_table
from prioritizer.evaluation.tolerance import RELATIVE
from prioritizer.evaluation.violations import Violation, violations
from prioritizer.parameters import resolve
from prioritizer.scenario import Fault, Scenario
from prioritizer.tables.prices import deflators

THEMES: tuple[Callable[[Outcome], Iterator[Check]], ...] = (
    decision_checks,
    funding_checks,
    spending_rule_checks,
    condition_checks,
    capacity_checks,
    logic_checks,
    requirement_checks,
    milestone_checks,
    politics_checks,
)
"""The checks of every theme, in the order of the model."""


@dataclass(frozen=True, eq=False)
class Evaluation(Outcome):
    """What a plan does and what it violates.

    Attributes:
        scenario: that it was judged by.
        objectives: name and value of each criterion, in order; weighted_gain ends the list.
        checks: every family of constraints that the scenario has.
        tolerance: share of the size of a row by which it may be missed.
    """

    scenario: Scenario
    objectives: tuple[tuple[str, float], ...]
    checks: tuple[Check, ...]
    tolerance: float

    @cached_property
    def violations(self) -> tuple[Violation, ...]:
        """Every constraint that is not kept, in the order of the checks."""
        return violations(self.scenario, self.checks, self.tolerance)

    @property
    def is_admissible(self) -> bool:
        """Whether every constraint is kept."""
        return not any(len(check.broken(self.tolerance)) for check in self.checks)

    @cached_property
    def warnings(self) -> tuple[Fault, ...]:
        """Projected values outside lowest..highest: hard to believe, but no violation."""
        return warnings(self.scenario, self, self.tolerance)

    @cached_property
    def allocation(self) -> pd.DataFrame:
        """intervention, region, year, start, keep, scale, cost; cost_nominal with deflators."""
        return self._priced(tables.allocation_table(self), ("cost",))

    @cached_property
    def money(self) -> pd.DataFrame:
        """funder, intervention, region, year, economic, amount; amount_nominal with deflators."""
        return self._priced(tables.money_table(self), ("amount",))

    @cached_property
    def funds(self) -> pd.DataFrame:
        """funder, year, amount, carried_in, spent, carried_out, unspent; so too x_nominal."""
        columns = ("amount", "carried_in", "spent", "carried_out", "unspent")
        return self._priced(tables.funds_table(self), columns)

    def _priced(self, frame: pd.DataFrame, columns: tuple[str, ...]) -> pd.DataFrame:
        return with_nominal(frame, columns, deflators(self.scenario.content))

    @cached_property
    def indicators(self) -> pd.DataFrame:
        """indicator, region, year, gain, value, progress."""
        return tables.indicators_table(self)

    @cached_property
    def tail(self) -> pd.DataFrame:
        """year, funder, kind, amount: due in the years after the last without a new decision."""
        return tail_table(self)

    @cached_property
    def contributions(self) -> pd.DataFrame:
        """intervention, region, indicator, year, effect, success_probability, gain."""
        return contributions_table(self.scenario, self)

    @cached_property
    def constraints(self) -> pd.DataFrame:
        """name, family, activity, lower, upper, slack."""
        return tables.constraints_table(self.checks)


def judge(scenario: Scenario, plan: Plan, *, tolerance: float = RELATIVE) -> Evaluation:
    """What ``plan`` does in ``scenario``, recomputed from the two alone (docs/model.md).

    Args:
        scenario: that the plan is for.
        plan: with money where the scenario has a table ``funding``, and only there.
        tolerance: share of the size of a row by which it may be missed.

    Raises:
        ValueError: the plan is not of this scenario.
    """
    parameters = resolve(scenario)
    require_fitting(parameters, plan)
    outcome = outcome_of(parameters, plan)
    return Evaluation(
        **{field.name: getattr(outcome, field.name) for field in fields(outcome)},
        scenario=scenario,
        objectives=objectives(outcome),
        checks=tuple(check for theme in THEMES for check in theme(outcome)),
        tolerance=tolerance,
    )


def evaluate(scenario: Scenario) -> Evaluation:
    """The plan of the table ``plan``, judged without optimising it.

    Its cost is shared among the funders so that the least is broken; where that leaves nothing
    broken, in draw order.

    Raises:
        ArithmeticError: if no split can be computed, which is a matter of numerics.
    """
    parameters = resolve(scenario)
    return judge(scenario, financed(parameters, proposed_plan(parameters)))
