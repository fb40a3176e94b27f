"""What two interventions do together beyond what each does alone.

Source: docs/model.md, Effects, interaction: effect * min(mature_a / max_a, mature_b / max_b),
exactly, whatever the sign. Where the joint effect is beneficial two upper bounds are enough;
where it is harmful the solver would gain by reporting too little, so that a binary column says
which of the two is the smaller, unless both are yes/no decisions.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prioritizer.language import say
from prioritizer.parameters import Interaction, Parameters
from prioritizer.parameters.arrays import BoolArray, FloatArray, IntArray
from prioritizer.program import (
    Affine,
    Index,
    ProgramBuilder,
    Rows,
    Weights,
    concatenate,
    constraint,
    sum_product,
)

from .decisions import Decided


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of decisions that act together, J of them, each once whatever it acts on.

    Attributes:
        first, second: (J,) places of the decisions.
        is_harmful: (J,) some effect of the pair goes away from a target.
        index: labels (first, its region, second, its region, year).
        share_first, share_second: (J, T) mature / own max_scale.
    """

    first: IntArray
    second: IntArray
    is_harmful: BoolArray
    index: Index
    share_first: Affine
    share_second: Affine


def combine(builder: ProgramBuilder, parameters: Parameters, x: Decided) -> Affine | None:
    """(K * R, T) gain from interactions, None where a scenario has none."""
    e = parameters.effects
    if not e.interactions:
        return None
    listed = sorted({(n.first, n.second) for n in e.interactions})
    place = {pair: n for n, pair in enumerate(listed)}
    pairs = pairs_of(parameters, x, listed)
    joint = joint_columns(builder, parameters, pairs)
    weights = Weights.of(joint_weights(parameters, place))
    initial = np.minimum(
        initial_share(parameters, x, pairs.first), initial_share(parameters, x, pairs.second)
    )
    return sum_product(weights, joint - initial[:, None])


def initial_share(parameters: Parameters, x: Decided, decisions: IntArray) -> FloatArray:
    """(J,) initial mature scale / own max_scale."""
    own_max = parameters.decisions.own_max[decisions]
    return np.asarray(x.initial_mature[decisions] / np.where(own_max > 0, own_max, 1.0))


def acts_on(parameters: Parameters, interaction: Interaction) -> list[int]:
    """Rows k * R + r on which an interaction acts."""
    count = len(parameters.regions)
    regions = range(count) if interaction.region < 0 else [interaction.region]
    return [interaction.indicator * count + r for r in regions]


def joint_weights(parameters: Parameters, place: dict[tuple[int, int], int]) -> FloatArray:
    """(K * R, J) effect of each pair on each indicator and region."""
    weights = np.zeros((parameters.effects.baseline.size, len(place)))
    for n in parameters.effects.interactions:
        weights[acts_on(parameters, n), place[n.first, n.second]] += n.effect
    return weights


def pairs_of(parameters: Parameters, x: Decided, listed: list[tuple[int, int]]) -> Pairs:
    """The pairs with their shares of full scale."""
    first, second = np.array(listed, dtype=np.int64).T
    d, e = parameters.decisions, parameters.effects
    harmful = {
        (n.first, n.second) for n in e.interactions if n.effect * e.direction[n.indicator] < 0
    }
    inverse = 1.0 / np.where(d.own_max > 0, d.own_max, 1.0)
    a, b = x.index[first], x.index[second]
    partner = Index(("partner", "partner_region"), b.levels, b.codes)
    return Pairs(
        first=first,
        second=second,
        is_harmful=np.array([pair in harmful for pair in listed]),
        index=a.beside(partner) * Index.of("year", parameters.years.tolist()),
        share_first=x.mature[first] * inverse[first][:, None],
        share_second=x.mature[second] * inverse[second][:, None],
    )


def joint_columns(builder: ProgramBuilder, parameters: Parameters, pairs: Pairs) -> Affine:
    """joint[a,b,t] (J, T) in 0..1: the smaller of the two shares."""
    count = len(parameters.years)
    joint = builder.columns("joint", pairs.index, upper=1.0).reshape(-1, count)
    builder.add(joint_share(pairs, joint))
    d = parameters.decisions
    both_binary = d.is_binary[pairs.first] & d.is_binary[pairs.second]
    told = np.flatnonzero(pairs.is_harmful & ~both_binary)
    simple = np.flatnonzero(pairs.is_harmful & both_binary)
    every = np.arange(count)
    index = pairs.index[(told[:, None] * count + every).ravel()]
    smaller = builder.columns("first_is_smaller", index, upper=1.0, whole=True)
    builder.add(joint_share_exact(pairs, joint, told, simple, smaller.reshape(-1, count)))
    if len(told):
        builder.note(say("interactions: binary columns, since some joint effect is harmful"))
    return joint


@constraint
def joint_share(pairs: Pairs, joint: Affine) -> Rows:
    """Two interventions act together as far as both of them do.

    ``joint[a,b,t] <= mature[a,t] / max_scale[a]`` and ``<= mature[b,t] / max_scale[b]``

    - joint: share of the joint effect, 0 to 1
    - max_scale: the intervention's own
    """
    body = concatenate([joint - pairs.share_first, joint - pairs.share_second])
    side = np.repeat([0, 1], len(pairs.index))
    sides = Index(("side",), (("first", "second"),), (side,))
    return Rows(pairs.index.then(pairs.index).beside(sides), body, upper=0.0)


@constraint
def joint_share_exact(
    pairs: Pairs, joint: Affine, told: IntArray, simple: IntArray, smaller: Affine
) -> Rows:
    """A harmful joint effect is not reported as less than it is.

    ``joint[a,b,t] >= mature[a,t] / max_scale[a] - (1 - y[a,b,t])`` and
    ``joint[a,b,t] >= mature[b,t] / max_scale[b] - y[a,b,t]``; of two yes/no decisions
    ``joint[a,b,t] >= mature[a,t] + mature[b,t] - 1``

    - joint: share of the joint effect, 0 to 1
    - y: 1 where a has the smaller share
    """
    a, b = pairs.share_first, pairs.share_second
    body = concatenate(
        [
            joint[told] - a[told] - smaller + 1.0,
            joint[told] - b[told] + smaller,
            joint[simple] - a[simple] - b[simple] + 1.0,
        ]
    )
    count = joint.shape[1]
    which = np.concatenate([told, told, simple])
    side = np.repeat([0, 1, 2], [len(told) * count, len(told) * count, len(simple) * count])
    sides = Index(("side",), (("first", "second", "both"),), (side,))
    places = (which[:, None] * count + np.arange(count)).ravel()
    return Rows(pairs.index[places].beside(sides), body, lower=0.0)
