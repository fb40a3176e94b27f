"""A plan in short: what it funds, costs and is worth in every indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from prioritizer.allocation import Allocation
from prioritizer.engines.outcome import FloatArray
from prioritizer.explanation.operating import decision_names
from prioritizer.tradeoffs.valuing import Valuation, ValuedPlan


@dataclass(frozen=True)
class RatedPlan:
    """A plan in short.

    Attributes:
        values: C by indicator: 0 where nothing is gained, 1 with the target always met.
        funded: what operates in some year.
        total_cost: in currency units.
        answer: the whole plan as tables; None where it was not kept.
    """

    values: dict[str, float]
    funded: tuple[str, ...]
    total_cost: float
    answer: Allocation | None = field(default=None, repr=False, compare=False)

    def to_dict(self) -> dict[str, Any]:
        """Values, funded and cost as plain Python values."""
        return {
            "values": dict(self.values),
            "funded": list(self.funded),
            "total_cost": self.total_cost,
        }


def rated(valuation: Valuation, indicators: Sequence[str], plan: ValuedPlan) -> RatedPlan:
    """A valued plan in short."""
    values = dict(zip(indicators, plan.values.tolist(), strict=True))
    return RatedPlan(values, valuation.funded(plan), plan.cost)


def rated_answer(indicators: Sequence[str], values: FloatArray, answer: Allocation) -> RatedPlan:
    """An answer in short."""
    evaluation = answer.evaluation
    assert evaluation is not None  # it has a plan
    names = decision_names(evaluation.parameters)
    runs = evaluation.scale.max(axis=1) > 0
    return RatedPlan(
        values=dict(zip(indicators, values.tolist(), strict=True)),
        funded=tuple(name for name, is_on in zip(names, runs, strict=True) if is_on),
        total_cost=evaluation.total_cost,
        answer=answer,
    )
