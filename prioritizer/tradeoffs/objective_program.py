"""One program whose criteria are the objectives of a front.

Compiled once, with every indicator that an objective looks at counted: a response curve or a joint
effect that is harmful to an indicator of weight 0 is exact too, where that indicator is an
objective (docs/model.md, Traps).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from scipy import sparse

from prioritizer.evaluation import Evaluation, Plan, judge
from prioritizer.evaluation.financing import financed
from prioritizer.models import allocation
from prioritizer.parameters import Parameters, resolve
from prioritizer.parameters.arrays import BoolArray, FloatArray, IntArray
from prioritizer.program import Affine, Block, Criterion, Index, LinearProgram, placed
from prioritizer.program.affine import tally
from prioritizer.scenario import Scenario
from prioritizer.solving import decision_places, plan_of
from prioritizer.tradeoffs.objectives import (
    COST,
    EQUITY,
    INDICATOR,
    Objective,
    values_of,
    weights_of,
)

LEAST_MAGNITUDE = 1e-9
"""Size of an objective that nothing can change: solvers need one above 0."""


@dataclass(frozen=True, eq=False)
class ObjectiveProgram:
    """A scenario's plans, and what they are compared by.

    Attributes:
        scenario: whose plans.
        objectives: P of them.
        weights: (P) of (K,) indicator weights; only value and equity use them.
        program: its criteria are the objectives, in order.
    """

    scenario: Scenario
    objectives: tuple[Objective, ...]
    weights: tuple[FloatArray, ...]
    program: LinearProgram

    @classmethod
    def of(cls, scenario: Scenario, objectives: Sequence[Objective]) -> ObjectiveProgram:
        """Compile the scenario once for all objectives."""
        weights = tuple(weights_of(scenario, objective) for objective in objectives)
        given = with_objectives_counted(resolve(scenario), objectives, weights)
        program = allocation.allocation_program(given)
        for objective, weight in zip(objectives, weights, strict=True):
            program = with_criterion(program, given, objective, weight)
        criteria = program.criteria[-len(objectives) :]
        return cls(scenario, tuple(objectives), weights, replace(program, criteria=criteria))

    @cached_property
    def signs(self) -> FloatArray:
        """(P,) 1 where more is better, -1 where less is."""
        return np.array([objective.sign for objective in self.objectives])

    def evaluation(self, x: FloatArray) -> Evaluation:
        """The plan in a solution, judged from scenario and decisions alone, its money shared anew.

        Whether it is admissible, the evaluation tells.
        """
        parameters = resolve(self.scenario)
        decided = plan_of(parameters, self.program, x)
        return judge(self.scenario, financed(parameters, Plan(decided.start, decided.keep)))

    def values(self, evaluation: Evaluation) -> FloatArray:
        """(P,) what a plan is worth by each objective."""
        return values_of(evaluation, self.objectives, self.weights)

    def is_decided(self) -> BoolArray:
        """(columns,) what a plan is read from: starts and keeps."""
        decided = np.zeros(len(self.program.lower), dtype=bool)
        for name in ("start", "keep"):
            block = self.program.block(name)
            if block is not None:
                decided[block.places] = True
        return decided

    def is_whole_by_meaning(self) -> BoolArray:
        """(columns,) whole in every plan, whether the program asks for it or not.

        Scales and shares of a joint effect of yes/no decisions are whole since starts are, the
        segments of the curve of a whole decision are filled one whole unit after the other, and
        what is met or started is so or not.
        """
        parameters, program = resolve(self.scenario), self.program
        whole = program.is_whole.copy()
        d = parameters.decisions
        for name in ("scale", "mature", "fill"):
            block = program.block(name)
            if block is not None:
                whole[block.places] |= d.is_whole[decisions_of(parameters, block, 0)]
        for name in ("met", "started"):
            block = program.block(name)
            if block is not None:
                whole[block.places] = True
        joint = program.block("joint")
        if joint is not None:
            first, second = (decisions_of(parameters, joint, n) for n in (0, 2))
            whole[joint.places] |= d.is_binary[first] & d.is_binary[second]
        return whole


def decisions_of(parameters: Parameters, block: Block, first: int) -> IntArray:
    """Places of the decisions that a block's dimensions ``first`` and the next one name."""
    return decision_places(parameters, block.index.codes[first], block.index.codes[first + 1])


def with_objectives_counted(
    parameters: Parameters, objectives: Sequence[Objective], weights: Sequence[FloatArray]
) -> Parameters:
    """The parameters with a weight for each indicator that an objective looks at.

    The plans stay the same: what min_cost requires is required as a number.
    """
    e = parameters.effects
    counts = e.weight > 0
    for objective, weight in zip(objectives, weights, strict=True):
        if objective.kind == INDICATOR:
            counts = counts | (np.array(e.indicators, dtype=object) == objective.subject)
        elif objective.kind != COST:
            counts = counts | (weight > 0)
    required = e.required
    if "min_cost" in parameters.objective:
        required = np.where(np.isnan(required) & (e.weight > 0), e.national_target, required)
    return replace(
        parameters,
        effects=replace(e, weight=counts / counts.sum(), required=required),
        objective=("weighted_gain",),
    )


def with_criterion(
    program: LinearProgram, parameters: Parameters, objective: Objective, weight: FloatArray
) -> LinearProgram:
    """The program with an objective as its last criterion."""
    if objective.kind == COST:
        total = program.tie_breaks[0]
        return with_last(program, objective, total.cost, total.constant)
    if objective.kind == INDICATOR:
        k = parameters.effects.indicators.index(objective.subject)
        gain = program.measures["gain"][k, len(parameters.years) - 1].reshape(1)
        return with_last(program, objective, *terms_of(program, gain))
    credit = credit_of(program, parameters) * weight[:, None, None] * parameters.discount
    if objective.kind == EQUITY:
        return with_least_region(program, objective, credit.sum(axis=2).sum(axis=0))
    value = (credit * parameters.shares[:, None]).sum().reshape(1)
    return with_last(program, objective, *terms_of(program, value))


def credit_of(program: LinearProgram, parameters: Parameters) -> Affine:
    """(K, R, T) credited progress; 0 where it counts for nothing."""
    progress = program.measures["progress"]
    if parameters.credit_beyond_target:
        return progress
    block = program.block("credit")
    assert block is not None  # every scenario credits some indicator
    places = np.ravel_multi_index(block.index.codes, progress.shape)
    columns = Affine.block(block.start, len(block.index))
    return placed(columns, places, progress.shape)


def terms_of(program: LinearProgram, value: Affine) -> tuple[FloatArray, float]:
    """Coefficients of the columns and the constant of one expression."""
    cost = tally(value.columns, value.values, len(program.lower))
    return cost, float(value.constant[0])


def with_last(
    program: LinearProgram, objective: Objective, cost: FloatArray, constant: float
) -> LinearProgram:
    """The program with one criterion more, sized by what its columns can do to it."""
    is_bounded = np.isfinite(program.lower) & np.isfinite(program.upper)
    widest = np.ones(len(cost))
    widest[is_bounded] = (program.upper - program.lower)[is_bounded]
    size = max(float(np.abs(cost) @ widest), LEAST_MAGNITUDE)
    criterion = Criterion(objective.name, objective.sense, cost, constant, size)
    return replace(program, criteria=(*program.criteria, criterion))


def with_least_region(
    program: LinearProgram, objective: Objective, by_region: Affine
) -> LinearProgram:
    """The program with a column ``least_region`` that no region's credit lies below.

    ``least_region <= sum over k, t of w[k] * d[t] * c[k,r,t]`` for each region r; maximised.
    """
    rows = len(by_region)
    place = len(program.lower)
    terms = sparse.csr_array(
        (-by_region.values, (by_region.rows, by_region.columns)), shape=(rows, place)
    )
    program = with_column(program, "least_region")
    added = sparse.hstack([terms, sparse.csr_array(np.ones((rows, 1)))], format="csr")
    regions = Index.of("region", list(range(rows)))
    program = replace(
        program,
        rows=(*program.rows, Block("least_region", regions, len(program.row_lower))),
        matrix=sparse.csr_array(sparse.vstack([program.matrix, added], format="csr")),
        row_lower=np.append(program.row_lower, np.full(rows, -np.inf)),
        row_upper=np.append(program.row_upper, by_region.constant),
    )
    cost = np.zeros(place + 1)
    cost[-1] = 1.0
    return with_last(program, objective, cost, 0.0)


def with_column(program: LinearProgram, name: str) -> LinearProgram:
    """The program with one free column more at the end, in no row yet."""
    blank = sparse.csr_array((len(program.row_lower), 1))

    def widened(criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
        return tuple(replace(c, cost=np.append(c.cost, 0.0)) for c in criteria)

    return replace(
        program,
        columns=(*program.columns, Block(name, Index.single(), len(program.lower))),
        matrix=sparse.csr_array(sparse.hstack([program.matrix, blank], format="csr")),
        lower=np.append(program.lower, -np.inf),
        upper=np.append(program.upper, np.inf),
        is_whole=np.append(program.is_whole, False),
        criteria=widened(program.criteria),
        tie_breaks=widened(program.tie_breaks),
        draws=widened(program.draws),
    )
