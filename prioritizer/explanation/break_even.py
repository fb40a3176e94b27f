"""What it would take: the least gift of money with which a plan is as good as another.

A gift pays parts of costs in place of the funders and counts in no rule, share or condition. The
program has columns for it, so that its least amount is one solve and no search.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prioritizer.engines import Outcome
from prioritizer.engines.outcome import FloatArray, IntArray
from prioritizer.explanation.bench import Bench, worth
from prioritizer.resolving import Change


@dataclass(frozen=True)
class BreakEven:
    """The price at which an intervention is worth its place.

    Attributes:
        cost: its total cost over the years with all that is cut.
        break_even_cost: what of that remains to be paid.
    """

    cost: float
    break_even_cost: float


def break_even(bench: Bench, decision: int, change: Change) -> BreakEven | None:
    """The total cost at which a plan that keeps ``change`` is as good as the best.

    The price cut is the least sum of subsidies to the decision, in whichever years and uses they
    help most. The forward cost is not cut.

    Returns:
        None where the plan is worse even if the decision costs nothing.

    Raises:
        Undecided: the solver stopped.
    """
    columns = bench.extended.paid[bench.extended.decision == decision]
    found = least_gift(bench, columns, change, bench.objective)
    if found is None or found.x is None or found.objective is None:
        return None
    cost = cost_of(bench, found.x, decision)
    return BreakEven(cost, max(cost - max(found.objective, 0.0), 0.0))


def extra_budget(
    bench: Bench, change: Change, objective: float, *, is_reachable: bool = False
) -> float | None:
    """The least extra money with which a plan that keeps ``change`` reaches ``objective``.

    It is free of every rule on money and may be spent on anything in any year.

    Args:
        bench: with the best plan.
        change: what the plan keeps.
        objective: what it reaches.
        is_reachable: some sum is known to be enough.

    Returns:
        None where no money is enough.

    Raises:
        Undecided: the solver stopped.
    """
    columns = bench.extended.extra
    found = None
    if is_reachable:
        bench.unnecessary += 1
        opened = change + bench.extended.opening(columns) + bench.as_good_as(objective)
        found = bench.solve(opened, criterion=bench.extended.sum_of(columns))
    if found is None:
        found = least_gift(bench, columns, change, objective)
    return None if found is None or found.objective is None else max(found.objective, 0.0)


def least_gift(bench: Bench, columns: IntArray, change: Change, objective: float) -> Outcome | None:
    """The plan with the least sum of gifts that keeps ``change`` and reaches ``objective``.

    What the objective can be with gifts without limit is asked first: to prove that no gift is
    enough is far harder as a question of feasibility.
    """
    opened = change + bench.extended.opening(columns)
    most = most_with_gifts(bench, opened, objective)
    if most is None or most.objective is None or bench.better(objective, most.objective) > 0:
        return None
    return bench.solve(
        opened + bench.as_good_as(min_or_max(bench, objective, most.objective)),
        criterion=bench.extended.sum_of(columns),
        start=most.x,
    )


def most_with_gifts(bench: Bench, opened: Change, objective: float) -> Outcome | None:
    """The best plan with gifts without limit; None where there is none, or none good enough."""
    relaxed = bench.relax(opened, bench.extended.net_objective)
    if relaxed is None or bench.better(objective, worth(relaxed)) > 0:
        bench.unnecessary += 1
        return None
    return bench.best_with(opened, bench.extended.net_objective)


def min_or_max(bench: Bench, wanted: float, reached: float) -> float:
    """The worse of two values of the objective: what is reached may fall short by rounding."""
    worse = min if bench.extended.program.objective.sense == "max" else max
    return float(worse(wanted, reached))


def cost_of(bench: Bench, x: FloatArray, decision: int) -> float:
    """Total cost of a decision in a solution, whoever pays it."""
    gifts = bench.extended.decision == decision
    paid = x[bench.extended.paid[gifts]].sum() + x[bench.extended.extra[gifts]].sum()
    block = bench.extended.program.block("money")
    if block is None:
        return 0.0
    parts = np.tile(gifts, len(block.index) // max(len(gifts), 1))
    return float(x[block.places][parts].sum() + paid)
