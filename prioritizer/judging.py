"""The plan of the table ``plan``, judged without optimising: today's, a minister's, last year's."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from prioritizer.allocation import Allocation, ObjectiveValue
from prioritizer.evaluation import Violation
from prioritizer.evaluation import evaluate as evaluation_of
from prioritizer.evaluation.effect_range import EffectRange, effect_range
from prioritizer.scenario import Scenario


@dataclass(frozen=True, eq=False)
class Judgement(Allocation):
    """What the proposed plan does, and every rule that it breaks."""

    @property
    def violations(self) -> tuple[Violation, ...]:
        """Every constraint that is not kept, each with a sentence."""
        return self.evaluation.violations if self.evaluation else ()

    @cached_property
    def uncertainty(self) -> EffectRange | None:
        """The plan at adverse, central and favourable effects, and the evidence it rests on."""
        return effect_range(self.evaluation) if self.evaluation else None

    def to_dict(self) -> dict[str, Any]:
        """As of an answer, with the range of its effects and the violations."""
        return super().to_dict() | {
            "uncertainty": self.uncertainty.to_dict() if self.uncertainty else None,
            "violations": [violation_record(v) for v in self.violations],
        }


def violation_record(violation: Violation) -> dict[str, Any]:
    """A violation as plain Python values."""
    return {
        "name": violation.name,
        "family": violation.family,
        "amount": violation.amount,
        "sentence": violation.sentence,
    }


def evaluate(scenario: Scenario) -> Judgement:
    """Judge the plan of the table ``plan`` without optimising.

    Where there is funding, the money is split among the funders in the way that breaks least.

    Returns:
        The judgement; its status is "feasible" (nothing is proven of its worth) or, where the
        plan breaks a rule, "infeasible".
    """
    started = time.perf_counter()
    evaluation = evaluation_of(scenario)
    return Judgement(
        scenario=scenario,
        status="infeasible" if evaluation.violations else "feasible",
        objective=evaluation.objectives[0][1],
        objectives=tuple(
            ObjectiveValue(name, value, False) for name, value in evaluation.objectives
        ),
        bound=None,
        gap=None,
        engine="evaluate",
        solver="none",
        seconds=time.perf_counter() - started,
        evaluation=evaluation,
    )
