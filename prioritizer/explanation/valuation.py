"""What a change of the tables counts for, in money, so that repairs can be compared.

Money counts for itself. What has a price counts for it: a unit of scale for what it costs. All
else counts by its relative change: a change by 100 % counts for the money of the whole scenario,
and so does a rule that is switched off.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prioritizer.parameters import Parameters
from prioritizer.parameters.arrays import FloatArray, IntArray


@dataclass(frozen=True, eq=False)
class Valuation:
    """Prices of changes.

    Attributes:
        reference: the money of the whole scenario: all amounts of the funders, or what everything
            at full scale costs where money is unlimited; 1 where nothing costs anything.
        unit_cost: (D,) capital and one year's recurrent cost of one unit of scale.
    """

    reference: float
    unit_cost: FloatArray

    @classmethod
    def of(cls, parameters: Parameters) -> Valuation:
        """The prices of a scenario."""
        d, funding = parameters.decisions, parameters.funding
        unit_cost = d.capital_cost + d.recurrent_cost
        whole = float(funding.amount.sum()) if funding.is_limited else 0.0
        return cls(whole or float(unit_cost @ d.max_scale) or 1.0, unit_cost)

    def relative(self, size: float) -> float:
        """Money for one unit of a number whose natural size is ``size``."""
        return self.reference / (abs(size) or 1.0)

    def scale(self, decisions: IntArray, scale: FloatArray | float) -> float:
        """Money for a scale of each of these decisions; the reference where they are free."""
        return float(np.sum(self.unit_cost[decisions] * scale)) or self.reference
