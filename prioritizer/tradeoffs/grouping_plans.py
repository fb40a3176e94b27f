"""What each member of a group wants, gets under a compromise, and the fairest plan for all.

A member's gain is what a plan is worth with the member's own weights; without any reform it is 0.
The fair compromise gives the member who gets the least share of the own possible gain as much as
can be (Kalai and Smorodinsky, Other solutions to Nash's bargaining problem, Econometrica 43, 1975).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from prioritizer.engines.outcome import FloatArray
from prioritizer.explanation.workers import Step
from prioritizer.language import say
from prioritizer.scenario import Scenario
from prioritizer.tradeoffs.extremes import best_for_each
from prioritizer.tradeoffs.least_of_several import LeastPlan, plan_of_greatest_least
from prioritizer.tradeoffs.rated import RatedPlan, rated, rated_answer
from prioritizer.tradeoffs.valuing import Allowance, Valuation, ValuedPlan, require_weighted_gain
from prioritizer.tradeoffs.weighting.elicited import IndicatorWeights
from prioritizer.tradeoffs.weighting.grouping import GroupMethod, group_weights
from prioritizer.tradeoffs.weighting.possible import PossibleWeights, hull_of_weights
from prioritizer.tradeoffs.weighting.preference_rows import (
    stakeholders_with_preferences,
    weights_of,
)

NO_GAIN = 1e-9
"""A best value up to which a member has nothing to gain from any plan."""


@dataclass(frozen=True)
class GroupMember:
    """A stakeholder's own best plan, and what the plans of others are worth to it.

    Attributes:
        name: of the stakeholder.
        weights: its own, by indicator.
        best: the plan that it would choose; None where a limit came first.
        best_value: what that is worth to it.
        compromise_value, fair_value: what the compromise and the fair plan are worth to it.
        values: what the best plan of each member is worth to it, by that member's name.
    """

    name: str
    weights: dict[str, float]
    best: RatedPlan | None
    best_value: float | None
    compromise_value: float | None
    fair_value: float | None
    values: dict[str, float]

    def share(self, value: float | None) -> float | None:
        """A value as a share of the member's possible gain; None where it has none."""
        if value is None or self.best_value is None or self.best_value <= NO_GAIN:
            return None
        return value / self.best_value

    @property
    def compromise_loss(self) -> float | None:
        """What it loses under the compromise, against its own best plan."""
        return loss(self.best_value, self.compromise_value)

    @property
    def fair_loss(self) -> float | None:
        """What it loses under the fair plan, against its own best plan."""
        return loss(self.best_value, self.fair_value)

    def to_dict(self) -> dict[str, Any]:
        """The member as plain Python values."""
        return {
            "stakeholder": self.name,
            "weights": dict(self.weights),
            "best": None if self.best is None else self.best.to_dict(),
            "best_value": self.best_value,
            "compromise_value": self.compromise_value,
            "compromise_loss": self.compromise_loss,
            "compromise_share": self.share(self.compromise_value),
            "fair_value": self.fair_value,
            "fair_loss": self.fair_loss,
            "fair_share": self.share(self.fair_value),
            "values": dict(self.values),
        }


def loss(best: float | None, value: float | None) -> float | None:
    """What is lost against the best."""
    return None if best is None or value is None else best - value


@dataclass(frozen=True)
class GroupPlans:
    """The plans of a group's members, their compromise and the fair plan.

    Attributes:
        weights: of the compromise.
        members: in the order asked for.
        compromise: the best plan for these weights; None where a limit came first.
        fair: the plan of the greatest least share of the possible gain; likewise.
        least_share: that share.
        bound: no plan's least share is greater; None where nothing is proven.
        fair_status: "optimal", "feasible" where a limit came before the proof, "stopped", or
            "none" where no member has anything to gain.
        missing: what was left undone or out, in words.
    """

    weights: IndicatorWeights
    members: tuple[GroupMember, ...]
    compromise: RatedPlan | None
    fair: RatedPlan | None
    least_share: float | None
    bound: float | None
    fair_status: str
    missing: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The group as plain Python values."""
        return {
            "weights": self.weights.to_dict(),
            "members": [member.to_dict() for member in self.members],
            "compromise": None if self.compromise is None else self.compromise.to_dict(),
            "fair": None if self.fair is None else self.fair.to_dict(),
            "least_share": self.least_share,
            "bound": self.bound,
            "fair_status": self.fair_status,
            "missing": list(self.missing),
        }

    def to_json(self) -> str:
        """The group as one JSON document."""
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False)


def group_plans(
    scenario: Scenario,
    stakeholders: Sequence[str] | None = None,
    *,
    method: GroupMethod = "mean",
    time_limit: float | None = None,
    workers: int | None = None,
    on_progress: Callable[[Step], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> GroupPlans:
    """Find every member's best plan, the compromise, what each loses, and the fair plan.

    Args:
        scenario: with preferences; its objective is weighted_gain.
        stakeholders: all that have preferences where None.
        method: how the compromise weighs, see ``group_weights``.
        time_limit: seconds for all solves together.
        workers: processes; None for one a processor.
        on_progress: told of each plan that is found.
        should_stop: asked from time to time; True ends the search with what is there.

    Raises:
        NoPlan: the scenario is infeasible.
        ValueError: a stakeholder has no preferences, or the objective is another.
    """
    require_weighted_gain(scenario)
    allowance = Allowance(time_limit, should_stop)
    asked = stakeholders_with_preferences(scenario) if stakeholders is None else stakeholders
    names = tuple(dict.fromkeys(asked))
    middle = group_weights(scenario, names, method=method)
    hull = hull_of_weights(scenario, names)
    own = np.array([weights_of(scenario, name).in_order(hull.indicators) for name in names])
    tried = np.vstack([own, middle.in_order(hull.indicators)])
    labels = [*names, say("compromise")]
    plans = best_for_each(
        scenario, hull.indicators, tried, labels, allowance,
        workers=workers, on_progress=on_progress,
    )  # fmt: skip
    missing = [
        say("the best plan of {name} is not known", name=name)
        for name, plan in zip(labels, plans, strict=True)
        if plan is None
    ]
    fair = fair_plan(scenario, hull, own, plans[:-1], allowance)
    missing += left_out(names, own, plans[:-1])
    with Valuation(scenario, hull.indicators, allowance=allowance) as valuation:
        members = tuple(
            member_of(valuation, hull, names, own, place, plans, fair)
            for place in range(len(names))
        )
        compromise = plans[-1]
        shares = [member.share(member.fair_value) for member in members]
        return GroupPlans(
            weights=middle,
            members=members,
            compromise=None
            if compromise is None
            else rated(valuation, hull.indicators, compromise),
            fair=rated_fair(hull, fair),
            least_share=min((share for share in shares if share is not None), default=None),
            bound=None if fair is None else fair.bound,
            fair_status="none" if fair is None else fair.status,
            missing=tuple(missing),
        )


def fair_plan(
    scenario: Scenario,
    hull: PossibleWeights,
    own: FloatArray,
    plans: Sequence[ValuedPlan | None],
    allowance: Allowance,
) -> LeastPlan | None:
    """The plan of the greatest least share; None where nobody has anything to gain.

    Where a limit left out a member's best plan there is no share of it, and no fair plan.
    """
    if any(plan is None for plan in plans):
        return LeastPlan("stopped", None, None, None)
    best = best_own_values(own, plans)
    gains = best > NO_GAIN
    if not gains.any():
        return None
    slopes = own[gains] / best[gains, None]
    return plan_of_greatest_least(
        scenario, hull.indicators, slopes, np.zeros(len(slopes)), allowance
    )


def best_own_values(own: FloatArray, plans: Sequence[ValuedPlan | None]) -> FloatArray:
    """(M,) what each member's best plan is worth to it, NaN where it is not known."""
    return np.array(
        [
            np.nan if plan is None else row @ plan.values
            for row, plan in zip(own, plans, strict=True)
        ]
    )


def left_out(
    names: Sequence[str], own: FloatArray, plans: Sequence[ValuedPlan | None]
) -> list[str]:
    """In words, which members have nothing to gain and so no share in fairness."""
    best = best_own_values(own, plans)
    return [
        say(
            "{name} has nothing to gain from any plan and does not count for the fair one",
            name=name,
        )
        for name, value in zip(names, best, strict=True)
        if value <= NO_GAIN
    ]


def rated_fair(hull: PossibleWeights, fair: LeastPlan | None) -> RatedPlan | None:
    """The fair plan in short."""
    if fair is None or fair.values is None or fair.answer is None:
        return None
    return rated_answer(hull.indicators, fair.values, fair.answer)


def member_of(
    valuation: Valuation,
    hull: PossibleWeights,
    names: tuple[str, ...],
    own: FloatArray,
    place: int,
    plans: Sequence[ValuedPlan | None],
    fair: LeastPlan | None,
) -> GroupMember:
    """One member, with what every plan is worth to it."""
    row, best, compromise = own[place], plans[place], plans[-1]
    fair_values = None if fair is None else fair.values
    return GroupMember(
        name=names[place],
        weights=dict(zip(hull.indicators, row.tolist(), strict=True)),
        best=None if best is None else rated(valuation, hull.indicators, best),
        best_value=None if best is None else float(row @ best.values),
        compromise_value=None if compromise is None else float(row @ compromise.values),
        fair_value=None if fair_values is None else float(row @ fair_values),
        values={
            name: float(row @ plan.values)
            for name, plan in zip(names, plans[:-1], strict=True)
            if plan is not None
        },
    )
