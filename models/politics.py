"""What stakeholders gain and lose, and what they can stop.

Source: docs/model.md, Politics. Support is measured from what operates in the year before the
first; every rule holds in every year.
"""

from __future__ import annotations

import numpy as np

from prioritizer.parameters import Parameters
from prioritizer.parameters.arrays import FloatArray
from prioritizer.program import Affine, Index, ProgramBuilder, Rows, constraint, sum_product

from .decisions import Decided


def negotiate(builder: ProgramBuilder, parameters: Parameters, x: Decided) -> None:
    """Add the vetoes, the opposition that can be borne, and the quorum."""
    politics = parameters.politics
    if not politics.stakeholders:
        return
    s = support(parameters, x)
    builder.add(veto(parameters, s))
    if politics.political_capital is not None:
        most = np.repeat(2.0 * greatest_loss(parameters, x) + 1.0, s.shape[1])  # never reached
        opposed = builder.columns("opposition", everyone(parameters), upper=most)
        opposed = opposed.reshape(*s.shape)
        builder.add(opposition(parameters, s, opposed))
        builder.add(political_capital(parameters, opposed))
    if politics.quorum is not None:
        consents = builder.columns("consents", everyone(parameters), upper=1.0, whole=True)
        builder.add(consent(parameters, x, s, consents.reshape(*s.shape)))
        builder.add(quorum(parameters, consents.reshape(*s.shape)))


def support(parameters: Parameters, x: Decided) -> Affine:
    """s[p,t] = sum over i,r of support[p,i] * o[r] * (scale - initial scale) / max_scale."""
    return sum_product(parameters.politics.support, x.scale - x.initial_scale[:, None])


def everyone(parameters: Parameters) -> Index:
    """Labels (stakeholder, year)."""
    years = Index.of("year", parameters.years.tolist())
    return Index.of("stakeholder", parameters.politics.stakeholders) * years


@constraint
def veto(parameters: Parameters, s: Affine) -> Rows:
    """Who can block the reform never loses more than it tolerates.

    ``s[p,t] >= -tolerance[p]`` for each stakeholder with a veto

    - s: support, the sum of what p gains and loses
    - tolerance: loss that p bears
    """
    politics = parameters.politics
    chosen = np.flatnonzero(np.broadcast_to(politics.has_veto[:, None], s.shape))
    tolerance = np.repeat(politics.tolerance, s.shape[1])[chosen]
    return Rows(everyone(parameters)[chosen], s.flat[chosen], lower=-tolerance)


@constraint
def opposition(parameters: Parameters, s: Affine, opposed: Affine) -> Rows:
    """Who loses more than it tolerates opposes, by as much.

    ``a[p,t] >= -s[p,t] - tolerance[p]``, ``a[p,t] >= 0``

    - a: opposition
    - s: support
    - tolerance: loss that p bears
    """
    tolerance = np.repeat(parameters.politics.tolerance, s.shape[1])
    return Rows(everyone(parameters), opposed + s, lower=-tolerance)


@constraint
def political_capital(parameters: Parameters, opposed: Affine) -> Rows:
    """No more opposition, weighted by influence, than the political capital bears.

    ``sum over p of influence[p] * a[p,t] <= political_capital``

    - a: opposition
    - influence: weight of p
    """
    politics = parameters.politics
    total = sum_product(politics.influence[None, :], opposed)
    return Rows(
        Index.of("year", parameters.years.tolist()), total[0], upper=politics.political_capital or 0
    )


@constraint
def consent(parameters: Parameters, x: Decided, s: Affine, consents: Affine) -> Rows:
    """Who counts towards the quorum loses no more than it tolerates.

    ``s[p,t] >= -tolerance[p] - loss[p] * (1 - b[p,t])``

    - b: 1 where p counts
    - s: support
    - loss: the most that p can lose beyond its tolerance, from the data
    """
    loss = greatest_loss(parameters, x)[:, None]
    tolerance = parameters.politics.tolerance[:, None]
    lower = np.broadcast_to(-tolerance - loss, s.shape)
    return Rows(everyone(parameters), s - consents * loss, lower=lower.ravel())


def greatest_loss(parameters: Parameters, x: Decided) -> FloatArray:
    """(P,) what each stakeholder loses beyond its tolerance in the worst plan, at least 0."""
    politics, most = parameters.politics, parameters.decisions.max_scale
    negative, positive = politics.support.minimum(0.0), politics.support.maximum(0.0)
    worst = negative @ (most - x.initial_scale) - positive @ x.initial_scale
    return np.asarray(np.maximum(-worst - politics.tolerance, 0.0))


@constraint
def quorum(parameters: Parameters, consents: Affine) -> Rows:
    """Enough influence does not oppose.

    ``sum over p of influence[p] * b[p,t] >= quorum * sum over p of influence[p]``

    - b: 1 where p loses no more than it tolerates
    - influence: weight of p
    """
    politics = parameters.politics
    counted = sum_product(politics.influence[None, :], consents)
    least = (politics.quorum or 0.0) * politics.influence.sum()
    return Rows(Index.of("year", parameters.years.tolist()), counted[0], lower=least)
