"""The plan that is judged: what starts, what is kept, who pays."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from prioritizer.parameters import Parameters
from prioritizer.parameters.arrays import FloatArray, IntArray

Array = TypeVar("Array", bound=NDArray[Any])


def sealed(array: Array) -> Array:
    """The same array, read-only from now on."""
    array.setflags(write=False)
    return array


@dataclass(frozen=True, eq=False)
class Money:
    """Money of the N payments of a plan (docs/model.md, Money: money[f,i,r,t,e]).

    The arrays are copied and read-only. There is one payment at most for each funder, decision,
    year and economic type.

    Attributes:
        funder: (N,) places in the set of funders, in draw order.
        decision: (N,) places in the set of decisions.
        year: (N,) places in the set of years.
        economic: (N,) 0 for capital, 1 for current.
        amount: (N,) in currency units.
    """

    funder: IntArray
    decision: IntArray
    year: IntArray
    economic: IntArray
    amount: FloatArray

    def __post_init__(self) -> None:
        for field in fields(self):
            kind = np.float64 if field.name == "amount" else np.int64
            copy = np.array(getattr(self, field.name), dtype=kind)
            object.__setattr__(self, field.name, sealed(copy))
        if len({getattr(self, field.name).shape for field in fields(self)}) > 1:
            raise ValueError("the arrays of Money differ in length: give one entry per payment")

    def __len__(self) -> int:
        return len(self.amount)


@dataclass(frozen=True, eq=False)
class Plan:
    """What is started and kept, and who pays for it. The arrays are copied and read-only.

    Attributes:
        start: (D, T) scale added at the beginning of each year.
        keep: (D, T) what remains of the initial scale.
        money: the payments; None where there is no table ``funding``.
    """

    start: FloatArray
    keep: FloatArray
    money: Money | None = None

    def __post_init__(self) -> None:
        for name in ("start", "keep"):
            copy = np.array(getattr(self, name), dtype=np.float64)
            object.__setattr__(self, name, sealed(copy))


def proposed_plan(parameters: Parameters) -> Plan:
    """The plan of the table ``plan``, without money (docs/model.md, Decisions).

    A blank start is 0; a blank keep is that of the year before, in the first year the initial
    scale. Decisions without a row keep what runs and start nothing.
    """
    decisions = parameters.decisions
    keep = np.empty_like(decisions.proposed_keep)
    before = decisions.initial_scale
    for t in range(keep.shape[1]):
        given = decisions.proposed_keep[:, t]
        before = keep[:, t] = np.where(np.isnan(given), before, given)
    return Plan(start=np.nan_to_num(decisions.proposed_start, nan=0.0), keep=keep)


def require_fitting(parameters: Parameters, plan: Plan) -> None:
    """Refuse a plan that is not of this scenario.

    Raises:
        ValueError: wrong shape, numbers that are not finite, places outside the sets, money where
            it is unlimited or none where it is limited.
    """
    shape = (len(parameters.decisions), len(parameters.years))
    for name in ("start", "keep"):
        array = getattr(plan, name)
        if array.shape != shape:
            raise ValueError(
                f"plan.{name} has shape {array.shape}, the scenario needs {shape}: one row per "
                "decision, one column per year"
            )
        if not np.isfinite(array).all():
            raise ValueError(f"plan.{name} holds numbers that are not finite: give each a value")
    funding = parameters.funding
    if (plan.money is not None) != funding.is_limited:
        raise ValueError(
            "plan.money must be given where the scenario has a table funding, and only there"
        )
    if plan.money is not None:
        _require_places(plan.money, (len(funding.funders), *shape, 2))


def _require_places(money: Money, sizes: tuple[int, int, int, int]) -> None:
    if not np.isfinite(money.amount).all():
        raise ValueError("plan.money holds amounts that are not finite: give each a value")
    for name, size in zip(("funder", "decision", "year", "economic"), sizes, strict=True):
        places = getattr(money, name)
        if len(places) and (places.min() < 0 or places.max() >= size):
            raise ValueError(f"plan.money.{name} must lie in 0..{size - 1}")
