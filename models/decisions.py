"""What is decided, what then operates, and what of it has begun to act.

Source: docs/model.md, Decisions. Everything here is over decisions d = (i, r) and years t.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prioritizer.parameters import Decisions, Parameters
from prioritizer.parameters.arrays import BoolArray, FloatArray, IntArray
from prioritizer.program import (
    Affine,
    Index,
    ProgramBuilder,
    Rows,
    Weights,
    constraint,
    placed,
    sum_product,
)


@dataclass(frozen=True, eq=False)
class Decided:
    """The decision columns and what follows from them, each of shape (D, T).

    Attributes:
        index: labels (intervention, region) of the decisions.
        grid: labels of the decisions in each year.
        start: scale added at the beginning of a year.
        keep: what remains of the initial scale.
        scale: what operates.
        mature: what operates and has begun to act.
        initial_scale, initial_mature: (D,) the same in the year before the first.
    """

    index: Index
    grid: Index
    start: Affine
    keep: Affine
    scale: Affine
    mature: Affine
    initial_scale: FloatArray
    initial_mature: FloatArray

    @property
    def total(self) -> Affine:
        """total[i,r] = sum over t of start[i,r,t], (D,)."""
        return self.start.sum(axis=1)


def decide(builder: ProgramBuilder, parameters: Parameters) -> Decided:
    """Add the decision columns and their constraints."""
    d, years = parameters.decisions, parameters.years
    index = Index(
        ("intervention", "region"),
        (parameters.interventions, parameters.regions),
        (d.intervention, d.region),
    )
    grid = index * Index.of("year", years.tolist())
    start = start_columns(builder, d, grid)
    keep = keep_columns(builder, d, grid)
    scale = builder.columns(
        "scale", grid, upper=np.repeat(d.max_scale, len(years)), whole=False
    ).reshape(*d.window.shape)
    builder.add(scale_definition(parameters, grid, start, keep, scale))
    mature = mature_columns(builder, parameters, grid, start, keep, scale)
    decided = Decided(
        index=index,
        grid=grid,
        start=start,
        keep=keep,
        scale=scale,
        mature=mature,
        initial_scale=initial_state(parameters, operates(parameters)),
        initial_mature=initial_state(parameters, acts(parameters)),
    )
    builder.add(keep_never_rises(parameters, decided))
    builder.add(keep_held(parameters, decided))
    if needs_on(d).any():
        on = on_columns(builder, d, grid)
        builder.add(scale_minimum(parameters, decided, on))
        builder.add(scale_maximum(parameters, decided, on))
    builder.add(lock_in(parameters, decided))
    return decided


def start_columns(builder: ProgramBuilder, d: Decisions, grid: Index) -> Affine:
    """start[i,r,t]: 0 outside the window and under a lock out; approved values are fixed."""
    lower, upper = start_bounds(d)
    whole = np.broadcast_to(d.is_whole[:, None], upper.shape)
    columns = builder.columns(
        "start", grid, lower=lower.ravel(), upper=upper.ravel(), whole=whole.ravel()
    )
    return columns.reshape(*upper.shape)


def start_bounds(d: Decisions) -> tuple[FloatArray, FloatArray]:
    """(D, T) the least and the greatest start of each year."""
    is_open = d.window & (np.array(d.lock, dtype=object) != "out")[:, None]
    upper = np.where(is_open, d.max_scale[:, None], 0.0)
    lower = np.where(np.isnan(d.fixed_start), 0.0, d.fixed_start)
    return lower, np.where(np.isnan(d.fixed_start), upper, d.fixed_start)


def may_change(d: Decisions) -> BoolArray:
    """(D,) decisions whose keep is a choice: something runs, it may end, no lock holds it."""
    is_held = np.array(d.lock, dtype=object) == "in"
    return np.asarray(d.may_end & (d.initial_scale > 0) & ~is_held)


def keep_columns(builder: ProgramBuilder, d: Decisions, grid: Index) -> Affine:
    """keep[i,r,t]: columns where it is a choice, elsewhere the number initial_scale."""
    shape = d.window.shape
    chosen = np.flatnonzero(np.broadcast_to(may_change(d)[:, None], shape))
    approved = d.fixed_keep.copy()
    approved[:, 0] = np.where(d.keep_held[:, 0], d.initial_scale, approved[:, 0])
    fixed = approved.ravel()[chosen]
    greatest = np.repeat(d.initial_scale, shape[1])[chosen]
    columns = builder.columns(
        "keep",
        grid[chosen],
        lower=np.where(np.isnan(fixed), 0.0, fixed),
        upper=np.where(np.isnan(fixed), greatest, fixed),
        whole=np.repeat(d.is_whole, shape[1])[chosen],
    )
    always = np.where(may_change(d), 0.0, d.initial_scale)
    return placed(columns, chosen, shape) + always[:, None]


def operates(parameters: Parameters) -> FloatArray:
    """(D, A) 1 at the ages t - u at which a start of year u operates: while t - u < duration."""
    ages = np.arange(parameters.phasing.current.shape[1])
    return (ages < parameters.decisions.duration[:, None]).astype(np.float64)


def acts(parameters: Parameters) -> FloatArray:
    """(D, A) 1 at the ages at which a start operates and its lead time has passed."""
    ages = np.arange(parameters.phasing.current.shape[1])
    return operates(parameters) * (ages >= parameters.decisions.lead_time[:, None])


def aged(start: Affine, weight: FloatArray) -> Affine:
    """(D, T) sum over u <= t of weight[i,r,t-u] * start[i,r,u]; weight is (D, A) by age."""
    count = start.shape[1]
    place = np.arange(start.size).reshape(start.shape)
    into, of, values = [], [], []
    for age in range(count):
        counts = np.flatnonzero(weight[:, age])
        into.append(place[counts, age:].ravel())
        of.append(place[counts, : count - age].ravel())
        values.append(np.repeat(weight[counts, age], count - age))
    weights = Weights(np.concatenate(into), np.concatenate(of), np.concatenate(values), start.size)
    return sum_product(weights, start.flat).reshape(*start.shape)


def from_past(parameters: Parameters, weight: FloatArray, years: IntArray) -> FloatArray:
    """(D, len(years)) the same sum over the starts before the first year: numbers."""
    d = parameters.decisions
    age = years - d.past_year[:, None]
    counts = np.where(age >= 0, weight[d.past_decision[:, None], np.maximum(age, 0)], 0.0)
    state = np.zeros((len(d), len(years)))
    np.add.at(state, d.past_decision, counts * d.past_start[:, None])
    return state


def initial_state(parameters: Parameters, weight: FloatArray) -> FloatArray:
    """(D,) initial scale and past starts, weighted, in the year before the first."""
    before = parameters.years[:1] - 1
    return parameters.decisions.initial_scale + from_past(parameters, weight, before)[:, 0]


@constraint
def scale_definition(
    parameters: Parameters, grid: Index, start: Affine, keep: Affine, scale: Affine
) -> Rows:
    """What operates is what was kept and what was started and has not ended.

    ``scale[i,r,t] = keep[i,r,t] + sum of start[i,r,u] over u <= t with t - u < duration[i]``

    - scale: what operates in year t, at most max_scale
    - keep: what remains of the programme that ran before the first year
    - start: what was added in year u; starts before the first year are numbers in the sum
    - duration: years that one start operates
    """
    counts = operates(parameters)
    past = from_past(parameters, counts, parameters.years)
    body = scale - keep - aged(start, counts)
    return Rows(grid, body, lower=past.ravel(), upper=past.ravel())


def mature_columns(
    builder: ProgramBuilder,
    parameters: Parameters,
    grid: Index,
    start: Affine,
    keep: Affine,
    scale: Affine,
) -> Affine:
    """mature[i,r,t]: columns where there is a lead time, elsewhere the scale itself."""
    d = parameters.decisions
    late = np.flatnonzero(np.broadcast_to(d.lead_time[:, None] > 0, scale.shape))
    if len(late) == 0:
        return scale
    greatest = np.repeat(d.max_scale, scale.shape[1])[late]
    columns = builder.columns("mature", grid[late], upper=greatest)
    builder.add(mature_definition(parameters, grid[late], late, start, keep, columns))
    is_late = np.zeros(scale.size)
    is_late[late] = 1.0
    at_once = scale * (1.0 - is_late.reshape(scale.shape))
    return at_once + placed(columns, late, scale.shape)


@constraint
def mature_definition(
    parameters: Parameters,
    index: Index,
    late: IntArray,
    start: Affine,
    keep: Affine,
    mature: Affine,
) -> Rows:
    """What acts is what was kept and what was started at least lead_time years ago.

    ``mature[i,r,t] = keep[i,r,t] + sum of start[i,r,u] over u + lead_time[i] <= t and
    t - u < duration[i]``

    - mature: what operates in year t and has begun to act
    - lead_time: years from a start to its first effect
    """
    counts = acts(parameters)
    past = from_past(parameters, counts, parameters.years).ravel()[late]
    body = mature - (keep + aged(start, counts)).flat[late]
    return Rows(index, body, lower=past, upper=past)


@constraint
def keep_never_rises(parameters: Parameters, x: Decided) -> Rows:
    """What ran before the first year can be ended, not built up again.

    ``keep[i,r,t] <= keep[i,r,t-1]``

    - keep: what remains in year t of initial_scale, which bounds the first year
    """
    chosen = later_years(np.broadcast_to(may_change(parameters.decisions)[:, None], x.keep.shape))
    keep = x.keep.flat
    return Rows(x.grid[chosen], keep[chosen] - keep[chosen - 1], upper=0.0)


@constraint
def keep_held(parameters: Parameters, x: Decided) -> Rows:
    """An approved year that names no keep ends nothing.

    ``keep[i,r,t] = keep[i,r,t-1]``

    - keep: what remains in year t of initial_scale, at which the first year is fixed
    """
    d = parameters.decisions
    chosen = later_years(d.keep_held & may_change(d)[:, None])
    keep = x.keep.flat
    return Rows(x.grid[chosen], keep[chosen] - keep[chosen - 1], lower=0.0, upper=0.0)


def later_years(chosen: BoolArray) -> IntArray:
    """Flat places of the chosen entries of a (D, T) grid that have a year before them."""
    later = chosen.copy()
    later[:, 0] = False
    return np.flatnonzero(later)


def needs_on(d: Decisions) -> BoolArray:
    """(D,) decisions whose least scale is more than whole numbers give by themselves."""
    return (d.min_scale > 0) & ~(d.is_whole & (d.min_scale <= 1))


def on_columns(builder: ProgramBuilder, d: Decisions, grid: Index) -> Affine:
    """on[i,r,t] in {0, 1}: the programme operates at all; only where min_scale needs it."""
    chosen = np.flatnonzero(np.broadcast_to(needs_on(d)[:, None], d.window.shape))
    return builder.columns("on", grid[chosen], upper=1.0, whole=True)


def with_least(parameters: Parameters, x: Decided) -> tuple[IntArray, IntArray]:
    """Flat places and decisions that ``on`` is decided for."""
    d = parameters.decisions
    chosen = np.flatnonzero(np.broadcast_to(needs_on(d)[:, None], x.scale.shape))
    return chosen, chosen // x.scale.shape[1]


@constraint
def scale_minimum(parameters: Parameters, x: Decided, on: Affine) -> Rows:
    """Below its least scale a programme does not operate.

    ``scale[i,r,t] >= min_scale[i] * on[i,r,t]``

    - scale: what operates in year t
    - min_scale: least scale other than 0
    - on: 1 where the programme operates in year t
    """
    chosen, decision = with_least(parameters, x)
    scale = x.scale.flat[chosen]
    return Rows(x.grid[chosen], scale - on * parameters.decisions.min_scale[decision], lower=0.0)


@constraint
def scale_maximum(parameters: Parameters, x: Decided, on: Affine) -> Rows:
    """Nothing operates where the programme is off.

    ``scale[i,r,t] <= max_scale[i,r] * on[i,r,t]``

    - scale: what operates in year t
    - max_scale: greatest scale in the region
    - on: 1 where the programme operates in year t
    """
    chosen, decision = with_least(parameters, x)
    scale = x.scale.flat[chosen]
    return Rows(x.grid[chosen], scale - on * parameters.decisions.max_scale[decision], upper=0.0)


@constraint
def lock_in(parameters: Parameters, x: Decided) -> Rows:
    """A mandatory intervention reaches its least scale by the end of its window.

    ``initial scale[i,r] + total[i,r] >= min_scale[i]`` (max_scale[i,r] where that is blank or 0)

    - initial scale: what operates in the year before the first
    - total: everything started; nothing starts after last_year, which makes it the deadline
    """
    d = parameters.decisions
    mandatory = np.flatnonzero(np.array(d.lock, dtype=object) == "in")
    initial = initial_state(parameters, operates(parameters))
    least = (d.lock_threshold - initial)[mandatory]
    return Rows(x.index[mandatory], x.total[mandatory], lower=least)
