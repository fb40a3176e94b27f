"""Sets and parameters of the model, resolved once from a scenario's tables into arrays.

The tables speak in ids, blanks and defaults; the formulas of ``docs/model.md`` speak in indexed
parameters. This package is the one place where the first become the second, so that the model
and the evaluator read the same numbers while sharing none of each other's formulas.
"""

from prioritizer.parameters.capacity import Capacity
from prioritizer.parameters.decisions import Decisions
from prioritizer.parameters.effects import Effects, Interaction
from prioritizer.parameters.logic import LogicRule
from prioritizer.parameters.money import Funding, Phasing
from prioritizer.parameters.politics import Politics
from prioritizer.parameters.response import Response
from prioritizer.parameters.sets import Parameters, resolve
from prioritizer.parameters.spending_rules import Condition, SpendingRule

__all__ = [
    "Capacity",
    "Condition",
    "Decisions",
    "Effects",
    "Funding",
    "Interaction",
    "LogicRule",
    "Parameters",
    "Phasing",
    "Politics",
    "Response",
    "SpendingRule",
    "resolve",
]
