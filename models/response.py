"""How an intervention's effect grows with its scale: piecewise linear, of any shape.

Source: docs/model.md, Effects, response. A concave curve whose every use is beneficial needs no
binary column: under maximisation the steeper segments fill first. A binary at a breakpoint makes
the segments below it fill before those above; it is added where the slope rises, and at every
breakpoint where some use of the curve is harmful, since the solver would then gain by reporting
too little.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prioritizer.language import say
from prioritizer.parameters import Parameters, Response
from prioritizer.parameters.arrays import BoolArray, FloatArray, IntArray
from prioritizer.program import (
    Affine,
    Index,
    ProgramBuilder,
    Rows,
    Weights,
    constraint,
    no_rows,
    sum_product,
)

from .decisions import Decided


@dataclass(frozen=True, eq=False)
class Segments:
    """The segments of the curves of some decisions in every year, one entry each.

    Attributes:
        decision: (S,) place of the decision.
        width: (S,) length in scale.
        slope: (S,) share gained for one unit of scale.
        waits: (S,) has a binary at its lower end: it fills only once those below are full.
        gate: (S,) place among all waiting segments of the last one up to and with this one, in
            its decision; -1 where none waits.
        next_gate: (S,) likewise of the first one above it.
    """

    decision: IntArray
    width: FloatArray
    slope: FloatArray
    waits: BoolArray
    gate: IntArray
    next_gate: IntArray


def is_beneficial(parameters: Parameters) -> BoolArray:
    """(D,) no indicator that counts gets worse where the decision's response grows."""
    e = parameters.effects
    counts = (e.weight > 0) | ~np.isnan(e.required)
    counts[[k for k, _, _ in e.milestones]] = True
    regions = e.baseline.shape[1]
    towards = np.repeat(e.direction * counts, regions)
    harm = e.gain_per_scale.multiply(towards[:, None]).tocsr()
    worst = harm.min(axis=0).toarray().ravel()
    return np.asarray(worst >= 0)


def segments_of(parameters: Parameters) -> Segments:
    """Segments of every decision whose response is not proportional over its own scales."""
    d, beneficial = parameters.decisions, is_beneficial(parameters)
    parts: list[tuple[FloatArray | IntArray | BoolArray, ...]] = []
    waiting = 0
    for place, i in enumerate(d.intervention.tolist()):
        curve = parameters.effects.response.get(i)
        if curve is None or is_proportional(parameters, place):
            continue
        points = clipped(curve, d.max_scale[place], whole=bool(d.is_whole[place]))
        slopes = points.slopes
        rises = np.append(False, slopes[1:] > slopes[:-1] * (1 + 1e-12) + 1e-15)
        waits = rises if beneficial[place] else np.arange(len(slopes)) > 0
        passed, total = np.cumsum(waits), int(waits.sum())
        gate = np.where(passed > 0, waiting + passed - 1, -1)
        next_gate = np.where(passed < total, waiting + passed, -1)
        owner = np.full(len(slopes), place)
        parts.append((owner, np.diff(points.scale), slopes, waits, gate, next_gate))
        waiting += total
    if not parts:
        none, never = np.empty(0), np.empty(0, dtype=np.int64)
        return Segments(never, none, none, none.astype(bool), never, never)
    return Segments(*(np.concatenate(part) for part in zip(*parts, strict=True)))


def clipped(curve: Response, max_scale: float, *, whole: bool) -> Response:
    """The curve up to ``max_scale``; at whole scales alone for whole decisions."""
    if whole:
        scale = np.arange(round(max_scale) + 1, dtype=np.float64)
    else:
        scale = np.append(curve.scale[curve.scale < max_scale], max_scale)
    return Response(scale, curve.at(scale), curve.error)


def is_proportional(parameters: Parameters, decision: int) -> bool:
    """Whether the response is a straight line through 0 over the decision's scales."""
    d = parameters.decisions
    curve = parameters.effects.response.get(int(d.intervention[decision]))
    if curve is None or d.max_scale[decision] <= 0:
        return True
    slopes = clipped(curve, d.max_scale[decision], whole=bool(d.is_whole[decision])).slopes
    return bool(np.ptp(slopes) <= 1e-12 * np.abs(slopes).max())


def straight_slopes(parameters: Parameters, s: Segments) -> FloatArray:
    """(D,) share for one unit of scale where the response is proportional, 0 elsewhere."""
    d = parameters.decisions
    slope = np.ones(len(d))
    for place, i in enumerate(d.intervention.tolist()):
        curve = parameters.effects.response.get(i)
        if curve is not None and d.max_scale[place] > 0:
            slope[place] = float(curve.at(d.max_scale[place])) / d.max_scale[place]
    slope[s.decision] = 0.0
    return slope


def respond(builder: ProgramBuilder, parameters: Parameters, x: Decided) -> Affine:
    """(D, T) response to the mature scale, less that to the initial mature scale."""
    if not parameters.effects.response:
        return x.mature - x.initial_mature[:, None]
    s = segments_of(parameters)
    straight = straight_slopes(parameters, s)
    initial = initial_response(parameters, x)
    response = x.mature * straight[:, None] - initial[:, None]
    if len(s.decision) == 0:
        return response
    years = Index.of("year", parameters.years.tolist())
    index = x.index[s.decision].beside(segment_numbers(s)) * years
    count = len(years)
    fill = builder.columns("fill", index, upper=np.repeat(s.width, count)).reshape(-1, count)
    full = builder.columns(
        "full", index[np.flatnonzero(np.repeat(s.waits, count))], upper=1.0, whole=True
    ).reshape(-1, count)
    builder.add(segments_fill(parameters, x, s, fill))
    builder.add(segment_full(s, fill, full, index))
    builder.add(segment_waits(s, fill, full, index))
    if s.waits.any():
        builder.note(needs_binaries(parameters, s))
    weights = Weights(s.decision, np.arange(len(s.decision)), s.slope, len(straight))
    return response + sum_product(weights, fill)


def initial_response(parameters: Parameters, x: Decided) -> FloatArray:
    """(D,) response to what is mature in the year before the first."""
    initial = x.initial_mature.copy()
    for place, i in enumerate(parameters.decisions.intervention.tolist()):
        curve = parameters.effects.response.get(i)
        if curve is not None:
            initial[place] = float(curve.at(initial[place]))
    return initial


def segment_numbers(s: Segments) -> Index:
    """Label of each segment: its number within its decision, from 1."""
    starts = np.flatnonzero(np.append(True, np.diff(s.decision) != 0))
    number = np.arange(len(s.decision)) - np.repeat(
        starts, np.diff(np.append(starts, len(s.decision)))
    )
    return Index(("segment",), (list(range(1, int(number.max()) + 2)),), (number,))


def needs_binaries(parameters: Parameters, s: Segments) -> str:
    """Which interventions' curves made binary columns necessary."""
    places = np.unique(parameters.decisions.intervention[s.decision[s.waits]])
    names = ", ".join(parameters.interventions[i] for i in places.tolist())
    return say(
        "response of {names}: binary columns, since the curve rises more steeply further up or "
        "some effect is harmful",
        names=names,
    )


@constraint
def segments_fill(parameters: Parameters, x: Decided, s: Segments, fill: Affine) -> Rows:
    """The segments of a curve together hold the mature scale.

    ``sum over n of fill[i,r,n,t] = mature[i,r,t]`` with ``0 <= fill[i,r,n,t] <= width[i,n]``

    - fill: how much of segment n is used; its share is slope[i,n] * fill
    - mature: what operates and has begun to act
    """
    decisions = np.unique(s.decision)
    row = np.searchsorted(decisions, s.decision)
    total = sum_product(Weights.picking(row, np.arange(len(row)), len(decisions)), fill)
    index = x.index[decisions] * Index.of("year", parameters.years.tolist())
    return Rows(index, total - x.mature[decisions], lower=0.0, upper=0.0)


@constraint
def segment_full(s: Segments, fill: Affine, full: Affine, index: Index) -> Rows:
    """Below a breakpoint that is passed, segments are full.

    ``fill[i,r,n,t] >= width[i,n] * full[i,r,m,t]`` for the first waiting segment m above n

    - fill: how much of segment n is used
    - full: 1 where segment m may be used
    """
    below = np.flatnonzero(s.next_gate >= 0)
    if len(below) == 0:
        return no_rows()
    body = fill[below] - full[s.next_gate[below]] * s.width[below][:, None]
    return Rows(index[flat_rows(below, fill.shape[1])], body, lower=0.0)


@constraint
def segment_waits(s: Segments, fill: Affine, full: Affine, index: Index) -> Rows:
    """Above a breakpoint that is not passed, segments are empty.

    ``fill[i,r,n,t] <= width[i,n] * full[i,r,m,t]`` for the last waiting segment m up to n

    - fill: how much of segment n is used
    - full: 1 where segment m may be used
    """
    above = np.flatnonzero(s.gate >= 0)
    if len(above) == 0:
        return no_rows()
    body = fill[above] - full[s.gate[above]] * s.width[above][:, None]
    return Rows(index[flat_rows(above, fill.shape[1])], body, upper=0.0)


def flat_rows(rows: IntArray, count: int) -> IntArray:
    """Flat places of all columns of the given rows of an array with ``count`` columns."""
    return np.asarray((rows[:, None] * count + np.arange(count)).ravel())
