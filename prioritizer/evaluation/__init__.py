"""The independent judge of every plan (docs/model.md).

It recomputes cost, money, gains, objectives and every constraint from the scenario and the plan
alone. It shares the resolved parameters with the model, and none of its formulas: it imports
neither models nor program nor engines, so that a fault in one of them cannot hide in the other.
"""

from prioritizer.evaluation.evaluate import Evaluation, evaluate, judge
from prioritizer.evaluation.plan import Money, Plan, proposed_plan
from prioritizer.evaluation.violations import Violation

__all__ = ["Evaluation", "Money", "Plan", "Violation", "evaluate", "judge", "proposed_plan"]
