"""What a plan does: scales, costs, money and gains, before any of it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from prioritizer.evaluation import effects, money, scales
from prioritizer.evaluation.checks import LabelArray, labels
from prioritizer.evaluation.facts import Facts
from prioritizer.evaluation.plan import Plan, sealed
from prioritizer.parameters import Parameters
from prioritizer.parameters.arrays import FloatArray, IntArray


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a plan does, over D decisions, T years, K indicators, R regions and F funders.

    Attributes:
        parameters: of the scenario.
        plan: what is decided.
        scale, mature: (D, T) what operates, and what of it has begun to act.
        initial_scale, initial_mature: (D,) the same in the year before the first.
        total: (D,) everything started in the horizon.
        capital, current: (D, T) cost by economic type, in currency units.
        spent, carried: (F, T) money of each funder, and what it carries to the next year: as much
            as it may.
        gain, value, progress: (K, R, T); progress is not capped.
    """

    parameters: Parameters
    plan: Plan
    scale: FloatArray
    mature: FloatArray
    initial_scale: FloatArray
    initial_mature: FloatArray
    total: FloatArray
    capital: FloatArray
    current: FloatArray
    spent: FloatArray
    carried: FloatArray
    gain: FloatArray
    value: FloatArray
    progress: FloatArray

    @property
    def total_cost(self) -> float:
        """Cost of all decisions in all years, in currency units."""
        return float(self.capital.sum() + self.current.sum())

    @property
    def total_started(self) -> float:
        """Sum of all starts, in scale."""
        return float(self.total.sum())

    @property
    def forward_cost(self) -> float:
        """Cost of the year after the horizon without a new decision, in currency units."""
        return money.forward_cost(self.parameters, self.plan)

    @cached_property
    def facts(self) -> Facts:
        """What is met and started."""
        return Facts(self.parameters, self.plan)

    @cached_property
    def intervention_labels(self) -> LabelArray:
        """Id (D,) of the intervention of each decision."""
        places = self.parameters.decisions.intervention
        return sealed(labels(self.parameters.interventions)[places])

    @cached_property
    def region_labels(self) -> LabelArray:
        """Id (D,) of the region of each decision, "" for a national one."""
        # The code of a national decision, -1, is the last place.
        return sealed(labels((*self.parameters.regions, ""))[self.parameters.decisions.region])

    @cached_property
    def year_labels(self) -> LabelArray:
        """The years (T,) as text."""
        return sealed(labels([str(year) for year in self.parameters.years]))

    def axes(self, decision: IntArray, year: IntArray | None = None) -> tuple[LabelArray, ...]:
        """Labels i, r and, where given, t of rows over decisions and years."""
        where = (self.intervention_labels[decision], self.region_labels[decision])
        return where if year is None else (*where, self.year_labels[year])


def outcome_of(parameters: Parameters, plan: Plan) -> Outcome:
    """What ``plan`` does; the arrays are read-only."""
    scale, mature = scales.scale_of(parameters, plan), scales.mature_of(parameters, plan)
    initial = scales.initial_mature(parameters)
    capital, current = money.costs(parameters, plan, scale)
    spent = money.spent_by_funder(parameters, plan)
    gain = effects.gains(parameters, mature, initial)
    return Outcome(
        parameters=parameters,
        plan=plan,
        scale=sealed(scale),
        mature=sealed(mature),
        initial_scale=sealed(scales.initial_scale(parameters)),
        initial_mature=sealed(initial),
        total=sealed(scales.totals(plan)),
        capital=sealed(capital),
        current=sealed(current),
        spent=sealed(spent),
        carried=sealed(money.carried_over(parameters.funding, spent)),
        gain=sealed(gain),
        value=sealed(effects.values(parameters.effects, gain)),
        progress=sealed(effects.progress_of(parameters.effects, gain)),
    )
