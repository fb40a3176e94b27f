"""Prerequisites, packages and counts.

Source: docs/model.md, Logic.
"""

from __future__ import annotations

import numpy as np

from prioritizer.parameters import LogicRule, Parameters
from prioritizer.parameters.arrays import NATIONAL, FloatArray, IntArray
from prioritizer.program import (
    Affine,
    Index,
    ProgramBuilder,
    Rows,
    along_years,
    concatenate,
    constraint,
    no_rows,
)

from .decisions import Decided
from .facts import (
    CAPS,
    FLOORS,
    Facts,
    asked_for,
    counterparts,
    met_before,
)


def obey(builder: ProgramBuilder, parameters: Parameters, x: Decided, facts: Facts) -> None:
    """Add the rules."""
    if not parameters.logic:
        return
    for family in (requires, together, requires_any, at_most, at_least):
        builder.add(family(parameters, x, facts))


def prerequisites(parameters: Parameters, x: Decided, facts: Facts, kind: str) -> Rows:
    """start[i,r,t] <= max_scale[i,r] * met[j,r,t-lag], for each i and each j that it requires."""
    d, years = parameters.decisions, parameters.years.tolist()
    names: list[str] = [rule.name for rule in parameters.logic]
    labels, bodies = [], []
    for place, rule in enumerate(parameters.logic):
        if rule.kind != kind:
            continue
        pairs = [
            (i, other, j)
            for i in asked_for(d, [rule.interventions]).tolist()
            for other in rule.other.tolist()
            if other != d.intervention[i]
            for j in (counterparts(d, int(d.region[i]), other).tolist() or [-1])
        ]
        i, other, j = np.array(pairs, dtype=np.int64).reshape(-1, 3).T
        met = met_before(parameters, facts, j, rule.lag)
        bodies.append(x.start[i] - met * d.max_scale[i][:, None])
        labels.append(np.stack([np.full(len(pairs), place), i, other, j]))
    if not bodies:
        return no_rows()
    rules, i, other, j = np.concatenate(labels, axis=1)
    required = Index(
        ("required", "required_region"),
        (parameters.interventions, parameters.regions),
        (other, np.where(j >= 0, d.region[j], NATIONAL)),
    )
    index = Index(("rule",), (names,), (rules,)).beside(x.index[i]).beside(required)
    return Rows(index * Index.of("year", years), concatenate(bodies), upper=0.0)


@constraint
def requires(parameters: Parameters, x: Decided, facts: Facts) -> Rows:
    """Nothing starts before everything that it requires is met, ``lag`` years earlier.

    ``start[i,r,t] <= max_scale[i,r] * met[j,r,t-lag]`` for each required j

    - start: scale added in year t
    - met: j has reached its threshold by year t - lag; before the first year by its initial
      scale and past starts; a national i needs a regional j in every region
    """
    return prerequisites(parameters, x, facts, "requires")


@constraint
def together(parameters: Parameters, x: Decided, facts: Facts) -> Rows:
    """A package: none starts before all the others are met, at the latest in the same year.

    ``start[i,r,t] <= max_scale[i,r] * met[j,r,t]`` for each other j of the package

    - start: scale added in year t
    - met: j has reached its threshold by year t
    """
    return prerequisites(parameters, x, facts, "together")


@constraint
def requires_any(parameters: Parameters, x: Decided, facts: Facts) -> Rows:
    """Nothing starts before at least one of the alternatives is met, ``lag`` years earlier.

    ``start[i,r,t] <= max_scale[i,r] * sum over j of met[j,r,t-lag]``

    - start: scale added in year t
    - met: j has reached its threshold by year t - lag; where j is regional and i national, in
      every region
    """
    d, names = parameters.decisions, [rule.name for rule in parameters.logic]
    rules, starting, bodies = [], [], []
    for place, rule in enumerate(parameters.logic):
        if rule.kind != "requires_any":
            continue
        for i in asked_for(d, [rule.interventions]).tolist():
            enough = met_any(parameters, facts, i, rule)
            bodies.append((x.start[i] - enough * d.max_scale[i]).reshape(1, -1))
            rules.append(place)
            starting.append(i)
    if not bodies:
        return no_rows()
    index = Index(("rule",), (names,), (np.array(rules),)).beside(x.index[np.array(starting)])
    return Rows(index * Index.of("year", parameters.years.tolist()), concatenate(bodies), upper=0.0)


def met_any(parameters: Parameters, facts: Facts, decision: int, rule: LogicRule) -> Affine:
    """(T,) how many of the rule's alternatives were met ``lag`` years before year t."""
    d, count = parameters.decisions, len(parameters.years)
    total = Affine.number(np.zeros(count))
    for other in rule.other.tolist():
        group = counterparts(d, int(d.region[decision]), other)
        everywhere = facts.everywhere_place[other]
        if len(group) > 1 and everywhere >= 0:
            lagged = along_years(np.eye(count, k=-rule.lag), facts.everywhere[[everywhere]])
            early = met_before(parameters, facts, group, rule.lag).constant.reshape(-1, count)
            total = total + lagged[0] + early.min(axis=0)
        elif len(group):
            total = total + met_before(parameters, facts, group[:1], rule.lag)[0]
    return total


def counted(parameters: Parameters, rule: LogicRule) -> list[tuple[int, IntArray]]:
    """The decisions that a count speaks of, with the region that it holds in.

    Where all listed interventions are regional, one count in each region; otherwise one in all,
    in which a national decision counts once and a regional one once for each region.
    """
    d = parameters.decisions
    listed = asked_for(d, [rule.interventions])
    if (d.region[listed] == NATIONAL).any():
        return [(NATIONAL, listed)]
    regions = range(len(parameters.regions))
    return [(r, listed[d.region[listed] == r]) for r in regions]


def count_rows(
    parameters: Parameters, kinds: tuple[str, ...], claims: Affine, place: IntArray
) -> tuple[Index, Affine, FloatArray]:
    """Labels (rule, region), the number of true claims, and the count of each rule."""
    names = [rule.name for rule in parameters.logic]
    found = [
        (n, region, claims[place[listed]].sum().reshape(1), float(rule.count))
        for n, rule in enumerate(parameters.logic)
        if rule.kind in kinds
        for region, listed in counted(parameters, rule)
    ]
    if not found:
        return Index.none(), claims[:0], np.empty(0)
    rules, regions, bodies, counts = zip(*found, strict=True)
    index = Index(
        ("rule", "region"), (names, parameters.regions), (np.array(rules), np.array(regions))
    )
    return index, concatenate(bodies), np.array(counts)


@constraint
def at_most(parameters: Parameters, x: Decided, facts: Facts) -> Rows:
    """No more than ``count`` of the listed interventions are started.

    ``sum over i of started[i,r] <= count``

    - started: 1 where anything of i is started within the horizon
    """
    index, body, count = count_rows(parameters, CAPS, facts.started, facts.started_place)
    return Rows(index, body, upper=count)


@constraint
def at_least(parameters: Parameters, x: Decided, facts: Facts) -> Rows:
    """At least ``count`` of the listed interventions are met by the last year.

    ``sum over i of met[i,r,T] >= count``

    - met: i has reached its threshold by the last year
    """
    last = facts.met[:, -1]
    index, body, count = count_rows(parameters, FLOORS, last, facts.met_place)
    return Rows(index, body, lower=count)
