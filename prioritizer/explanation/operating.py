"""A program that says of each decision whether it operates at all.

A yes/no column for each decision: at 0 nothing of it operates in any year; at 1 at least its
min_scale does, or one unit of whole numbers, or ``LEAST_SHARE`` of its own max_scale, in
scale-years (less where less is its greatest scale, or operates in every plan). A trace of money
makes no plan a different one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from prioritizer.engines.outcome import FloatArray, IntArray, Options, Session
from prioritizer.parameters import Parameters
from prioritizer.program import Block, Criterion, Index, LinearProgram

SAME = 1e-9
"""Relative difference of objectives that is rounding."""

LEAST_SHARE = 0.1
"""Of max_scale, in scale-years: from here on a continuous programme without a min_scale counts as
one that operates."""


@dataclass(frozen=True, eq=False)
class OperatingProgram:
    """A program with a yes/no column for each decision, after those of the model.

    Attributes:
        program: the widened program.
        operates: places of the D columns.
        width: number of the model's own columns.
    """

    program: LinearProgram
    operates: slice
    width: int


def decision_names(parameters: Parameters) -> list[str]:
    """Each decision as "intervention" or "intervention (region)"."""
    d = parameters.decisions
    return [
        parameters.interventions[i] + (f" ({parameters.regions[r]})" if r >= 0 else "")
        for i, r in zip(d.intervention.tolist(), d.region.tolist(), strict=True)
    ]


def least_operating(parameters: Parameters) -> FloatArray:
    """(D,) scale-years from which a decision counts as one that operates."""
    d = parameters.decisions
    whole = np.where(d.is_whole, 1.0, LEAST_SHARE * d.own_max)
    least = np.where(d.min_scale > 0, d.min_scale, whole)
    # what operates by itself, or for a year at its greatest scale, counts however little it is
    bound = bound_to_operate(parameters)
    return np.asarray(
        np.minimum(np.minimum(least, d.max_scale), np.where(bound > 0, bound, np.inf))
    )


def bound_to_operate(parameters: Parameters) -> FloatArray:
    """(D,) scale-years that no plan can do without: what may not end, and what is approved."""
    d, years = parameters.decisions, parameters.years
    held = np.array(d.lock, dtype=object) == "in"
    keep = np.where(np.isnan(d.fixed_keep), 0.0, d.fixed_keep)
    keep = np.where((~d.may_end | held)[:, None], d.initial_scale[:, None], keep)
    total = keep.sum(axis=1)
    start = np.where(np.isnan(d.fixed_start), 0.0, d.fixed_start)
    left = len(years) - np.arange(len(years))
    total += (start * np.minimum(left, d.duration[:, None])).sum(axis=1)
    ending = d.past_year + d.duration[d.past_decision]
    within = np.clip(np.minimum(ending, years[-1] + 1) - years[0], 0, None)
    np.add.at(total, d.past_decision, d.past_start * within)
    return np.asarray(total)


def with_operates(program: LinearProgram, parameters: Parameters) -> OperatingProgram:
    """The program with the columns ``operates[d]`` and the rows that make them true.

    ``scale[d,t] <= max_scale[d] * operates[d]`` and ``sum over t of scale[d,t] >= least[d] *
    operates[d]``.
    """
    d, years = parameters.decisions, len(parameters.years)
    scale = program.block("scale")
    assert scale is not None  # every program has scales
    width, count, least = len(program.lower), len(d), least_operating(parameters)
    each = np.arange(count * years)
    owner = np.repeat(np.arange(count), years)
    one, every = np.ones(len(each)), np.arange(count)
    off = entries(
        np.append(each, each),
        np.append(scale.start + each, width + owner),
        np.append(one, -d.max_scale[owner]),
        (len(each), width + count),
    )
    on = entries(
        np.append(owner, every),
        np.append(scale.start + each, width + every),
        np.append(one, -least),
        (count, width + count),
    )
    height = len(program.row_lower)
    blank = sparse.csr_array((height, count))
    wide = sparse.vstack([sparse.hstack([program.matrix, blank]), off, on], format="csr")
    names = Index.of("decision", decision_names(parameters))
    widened = replace(
        program,
        columns=(*program.columns, Block("operates", names, width)),
        rows=(
            *program.rows,
            Block("off", Index.of("place", range(len(each))), height),
            Block("on", names, height + len(each)),
        ),
        matrix=sparse.csr_array(wide),
        row_lower=np.concatenate([program.row_lower, np.full(len(each), -np.inf), np.zeros(count)]),
        row_upper=np.concatenate([program.row_upper, np.zeros(len(each)), np.full(count, np.inf)]),
        lower=np.append(program.lower, np.zeros(count)),
        upper=np.append(program.upper, (least > 0).astype(np.float64)),
        is_whole=np.append(program.is_whole, np.ones(count, dtype=bool)),
        criteria=tuple(widened_criterion(c, count) for c in program.criteria),
        tie_breaks=(),
        draws=(),
    )
    return OperatingProgram(widened, slice(width, width + count), width)


def entries(
    rows: IntArray, columns: IntArray, values: FloatArray, shape: tuple[int, int]
) -> sparse.csr_array:
    """A sparse matrix of the given entries."""
    return sparse.csr_array((values, (rows, columns)), shape=shape)


def widened_criterion(criterion: Criterion, more: int) -> Criterion:
    """The criterion over more columns, which do not count."""
    return replace(criterion, cost=np.append(criterion.cost, np.zeros(more)))


def without_waste(
    session: Session,
    program: LinearProgram,
    cost: Criterion,
    x: FloatArray,
    options: Options,
    *,
    keep_whole: bool = True,
) -> FloatArray:
    """The cheapest plan that is worth as much, with the same whole-number decisions or any."""
    if keep_whole:
        whole = np.flatnonzero(program.is_whole)
        at = np.round(x[whole])
        session.change_bounds(whole, at, at)
    criterion = program.objective
    factor = criterion.scale
    worth, slack = float(criterion.cost @ x) * factor, SAME * 1e4
    bounds = (worth - slack, np.inf) if criterion.sense == "max" else (-np.inf, worth + slack)
    session.add_row("worth", criterion.cost * factor, *bounds)
    cheapest = session.solve(widened_criterion(cost, len(x) - len(cost.cost)), options, start=x)
    return x if cheapest.x is None else cheapest.x
