"""A scenario's program with what explanations ask of it besides: gifts of money, and a floor.

The columns and rows are there from the beginning and do nothing, so that one session of a solver
serves every question by other bounds alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from prioritizer.compilation import compile as compile_scenario
from prioritizer.engines.outcome import FloatArray, IntArray
from prioritizer.parameters import resolve
from prioritizer.program import Block, Criterion, Index, LinearProgram
from prioritizer.resolving import Change
from prioritizer.scenario import Scenario

SUBSIDY = "subsidy"
"""Columns: the part of a cost that a price cut takes away."""

EXTRA = "extra_money"
"""Columns: the part of a cost that extra money pays, which no rule and no condition knows."""

FORCED_IN = "forced_in"
"""Rows: all that a decision starts."""

OBJECTIVE_HELD = "objective_held"
"""Row: the first criterion, as the solver sees it."""

ANY_FUNDER = "any"
"""Who pays where the scenario has no funding: a funder that never runs out of money."""


@dataclass(frozen=True, eq=False)
class Extended:
    """A program with gifts and a floor, all closed.

    Attributes:
        program: the scenario's own columns and rows come first, in their order.
        paid: (N,) columns of the subsidies, one for each part of a cost; those of the extra money
            follow them in the same order.
        decision: (N,) place of the decision whose cost it is.
        forced: (D,) rows of what each decision starts.
        floor: row of the first criterion.
        net_objective: the first criterion; where it is the total cost, less the subsidies.
    """

    program: LinearProgram
    paid: IntArray
    decision: IntArray
    forced: IntArray
    floor: int
    net_objective: Criterion

    @property
    def extra(self) -> IntArray:
        """(N,) columns of the extra money."""
        return self.paid + len(self.paid)

    def holding(self, value: float) -> Change:
        """The first criterion is no worse than ``value``."""
        criterion = self.program.objective
        bound = (value - criterion.constant) * criterion.scale
        low, high = (bound, np.inf) if criterion.sense == "max" else (-np.inf, bound)
        return Change.of_rows(np.array([self.floor]), np.array([low]), np.array([high]))

    def opening(self, columns: IntArray) -> Change:
        """Gifts without limit in these columns."""
        return Change.of_columns(columns, np.zeros(len(columns)), np.full(len(columns), np.inf))

    def sum_of(self, columns: IntArray) -> Criterion:
        """Least sum of these gifts."""
        cost = np.zeros(len(self.program.lower))
        cost[columns] = 1.0
        return Criterion("gifts", "min", cost, 0.0, self.program.tie_breaks[0].magnitude)


def with_money(scenario: Scenario) -> Scenario:
    """The scenario with its cost attributed to a funder, where it knows none.

    The funder has what everything at full scale costs, so that nothing else changes.
    """
    if "funding" in scenario.tables:
        return scenario
    d, phasing = resolve(scenario).decisions, resolve(scenario).phasing
    shares = phasing.capital.sum(axis=1) + phasing.capital.max(axis=1)
    current = np.maximum(phasing.current.max(axis=1), 1.0)
    past = np.bincount(d.past_decision, d.past_start, len(d))
    most = (d.max_scale + d.initial_scale + past) * (
        d.capital_cost * shares + d.recurrent_cost * current
    )
    amount = float(most.sum()) * (len(scenario.settings.years) + 1) + 1.0
    return scenario.replace(
        funding=[
            {"funder": ANY_FUNDER, "year": year, "amount": amount}
            for year in scenario.settings.years
        ]
    )


def extended(scenario: Scenario) -> Extended:
    """The program of a scenario with gifts and a floor.

    A subsidy and extra money pay parts of a cost in place of the funders: rules on money,
    conditions and shares do not see them. Where the objective is the total cost, a subsidy takes
    its amount away from it (a price cut does), extra money does not.
    """
    program = compile_scenario(with_money(scenario))
    d = resolve(scenario).decisions
    block = next((rows for rows in program.rows if rows.name == "cost_is_funded"), None)
    index = block.index if block is not None else Index.none()
    rows = np.arange(block.start, block.start + len(index)) if block is not None else np.arange(0)
    count, width = len(rows), len(program.lower)
    criteria = tuple(padded(c, 2 * count) for c in program.criteria)
    gifts = (Block(SUBSIDY, index, width), Block(EXTRA, index, width + count))
    starts = decisions_by_start(program, len(d))
    net = criteria[0].cost.copy()
    if criteria[0].name == "min_cost":
        net[width : width + count] = -1.0
    floor = net * criteria[0].scale
    height = len(program.row_lower)
    return Extended(
        program=replace(
            program,
            columns=(*program.columns, *(gifts if count else ())),
            rows=(
                *program.rows,
                Block(FORCED_IN, decision_index(program), height),
                Block(OBJECTIVE_HELD, Index.single(), height + len(d)),
            ),
            matrix=stacked(program.matrix, rows, starts, floor),
            row_lower=np.append(program.row_lower, np.full(len(d) + 1, -np.inf)),
            row_upper=np.append(program.row_upper, np.full(len(d) + 1, np.inf)),
            lower=np.append(program.lower, np.zeros(2 * count)),
            upper=np.append(program.upper, np.zeros(2 * count)),
            is_whole=np.append(program.is_whole, np.zeros(2 * count, dtype=bool)),
            criteria=criteria,
            tie_breaks=tuple(padded(c, 2 * count) for c in program.tie_breaks),
            draws=(),
        ),
        paid=np.arange(width, width + count),
        decision=owners(program, index),
        forced=np.arange(height, height + len(d)),
        floor=height + len(d),
        net_objective=replace(criteria[0], cost=net),
    )


def padded(criterion: Criterion, count: int) -> Criterion:
    """The criterion over ``count`` more columns, which it does not see."""
    return replace(criterion, cost=np.append(criterion.cost, np.zeros(count)))


def stacked(
    matrix: sparse.csr_array, rows: IntArray, starts: sparse.csr_array, floor: FloatArray
) -> sparse.csr_array:
    """The matrix with both gifts in the given rows, and the new rows below."""
    count = len(rows)
    into = sparse.csr_array(
        (np.ones(count), (rows, np.arange(count))), shape=(matrix.shape[0], count)
    )
    above = sparse.hstack([matrix, into, into], format="csr")
    beside = sparse.csr_array((starts.shape[0], 2 * count))
    middle = sparse.hstack([starts, beside], format="csr")
    return sparse.csr_array(
        sparse.vstack([above, middle, sparse.csr_array(floor[None, :])], format="csr")
    )


def decision_index(program: LinearProgram) -> Index:
    """Labels (intervention, region) of the decisions, in order."""
    block = program.block("start")
    assert block is not None
    first = np.unique(pair_codes(block.index), return_index=True)[1]
    both = block.index[np.sort(first)]
    return Index(both.dimensions[:2], both.levels[:2], both.codes[:2])


def pair_codes(index: Index) -> IntArray:
    """One number for each (intervention, region)."""
    intervention, region = index.codes[:2]
    return np.asarray(intervention * (len(index.levels[1]) + 1) + region + 1)


def decisions_by_start(program: LinearProgram, count: int) -> sparse.csr_array:
    """(D, columns) 1 where a column is a start of the decision."""
    block = program.block("start")
    assert block is not None
    size = len(block.index)
    decision = np.repeat(np.arange(count), size // count)
    columns = block.start + np.arange(size)
    return sparse.csr_array((np.ones(size), (decision, columns)), shape=(count, len(program.lower)))


def owners(program: LinearProgram, index: Index) -> IntArray:
    """(N,) places of the decisions that entries labelled (intervention, region, ...) are of."""
    if not len(index):
        return np.empty(0, dtype=np.int64)
    known = pair_codes(decision_index(program))
    order = np.argsort(known)
    return np.asarray(order[np.searchsorted(known[order], pair_codes(index))])
