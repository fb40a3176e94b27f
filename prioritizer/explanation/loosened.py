"""The model without the limits that a planner can speak of, so that each can be put back by itself.

Limits that the model holds as bounds of columns (windows, locks, approved starts, max_scale) or
inside of big-Ms (max_scale, the funders' amounts) are taken out of the parameters before the
program is compiled; the elastic program puts them back as rows that can be set aside.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from prioritizer.models import allocation
from prioritizer.parameters import Parameters
from prioritizer.parameters.arrays import BoolArray, FloatArray
from prioritizer.program import LinearProgram

MOST_SCALE = 10.0
"""A max_scale that is set aside lets the scale grow to so many times its size: rows that switch a
programme on and off need some greatest scale."""


@dataclass(frozen=True, eq=False)
class Loosened:
    """A scenario's parameters and program without the limits that members put back.

    Attributes:
        given: the parameters as the tables have them.
        parameters: the loosened ones.
        program: compiled from them; no lock, window, approval or raised max_scale binds in it.
        limits: (D,) the max_scale that a member puts back; NaN where max_scale stays as it is.
        most_money: money that no plan can spend or carry over.
    """

    given: Parameters
    parameters: Parameters
    program: LinearProgram
    limits: FloatArray
    most_money: float


def loosened(given: Parameters, has_own_limit: BoolArray) -> Loosened:
    """Take the limits out of the parameters and compile them.

    Args:
        given: the parameters as the tables have them.
        has_own_limit: (D,) max_scale is that of the region, which is no unit of anything.
    """
    d, funding = given.decisions, given.funding
    can_grow = is_plain_limit(given, has_own_limit)
    most = np.where(has_own_limit, d.own_max, MOST_SCALE * d.max_scale)
    decisions = replace(
        d,
        window=np.ones_like(d.window),
        lock=("",) * len(d),
        may_end=np.ones_like(d.may_end),
        fixed_start=np.full_like(d.fixed_start, np.nan),
        fixed_keep=np.full_like(d.fixed_keep, np.nan),
        keep_held=np.zeros_like(d.keep_held),
        max_scale=np.where(can_grow, most, d.max_scale),
    )
    carry_over = np.where(funding.carry_over > 0, funding.carry_over, 1.0)
    narrow = replace(given, decisions=decisions, funding=replace(funding, carry_over=carry_over))
    money = most_money(narrow)
    wide = replace(narrow, funding=replace(narrow.funding, amount=narrow.funding.amount + money))
    return Loosened(
        given=given,
        parameters=narrow,
        program=bounded(
            joined(allocation.allocation_program(narrow), allocation.allocation_program(wide)),
            narrow,
            money,
        ),
        limits=np.where(can_grow, d.max_scale, np.nan),
        most_money=money,
    )


def joined(narrow: LinearProgram, wide: LinearProgram) -> LinearProgram:
    """The program with the given amounts, and conditions whose big-Ms hold for greater ones."""
    lower, upper = narrow.row_lower.copy(), narrow.row_upper.copy()
    for block in wide.rows:
        if block.name == "condition":
            lower[block.places] = wide.row_lower[block.places]
            upper[block.places] = wide.row_upper[block.places]
    return replace(wide, row_lower=lower, row_upper=upper)


def bounded(program: LinearProgram, parameters: Parameters, money: float) -> LinearProgram:
    """The program with an end to every payment and every opposition, which no plan reaches.

    HiGHS 1.15 calls some programs infeasible that are not, or never ends, where columns of an
    integer program have no upper bound and no cost.
    """
    upper, support = program.upper.copy(), abs(parameters.politics.support)
    d = parameters.decisions
    for name, most in (
        ("money", money),
        ("carried", money),
        ("opposition", float((support @ (d.max_scale + d.initial_scale)).max(initial=0.0)) + 1.0),
    ):
        block = program.block(name)
        if block is not None:
            upper[block.places] = most
    return replace(program, upper=upper)


def most_money(parameters: Parameters) -> float:
    """More than any plan of these parameters can spend, or carry over, in all years together."""
    d, count = parameters.decisions, len(parameters.years)
    capital = d.capital_cost * (d.max_scale * count + past_scale(parameters))
    share = max(1.0, float(parameters.phasing.current.max(initial=1.0)))
    current = d.recurrent_cost * d.max_scale * count * share
    return float(capital.sum() + current.sum() + parameters.funding.amount.sum()) + 1.0


def past_scale(parameters: Parameters) -> FloatArray:
    """(D,) everything started before the first year."""
    d = parameters.decisions
    total = np.zeros(len(d))
    np.add.at(total, d.past_decision, d.past_start)
    return total


def is_plain_limit(parameters: Parameters, has_own_limit: BoolArray) -> BoolArray:
    """(D,) decisions whose max_scale does nothing but limit their scale.

    The max_scale of an intervention is also the unit of its curve, of its interactions and of its
    support, and a threshold where min_scale is blank: there, and for yes/no decisions, it is part
    of what the intervention is, and no member.
    """
    d = parameters.decisions
    free = ~d.is_binary & (d.max_scale > 0) & ~(has_own_limit & (d.max_scale >= d.own_max))
    locked = (np.array(d.lock, dtype=object) == "in") & (d.min_scale <= 0)
    return np.asarray(free & ~locked & (has_own_limit | ~is_unit(parameters)))


def is_unit(parameters: Parameters) -> BoolArray:
    """(D,) decisions whose intervention's own max_scale is a unit or a threshold elsewhere."""
    d, effects = parameters.decisions, parameters.effects
    measured = np.isin(d.intervention, list(effects.response))
    together = {place for n in effects.interactions for place in (n.first, n.second)}
    measured |= np.isin(d.intervention, d.intervention[sorted(together)])
    measured |= np.asarray(abs(parameters.politics.support).sum(axis=0)).ravel() > 0
    asked = [rule.other for rule in parameters.logic]
    asked += [rule.interventions for rule in parameters.logic]
    asked += [np.array([condition.requires]) for condition in parameters.conditions]
    listed = np.concatenate([np.empty(0, dtype=np.int64), *asked])
    is_threshold = ~d.is_whole & (d.min_scale <= 0) & np.isin(d.intervention, listed)
    return np.asarray(measured | is_threshold)
