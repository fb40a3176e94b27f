"""One ranked list such that every budget buys a prefix of it.

The budget is not known when the list must be published: several levels are possible, each with a
probability. What a level buys must hold what every lower level buys (nested selection under budget
uncertainty, as for the ranked investment lists of plants: Koc, Morton, Popova, Hess, Kee and
Richards 2009). All levels are decided in one program that minimises the expected, or the worst,
relative loss against the best plan at each level by itself.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from scipy import sparse

from prioritizer.compilation import compile as compile_scenario
from prioritizer.engines import Options, Outcome, Status, engine_named
from prioritizer.engines.outcome import BoolArray, FloatArray
from prioritizer.evaluation import Evaluation
from prioritizer.explanation.budgets import scaled_budget
from prioritizer.explanation.operating import OperatingProgram, decision_names, with_operates
from prioritizer.parameters import resolve
from prioritizer.program import Block, Criterion, Index, LinearProgram
from prioritizer.scenario import Scenario
from prioritizer.solving import verified

FACTORS = (0.6, 0.8, 1.0, 1.2, 1.4)
"""Budget levels that are looked at unless others are given."""


@dataclass(frozen=True)
class ListedItem:
    """One place of the list.

    Attributes:
        rank: from 1.
        item: "intervention" or "intervention (region)".
        factor, budget: the lowest level that buys it.
    """

    rank: int
    item: str
    factor: float
    budget: float


@dataclass(frozen=True)
class BudgetLevel:
    """What the list is worth at one budget.

    Attributes:
        factor, budget, probability: of the level.
        objective: of the best plan that operates exactly the prefix.
        best_objective: of the best plan without a list.
        loss: (best_objective - objective) / |best_objective|, 0 or more.
        total_cost: of the prefix.
        funded: the prefix.
    """

    factor: float
    budget: float
    probability: float
    objective: float
    best_objective: float
    loss: float
    total_cost: float
    funded: tuple[str, ...]


@dataclass(frozen=True)
class PriorityList:
    """A ranked list and its worth at each budget level.

    Attributes:
        items: in rank order; what no level buys is not listed.
        levels: from the lowest budget to the highest.
        expected_loss, worst_loss: over the levels.
        bound: proven least value of the one that was minimised, None where there is none.
        status: optimal, or feasible where a limit stopped the proof.
    """

    items: tuple[ListedItem, ...]
    levels: tuple[BudgetLevel, ...]
    expected_loss: float
    worst_loss: float
    bound: float | None
    status: str

    def to_dict(self) -> dict[str, Any]:
        """The list as plain Python values."""
        return asdict(self)

    def to_json(self) -> str:
        """The list as one JSON document."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False)


@dataclass(frozen=True, eq=False)
class Level:
    """One budget level with its program and its own best."""

    factor: float
    probability: float
    scenario: Scenario
    operating: OperatingProgram
    best: Outcome


def priority_list(
    scenario: Scenario,
    *,
    factors: Sequence[float] = FACTORS,
    probabilities: Sequence[float] | None = None,
    worst: bool = False,
    engine: str = "highs",
    gap: float = 0.0,
    time_limit: float | None = None,
) -> PriorityList:
    """Find the ranked list that loses least over a distribution of budgets.

    Args:
        scenario: with a table funding.
        factors: budget levels, as factors on all amounts.
        probabilities: of the levels, in proportion; equal where None.
        worst: minimise the worst loss instead of the expected one.
        engine: as in ``solve``.
        gap: absolute loss within which the list counts as optimal.
        time_limit: seconds for the joint program, and for each level's own best.

    Raises:
        ValueError: an argument is out of range, or a level has no plan.
    """
    levels = levels_of(scenario, factors, probabilities, engine, time_limit)
    joint = joint_program(levels, worst=worst)
    chosen = engine_named(engine)
    # the loss is near 0, where a relative gap says nothing: the gap is taken on 1 + loss
    options = Options(gap=gap, time_limit=time_limit)
    session = chosen.open(joint, options)
    try:
        outcome = session.solve(joint.objective, options)
    finally:
        session.close()
    if outcome.x is None:
        raise ValueError(f"no list was found: {outcome.status}. {outcome.message}")
    return read_list(levels, outcome)


def levels_of(
    scenario: Scenario,
    factors: Sequence[float],
    probabilities: Sequence[float] | None,
    engine: str,
    time_limit: float | None,
) -> list[Level]:
    """The levels from the lowest to the highest, each with its own best plan."""
    given = list(probabilities) if probabilities is not None else [1.0] * len(factors)
    if not factors or len(given) != len(factors) or min(given) < 0 or sum(given) <= 0:
        raise ValueError("give one probability of 0 or more for each factor, not all of them 0")
    if len(set(factors)) != len(factors):
        raise ValueError("give each factor once")
    found = []
    for factor, weight in sorted(zip(factors, given, strict=True)):
        changed = scaled_budget(scenario, factor)
        program = compile_scenario(changed)
        operating = with_operates(program, resolve(changed))
        options = Options(time_limit=time_limit)
        session = engine_named(engine).open(program, options)
        try:
            best = session.solve(program.objective, options)
        finally:
            session.close()
        if best.x is None or best.objective is None:
            raise ValueError(f"at {factor} times the budget there is no plan: {best.status}")
        found.append(Level(factor, weight / sum(given), changed, operating, best))
    return found


def joint_program(levels: Sequence[Level], *, worst: bool) -> LinearProgram:
    """All levels side by side, each holding what the lower ones operate.

    The last column is the worst loss; the objective is 1 + the expected or the worst loss.
    """
    parts = [level.operating.program for level in levels]
    width = sum(len(part.lower) for part in parts)
    stacked = sparse.block_diag([part.matrix for part in parts], format="csr")
    nested, loss_rows, loss_upper = nesting(levels, width), [], []
    expected, constant, offset = np.zeros(width + 1), 1.0, 0
    for level, part in zip(levels, parts, strict=True):
        per_unit, at_zero = loss_terms(level)
        row = np.zeros(width + 1)
        row[offset : offset + len(part.lower)] = per_unit
        expected += level.probability * row
        constant += level.probability * at_zero
        row[-1] = -1.0
        loss_rows.append(row)
        loss_upper.append(-at_zero)
        offset += len(part.lower)
    body = sparse.hstack(
        [
            sparse.vstack([stacked, nested]),
            sparse.csr_array((stacked.shape[0] + nested.shape[0], 1)),
        ]
    )
    matrix = sparse.vstack([body, sparse.csr_array(np.array(loss_rows))], format="csr")
    cost = np.append(np.zeros(width), 1.0) if worst else expected
    criterion = Criterion("loss", "min", cost, 1.0 if worst else constant, 1.0)
    low, high = (
        np.concatenate([getattr(part, side) for part in parts])
        for side in ("row_lower", "row_upper")
    )
    none = np.full(nested.shape[0] + len(levels), -np.inf)
    return LinearProgram(
        columns=(Block("column", Index.of("place", range(width + 1)), 0),),
        rows=(Block("row", Index.of("place", range(matrix.shape[0])), 0),),
        matrix=sparse.csr_array(matrix),
        row_lower=np.concatenate([low, none]),
        row_upper=np.concatenate([high, np.zeros(nested.shape[0]), loss_upper]),
        lower=np.append(np.concatenate([part.lower for part in parts]), 0.0),
        upper=np.append(np.concatenate([part.upper for part in parts]), np.inf),
        is_whole=np.append(np.concatenate([part.is_whole for part in parts]), False),
        criteria=(criterion,),
    )


def nesting(levels: Sequence[Level], width: int) -> sparse.csr_array:
    """operates[lower level] - operates[next level] <= 0, for each decision."""
    offset, rows = 0, []
    for level in levels[:-1]:
        place, next_offset = level.operating.operates, offset + len(level.operating.program.lower)
        count = place.stop - place.start
        each = np.arange(count)
        where = (
            np.append(each, each),
            np.append(offset + place.start + each, next_offset + place.start + each),
        )
        values = np.append(np.ones(count), -np.ones(count))
        rows.append(sparse.csr_array((values, where), shape=(count, width)))
        offset = next_offset
    return (
        sparse.csr_array(sparse.vstack(rows, format="csr"))
        if rows
        else sparse.csr_array((0, width))
    )


def loss_terms(level: Level) -> tuple[FloatArray, float]:
    """Relative loss at a level: coefficients of its columns, and the constant."""
    criterion = level.operating.program.objective
    best = level.best.objective or 0.0
    size = abs(best) or 1.0
    sign = -1.0 if criterion.sense == "max" else 1.0
    return sign * criterion.cost / size, sign * (criterion.constant - best) / size


def read_list(levels: Sequence[Level], outcome: Outcome) -> PriorityList:
    """The list and its levels, every plan verified by itself."""
    assert outcome.x is not None
    names, offset, worth = decision_names(resolve(levels[0].scenario)), 0, []
    for level in levels:
        width = len(level.operating.program.lower)
        x = outcome.x[offset : offset + width]
        program = compile_scenario(level.scenario)
        worth.append(verified(level.scenario, program, x[: level.operating.width]))
        offset += width
    found = [level_of(level, plan, names) for level, plan in zip(levels, worth, strict=True)]
    expected = sum(level.probability * level.loss for level in found)
    return PriorityList(
        items=ranked(levels, worth, found, names),
        levels=tuple(found),
        expected_loss=expected,
        worst_loss=max(level.loss for level in found),
        bound=max(0.0, outcome.bound - 1.0) if outcome.bound is not None else None,
        status="optimal" if outcome.status is Status.OPTIMAL else "feasible",
    )


def operating_now(plan: Evaluation) -> BoolArray:
    """(D,) what operates in some year."""
    return np.asarray(plan.scale.max(axis=1) > 0)


def level_of(level: Level, plan: Evaluation, names: Sequence[str]) -> BudgetLevel:
    """What the list is worth at one level."""
    best = level.best.objective or 0.0
    value = plan.objectives[0][1]
    lost = best - value if level.operating.program.objective.sense == "max" else value - best
    return BudgetLevel(
        factor=level.factor,
        budget=float(resolve(level.scenario).funding.amount.sum()),
        probability=level.probability,
        objective=value,
        best_objective=best,
        loss=max(0.0, lost / (abs(best) or 1.0)),
        total_cost=plan.total_cost,
        funded=tuple(name for name, on in zip(names, operating_now(plan), strict=True) if on),
    )


def ranked(
    levels: Sequence[Level],
    plans: Sequence[Evaluation],
    found: Sequence[BudgetLevel],
    names: Sequence[str],
) -> tuple[ListedItem, ...]:
    """The list: by the lowest level that buys an item, then by its first year, then by its cost.

    Within a level the order is free: no budget that was looked at lies between.
    """
    items: list[ListedItem] = []
    seen: set[str] = set()
    for plan, level in zip(plans, found, strict=True):
        cost = (plan.capital + plan.current).sum(axis=1)
        new = [d for d, on in enumerate(operating_now(plan)) if on and names[d] not in seen]
        first = (plan.scale > 0).argmax(axis=1)
        for d in sorted(new, key=lambda d: (first[d], cost[d])):
            items.append(ListedItem(len(items) + 1, names[d], level.factor, level.budget))
            seen.add(names[d])
    return tuple(items)


__all__: Sequence[str] = ("BudgetLevel", "ListedItem", "PriorityList", "priority_list")
