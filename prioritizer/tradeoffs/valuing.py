"""One compiled program, solved for one set of weights after another.

The value of a plan is ``sum over k of w[k] * C[k]`` (docs/model.md, Objectives): linear in the
weights, so that one program with every weighed indicator counted serves for all weights. Some
formulations in it hold on one side only: the solver may report less credit than a plan has, never
more. That is right as long as nothing rewards a lower credit; here every criterion and every row
asks for credit, none forbids it. What a plan is worth is recomputed from its decisions alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from scipy import sparse

from prioritizer.compilation import compile as compile_scenario
from prioritizer.engines import Options, Outcome, Status
from prioritizer.engines.outcome import BoolArray, FloatArray
from prioritizer.evaluation import Evaluation
from prioritizer.evaluation.objectives import credited
from prioritizer.explanation.operating import decision_names, with_operates
from prioritizer.language import say
from prioritizer.parameters import resolve
from prioritizer.program import Block, Criterion, Index, LinearProgram
from prioritizer.program.affine import tally
from prioritizer.resolving import Change, Resolver
from prioritizer.scenario import Scenario
from prioritizer.solving import verified
from prioritizer.stages.running import weighted_together
from prioritizer.tradeoffs.weighting.elicited import IndicatorWeights, with_weights

SAME = 1e-9
"""Difference of values, in shares of the way to the targets, that is rounding."""

ROW_SCALE = 1e4
"""Rows over values in 0..1 are multiplied by this, as criteria are, so as not to lose digits to a
solver's absolute tolerances."""


class NoPlan(ValueError):
    """The scenario is infeasible: there is nothing to compare."""


class Interrupted(Exception):
    """A time limit or the caller ended the work before it was proven."""


@dataclass
class Allowance:
    """How long the work may take, and who may end it."""

    time_limit: float | None = None
    should_stop: Callable[[], bool] | None = None
    began: float = field(default_factory=time.perf_counter)

    def __post_init__(self) -> None:
        if self.time_limit is not None and not self.time_limit > 0:
            raise ValueError(
                say("time_limit {limit}: give seconds above 0, or None", limit=self.time_limit)
            )

    def left(self) -> float | None:
        """Seconds that are left, None without a limit."""
        if self.time_limit is None:
            return None
        return max(self.time_limit - (time.perf_counter() - self.began), 1e-3)

    def is_over(self) -> bool:
        """Whether the time is up or the caller asks to stop."""
        if self.time_limit is not None and time.perf_counter() - self.began >= self.time_limit:
            return True
        return self.should_stop is not None and self.should_stop()


@dataclass(frozen=True, eq=False)
class ValuedPlan:
    """A plan and what it is worth, recomputed from its decisions.

    Attributes:
        x: (columns,) of the model's program.
        values: (K,) C of each indicator weighed.
        operating: (D,) what operates in some year.
        cost: total cost.
        started: sum of all starts.
    """

    x: FloatArray
    values: FloatArray
    operating: BoolArray
    cost: float
    started: float


def require_weighted_gain(scenario: Scenario) -> None:
    """Refuse a scenario in which weights are not all that decides.

    Raises:
        ValueError: its objective is not weighted_gain alone.
    """
    listed = resolve(scenario).objective
    if tuple(listed) != ("weighted_gain",):
        raise ValueError(
            say(
                "The objective is {objective}: weights decide only where it is weighted_gain "
                "alone; set objective = weighted_gain",
                objective=", ".join(listed),
            )
        )


def equally_weighed(scenario: Scenario, indicators: Sequence[str]) -> Scenario:
    """The scenario with these indicators at equal weight, so that each of them is counted."""
    share = dict.fromkeys(indicators, 1.0 / len(indicators))
    return with_weights(scenario, IndicatorWeights(share, "equal"))


class Valuation:
    """A session that finds the best plan for any weights of some indicators.

    Attributes:
        scenario: with the K indicators at equal weight.
        names: of the D decisions.
        width: number of the model's own columns.
        known: plans found for some weights so far; they keep every rule.
    """

    def __init__(
        self,
        scenario: Scenario,
        indicators: Sequence[str],
        *,
        extremes: FloatArray | None = None,
        patterns: bool = False,
        allowance: Allowance | None = None,
    ) -> None:
        """Compile.

        Args:
            scenario: whose objective is weighted_gain.
            indicators: K that may have weight.
            extremes: (E, K) weights whose values rows can bound, see ``value_rows``.
            patterns: with a yes/no column for each decision that operates, see ``operates``.
            allowance: of all solves together.
        """
        require_weighted_gain(scenario)
        self.scenario = equally_weighed(scenario, indicators)
        self.parameters = resolve(self.scenario)
        self.names = decision_names(self.parameters)
        self.allowance = allowance or Allowance()
        known = self.parameters.effects.indicators
        self.places = np.array([known.index(name) for name in indicators])
        self.own = compile_scenario(self.scenario)
        self.width = len(self.own.lower)
        program, self.operates = self.own, slice(self.width, self.width)
        if patterns:
            wide = with_operates(self.own, self.parameters)
            program, self.operates = wide.program, wide.operates
        self.credit, self.constant = credit_terms(program, self.places)
        program = with_rows(program, "worth", self.credit * ROW_SCALE)
        self.worth_rows = program.rows[-1].places
        extremes = np.empty((0, len(self.places))) if extremes is None else extremes
        self.extremes = extremes
        program = with_rows(program, "value", extremes @ self.credit * ROW_SCALE)
        self.value_rows = program.rows[-1].places
        self.ties = [widened(c, len(program.lower)) for c in self.own.tie_breaks]
        program = with_rows(program, "tie", np.array([c.cost * c.scale for c in self.ties]))
        self.tie_rows = program.rows[-1].places
        options = Options(threads=1, should_stop=self.allowance.should_stop)
        self.resolver = Resolver(program, options=options)
        self.known: list[ValuedPlan] = []

    @property
    def solves(self) -> int:
        """How many programs were solved so far."""
        return self.resolver.solves

    def close(self) -> None:
        """Give the solver's memory back."""
        self.resolver.close()

    def __enter__(self) -> Valuation:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def criterion(self, weights: FloatArray) -> Criterion:
        """The value under some weights (K,)."""
        return Criterion("value", "max", weights @ self.credit, float(weights @ self.constant), 1.0)

    def optimum(
        self, criterion: Criterion, change: Change | None = None, start: FloatArray | None = None
    ) -> Outcome | None:
        """The proven best under a change; None where there is no plan.

        Raises:
            Interrupted: a limit came before the proof.
            ArithmeticError: the solver failed.
        """
        if self.allowance.is_over():
            raise Interrupted
        outcome = self.resolver.solve(
            change, criterion=criterion, start=start, time_limit=self.allowance.left()
        )
        if outcome.status is Status.INFEASIBLE:
            return None
        if outcome.status is Status.FAILED:
            raise ArithmeticError(outcome.message)
        if outcome.status is not Status.OPTIMAL or outcome.x is None:
            raise Interrupted
        return outcome

    def best(self, weights: FloatArray, change: Change | None = None) -> ValuedPlan | None:
        """A best plan for some weights (K,), the cheapest that is as good in every indicator.

        Raises:
            Interrupted, ArithmeticError: as of ``optimum``.
        """
        if change is None:
            found = self.best_valued(weights)
            return None if found is None else self.cheapest(found.x)
        outcome = self.optimum(self.criterion(weights), change)
        if outcome is None or outcome.x is None:
            return None
        return self.cheapest(outcome.x, change)

    def best_valued(self, weights: FloatArray) -> ValuedPlan | None:
        """A best plan for some weights (K,), from the best known one; perhaps not the cheapest.

        Raises:
            Interrupted, ArithmeticError: as of ``optimum``.
        """
        start = max(self.known, key=lambda plan: float(weights @ plan.values), default=None)
        outcome = self.optimum(self.criterion(weights), start=None if start is None else start.x)
        if outcome is None or outcome.x is None:
            return None
        self.known.append(self.valued(outcome.x))
        return self.known[-1]

    def cheapest(self, x: FloatArray, change: Change | None = None) -> ValuedPlan:
        """The cheapest plan that is worth as much as x in every indicator, then of least starts."""
        both = weighted_together(self.ties)
        for slack in (0.0, SAME):
            held = self.holding(self.worth_rows, (self.credit @ x - slack) * ROW_SCALE)
            cheapest = self.optimum(both, held if change is None else change + held, x)
            if cheapest is not None and cheapest.x is not None:
                return self.valued(cheapest.x)
        return self.valued(x)

    def is_settled(self, decision: int) -> bool:
        """Whether the bounds alone decide if a decision operates."""
        place, program = self.operates.start + decision, self.resolver.program
        return bool(program.lower[place] == program.upper[place])

    def holding(self, rows: slice, lower: FloatArray) -> Change:
        """A change that asks for so much in some rows."""
        places = np.arange(rows.start, rows.stop)
        return Change.of_rows(places, lower, np.full(len(places), np.inf))

    def evaluation(self, x: FloatArray) -> Evaluation:
        """The plan, recomputed and found to hold.

        Raises:
            VerificationError: it does not.
        """
        return verified(self.scenario, self.own, x[: self.width])

    def valued(self, x: FloatArray) -> ValuedPlan:
        """The plan with its worth, recomputed."""
        evaluation = self.evaluation(x)
        return ValuedPlan(
            x=x,
            values=credited(evaluation)[self.places],
            operating=np.asarray(evaluation.scale.max(axis=1) > 0),
            cost=evaluation.total_cost,
            started=evaluation.total_started,
        )

    def funded(self, plan: ValuedPlan) -> tuple[str, ...]:
        """Names of what operates."""
        return tuple(name for name, runs in zip(self.names, plan.operating, strict=True) if runs)


def require_best(valuation: Valuation, weights: FloatArray, *, cheapest: bool = True) -> ValuedPlan:
    """The best plan for some weights, the cheapest of its worth unless that does not matter.

    Raises:
        NoPlan: the scenario is infeasible.
        Interrupted: a limit came first.
    """
    plan = valuation.best(weights) if cheapest else valuation.best_valued(weights)
    if plan is None:
        raise NoPlan(say("The scenario has no plan: diagnose tells why, and what would help"))
    return plan


def credit_terms(program: LinearProgram, places: np.ndarray) -> tuple[FloatArray, FloatArray]:
    """(K, columns) coefficients and (K,) constants of the credit of the indicators."""
    credit = program.measures["credit"]
    width = len(program.lower)
    terms, constants = [], []
    for place in places.tolist():
        one = credit[place : place + 1]
        terms.append(tally(one.columns, one.values, width))
        constants.append(float(one.constant[0]))
    return np.array(terms), np.array(constants)


def with_rows(program: LinearProgram, name: str, terms: FloatArray) -> LinearProgram:
    """The program with rows that bound nothing yet."""
    count = len(terms)
    block = Block(name, Index.of("place", list(range(count))), len(program.row_lower))
    return replace(
        program,
        rows=(*program.rows, block),
        matrix=sparse.csr_array(
            sparse.vstack(
                [program.matrix, sparse.csr_array(terms.reshape(count, len(program.lower)))],
                format="csr",
            )
        ),
        row_lower=np.append(program.row_lower, np.full(count, -np.inf)),
        row_upper=np.append(program.row_upper, np.full(count, np.inf)),
    )


def widened(criterion: Criterion, width: int) -> Criterion:
    """The criterion over more columns, which do not count."""
    return replace(criterion, cost=np.append(criterion.cost, np.zeros(width - len(criterion.cost))))
