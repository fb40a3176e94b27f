"""Checks on who opposes a plan, in every year (docs/model.md, Politics)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from prioritizer.evaluation.checks import Check, check, labels
from prioritizer.evaluation.outcome import Outcome
from prioritizer.evaluation.tolerance import WILLING
from prioritizer.parameters.arrays import FloatArray


def politics_checks(outcome: Outcome) -> Iterator[Check]:
    """No veto is provoked, opposition can be borne, enough stakeholders do not oppose."""
    politics = outcome.parameters.politics
    has_limit = politics.political_capital is not None or politics.quorum is not None
    if not (politics.has_veto.any() or has_limit):
        return
    support = supports(outcome)
    yield veto(outcome, support)
    if politics.political_capital is not None:
        yield political_capital(outcome, support, politics.political_capital)
    if politics.quorum is not None:
        yield quorum(outcome, support, politics.quorum)


def supports(outcome: Outcome) -> FloatArray:
    """Support s (P, T): what each stakeholder gains or loses by the plan.

    Measured from what operates in the year before the first, past starts included.
    """
    change = outcome.scale - outcome.initial_scale[:, None]
    return np.asarray(outcome.parameters.politics.support @ change)


def veto(outcome: Outcome, support: FloatArray) -> Check:
    """``s[p,t] >= -tolerance`` of each stakeholder with a veto."""
    politics = outcome.parameters.politics
    p = np.repeat(np.flatnonzero(politics.has_veto), support.shape[1])
    t = np.tile(np.arange(support.shape[1]), int(politics.has_veto.sum()))
    return check(
        "veto",
        (labels(politics.stakeholders)[p], outcome.year_labels[t]),
        support[p, t],
        lower=-politics.tolerance[p],
    )


def political_capital(outcome: Outcome, support: FloatArray, capital: float) -> Check:
    """Sum of influence times what support falls short of -tolerance <= political_capital."""
    politics = outcome.parameters.politics
    opposition = np.maximum(0.0, -support - politics.tolerance[:, None])
    return check(
        "political_capital",
        (outcome.year_labels,),
        politics.influence @ opposition,
        upper=capital,
        size=max(1.0, float(politics.influence.sum())),
    )


def quorum(outcome: Outcome, support: FloatArray, share: float) -> Check:
    """Influence of those whose support is at least -tolerance >= quorum * all influence."""
    politics = outcome.parameters.politics
    is_willing = support >= -politics.tolerance[:, None] - WILLING
    influence = float(politics.influence.sum())
    return check(
        "quorum",
        (outcome.year_labels,),
        politics.influence @ is_willing,
        lower=share * influence,
        size=influence,
    )
