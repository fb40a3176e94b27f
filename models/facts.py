"""Facts that rules speak of: what is met, what is met everywhere, what is started.

Source: docs/model.md, Decisions (met) and Logic.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prioritizer.parameters import Decisions, Parameters
from prioritizer.parameters.arrays import NATIONAL, BoolArray, FloatArray, IntArray
from prioritizer.program import (
    Affine,
    Index,
    ProgramBuilder,
    Rows,
    Weights,
    along_years,
    constraint,
    sum_product,
)

from .decisions import Decided

FLOORS = ("at_least", "exactly")
CAPS = ("at_most", "exactly")


@dataclass(frozen=True, eq=False)
class Facts:
    """Claims that rules speak of, each in 0..1.

    Attributes:
        met: (M, T) the decision's cumulative scale has reached its threshold by year t.
        met_place: (D,) row in ``met`` of each decision, -1 where no rule asks.
        everywhere: (E, T) a regional intervention is met in every region.
        everywhere_place: (I,) row in ``everywhere`` of each intervention, -1 where no rule asks.
        started: (S,) something is started within the horizon.
        started_place: (D,) place in ``started`` of each decision, -1 where no rule asks.
    """

    met: Affine
    met_place: IntArray
    everywhere: Affine
    everywhere_place: IntArray
    started: Affine
    started_place: IntArray


def establish(builder: ProgramBuilder, parameters: Parameters, x: Decided) -> Facts:
    """Add the facts that rules and conditions ask for."""
    facts = fact_columns(builder, parameters, x)
    for fact in (prerequisite_met, met_everywhere, started_definition):
        builder.add(fact(parameters, x, facts))
    return facts


def fact_columns(builder: ProgramBuilder, parameters: Parameters, x: Decided) -> Facts:
    """met[i,r,t], met_everywhere[i,t] and started[i,r], where a rule asks for them.

    They are declared whole only where whole decisions do not make them whole by themselves.
    """
    d, years = parameters.decisions, Index.of("year", parameters.years.tolist())
    required = [rule.other for rule in parameters.logic]
    required += [rule.interventions for rule in parameters.logic if rule.kind in FLOORS]
    required += [np.array([condition.requires]) for condition in parameters.conditions]
    met = asked_for(d, required)
    started = asked_for(d, [r.interventions for r in parameters.logic if r.kind in CAPS])
    everywhere = everywhere_asked(parameters)
    interventions = Index.of("intervention", parameters.interventions)
    needs_whole = ~d.is_whole | (d.met_threshold > 1)
    count = len(years)
    return Facts(
        met=builder.columns(
            "met", x.index[met] * years, upper=1.0, whole=np.repeat(needs_whole[met], count)
        ).reshape(len(met), count),
        met_place=places_among(met, len(d)),
        everywhere=builder.columns(
            "met_everywhere", interventions[everywhere] * years, upper=1.0
        ).reshape(len(everywhere), count),
        everywhere_place=places_among(everywhere, len(parameters.interventions)),
        started=builder.columns(
            "started", x.index[started], upper=1.0, whole=~d.is_binary[started]
        ),
        started_place=places_among(started, len(d)),
    )


def asked_for(d: Decisions, lists: list[IntArray]) -> IntArray:
    """The decisions on any of the listed interventions."""
    listed = np.concatenate([np.empty(0, dtype=np.int64), *lists])
    return np.flatnonzero(np.isin(d.intervention, listed))


def everywhere_asked(parameters: Parameters) -> IntArray:
    """Regional interventions that are an alternative for a national one."""
    d = parameters.decisions
    national = np.unique(d.intervention[d.region == NATIONAL])
    lists = [
        rule.other
        for rule in parameters.logic
        if rule.kind == "requires_any" and np.isin(rule.interventions, national).any()
    ]
    listed = np.concatenate([np.empty(0, dtype=np.int64), *lists])
    return np.setdiff1d(np.intersect1d(listed, d.intervention), national)


def places_among(chosen: IntArray, count: int) -> IntArray:
    """(count,) place of each entry among the chosen ones, -1 elsewhere."""
    place = np.full(count, -1, dtype=np.int64)
    place[chosen] = np.arange(len(chosen))
    return place


def cumulative_past(parameters: Parameters, year: int) -> FloatArray:
    """(D,) initial scale and the starts before the first year, up to and in ``year``."""
    d = parameters.decisions
    reached = d.initial_scale.copy()
    counts = d.past_year <= year
    np.add.at(reached, d.past_decision[counts], d.past_start[counts])
    return reached


@constraint
def prerequisite_met(parameters: Parameters, x: Decided, facts: Facts) -> Rows:
    """A prerequisite is met once all that was ever started reaches its threshold.

    ``threshold[i] * met[i,r,t] <= initial_scale[i,r] + sum of start[i,r,u] over u <= t``

    - threshold: min_scale; where that is blank or 0, one unit for whole numbers, the
      intervention's own max_scale for continuous decisions
    - start: starts before the first year included, whether or not they still operate
    """
    d = parameters.decisions
    asked = np.flatnonzero(facts.met_place >= 0)
    count = len(parameters.years)
    started = along_years(np.tri(count), x.start[asked])
    reached = cumulative_past(parameters, int(parameters.years[0]) - 1)[asked]
    body = facts.met * d.met_threshold[asked][:, None] - started
    index = x.index[asked] * Index.of("year", parameters.years.tolist())
    return Rows(index, body, upper=np.repeat(reached, count))


@constraint
def met_everywhere(parameters: Parameters, x: Decided, facts: Facts) -> Rows:
    """A regional intervention is met everywhere once it is met in each of its regions.

    ``met_everywhere[i,t] <= met[i,r,t]`` for every region r in which i is decided

    - met: reached in region r by year t
    """
    d = parameters.decisions
    asked = np.flatnonzero(facts.everywhere_place[d.intervention] >= 0)
    whole = facts.everywhere[facts.everywhere_place[d.intervention[asked]]]
    index = x.index[asked] * Index.of("year", parameters.years.tolist())
    return Rows(index, whole - facts.met[facts.met_place[asked]], upper=0.0)


@constraint
def started_definition(parameters: Parameters, x: Decided, facts: Facts) -> Rows:
    """What is started in any year counts as started.

    ``start[i,r,t] <= max_scale[i,r] * started[i,r]``

    - start: scale added in year t
    - started: 1 where anything is started within the horizon
    """
    asked = np.flatnonzero(facts.started_place >= 0)
    years = Index.of("year", parameters.years.tolist())
    count = len(years)
    owner = np.repeat(np.arange(len(asked)), count)
    claimed = facts.started[owner] * parameters.decisions.max_scale[asked][owner]
    body = x.start[asked].reshape(len(owner)) - claimed
    return Rows(x.index[asked] * years, body, upper=0.0)


def counterparts(d: Decisions, region: int, intervention: int) -> IntArray:
    """Decisions of ``intervention`` that must be met for a decision in ``region``.

    The national one; for a regional one, that of the same region, or, for a national decision,
    those of every region in which it is decided. Empty where it is decided nowhere that counts.
    """
    own = np.flatnonzero(d.intervention == intervention)
    if region == NATIONAL:
        return own
    return np.asarray(own[(d.region[own] == region) | (d.region[own] == NATIONAL)])


def met_before(parameters: Parameters, facts: Facts, decisions: IntArray, lag: int) -> Affine:
    """(n, T) whether each decision was met ``lag`` years before year t; -1 stands for never."""
    d, count = parameters.decisions, len(parameters.years)
    known = decisions >= 0
    early = np.zeros((len(decisions), count))
    for t in range(min(lag, count)):
        reached = cumulative_past(parameters, int(parameters.years[t]) - lag)
        early[:, t] = known & is_reached(reached, d.met_threshold)[decisions]
    met = along_years(np.eye(count, k=-lag), facts.met)
    picking = Weights.picking(
        np.flatnonzero(known), facts.met_place[decisions[known]], len(decisions)
    )
    return sum_product(picking, met) + early


def is_reached(scale: FloatArray, threshold: FloatArray) -> BoolArray:
    """Whether a threshold is reached, but for rounding of the sum."""
    return scale >= threshold * (1.0 - 1e-9)
