"""The plan whose least of several values is greatest: regret and fairness in one linear program.

Maximise m with ``m <= slope[n] @ C + constant[n]`` for each n; then, with m held, the mean of all;
then the cheapest plan. The slopes are 0 or more, so that a program that may report too little
credit (see ``valuing``) reports none too much.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from prioritizer.allocation import Allocation, ObjectiveValue
from prioritizer.compilation import compile as compile_scenario
from prioritizer.engines import Status, engine_named
from prioritizer.engines.outcome import FloatArray
from prioritizer.evaluation import Evaluation, judge
from prioritizer.evaluation.objectives import credited
from prioritizer.language import say
from prioritizer.parameters import resolve
from prioritizer.program import Block, Criterion, Index, LinearProgram
from prioritizer.scenario import Scenario
from prioritizer.solving import Request, optimise, status_of, verified
from prioritizer.tradeoffs.objective_program import with_column
from prioritizer.tradeoffs.valuing import (
    ROW_SCALE,
    Allowance,
    NoPlan,
    credit_terms,
    equally_weighed,
    require_weighted_gain,
    widened,
)


@dataclass(frozen=True, eq=False)
class LeastPlan:
    """The plan whose least value is greatest.

    Attributes:
        status: "optimal", or "feasible" where a limit came before the proof, or "stopped".
        values: (K,) C of each indicator; None without a plan.
        bound: that no plan's least value exceeds; None where nothing is proven.
        answer: the plan in the scenario as it was given; None without a plan.
    """

    status: str
    values: FloatArray | None
    bound: float | None
    answer: Allocation | None


def plan_of_greatest_least(
    scenario: Scenario,
    indicators: tuple[str, ...],
    slopes: FloatArray,
    constants: FloatArray,
    allowance: Allowance,
) -> LeastPlan:
    """Solve for the greatest least value.

    Args:
        scenario: whose objective is weighted_gain.
        indicators: K that count.
        slopes: (N, K), 0 or more.
        constants: (N,).
        allowance: of all stages together.

    Raises:
        NoPlan: the scenario is infeasible.
        VerificationError: the plan does not hold when it is recomputed.
    """
    require_weighted_gain(scenario)
    if allowance.is_over():
        return LeastPlan("stopped", None, None, None)
    equal = equally_weighed(scenario, indicators)
    own = compile_scenario(equal)
    known = resolve(equal).effects.indicators
    places = np.array([known.index(name) for name in indicators])
    terms, fixed = credit_terms(own, places)
    program = with_least(own, slopes @ terms, constants + slopes @ fixed)
    request = Request(threads=1, time_limit=allowance.left(), should_stop=allowance.should_stop)
    course = optimise(engine_named("highs"), program, request, ())
    status = status_of(course)
    if status is Status.INFEASIBLE:
        raise NoPlan(say("The scenario has no plan: diagnose tells why, and what would help"))
    if course.x is None:
        return LeastPlan(str(status), None, None, None)
    evaluation = verified(equal, own, course.x[: len(own.lower)])
    return LeastPlan(
        status=str(status),
        values=credited(evaluation)[places],
        bound=course.first.bound,
        answer=answer_with(scenario, evaluation, str(status), course.first.solver),
    )


def with_least(own: LinearProgram, terms: FloatArray, constants: FloatArray) -> LinearProgram:
    """The program with a column ``least`` below each of the expressions, to be maximised."""
    count, width = terms.shape
    wide = with_column(own, "least")
    rows = np.hstack([-terms, np.ones((count, 1))]) * ROW_SCALE
    least, mean = np.zeros(width + 1), np.append(terms.mean(axis=0), 0.0)
    least[-1] = 1.0
    return replace(
        wide,
        rows=(
            *wide.rows,
            Block("least", Index.of("place", list(range(count))), len(own.row_lower)),
        ),
        matrix=sparse.csr_array(sparse.vstack([wide.matrix, sparse.csr_array(rows)], format="csr")),
        row_lower=np.append(wide.row_lower, np.full(count, -np.inf)),
        row_upper=np.append(wide.row_upper, constants * ROW_SCALE),
        criteria=(
            Criterion("least", "max", least, 0.0, 1.0),
            Criterion("mean", "max", mean, float(constants.mean()), 1.0),
        ),
        tie_breaks=tuple(widened(c, width + 1) for c in own.tie_breaks),
    )


def answer_with(scenario: Scenario, evaluation: Evaluation, status: str, solver: str) -> Allocation:
    """The plan as an answer to the scenario as given; nothing is proven of its own objective."""
    own = judge(scenario, evaluation.plan)
    return Allocation(
        scenario=scenario,
        status="feasible",
        objective=own.objectives[0][1],
        objectives=tuple(ObjectiveValue(name, value, False) for name, value in own.objectives),
        bound=None,
        gap=None,
        engine="highs",
        solver=solver,
        seconds=0.0,
        message=status,
        evaluation=own,
    )
