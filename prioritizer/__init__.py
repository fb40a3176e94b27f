"""Which reforms to start, where and when, under the money, capacity and politics there is.

    import prioritizer as pr

    scenario = pr.read_scenario("inputs/mexico")
    plan = pr.solve(scenario)

A name is loaded when it is first used: importing the package loads no solver and no pandas.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prioritizer.allocation import Allocation
    from prioritizer.compilation import compile
    from prioritizer.explanation.alternatives import alternatives
    from prioritizer.explanation.applying import apply_repair
    from prioritizer.explanation.budget_curve import budget_curve
    from prioritizer.explanation.compare import compare
    from prioritizer.explanation.diagnose import diagnose
    from prioritizer.explanation.explain import explain
    from prioritizer.explanation.money_ranges import money_ranges
    from prioritizer.explanation.priority_list import priority_list
    from prioritizer.explanation.uncertainty import effect_uncertainty
    from prioritizer.judging import evaluate
    from prioritizer.program import LinearProgram
    from prioritizer.scenario import Scenario
    from prioritizer.solving import solve
    from prioritizer.tables.advice import check
    from prioritizer.tables.faults import ScenarioError
    from prioritizer.tables.read import read_scenario
    from prioritizer.tradeoffs.audit import audit_plan
    from prioritizer.tradeoffs.front import ParetoFront
    from prioritizer.tradeoffs.grouping_plans import group_plans
    from prioritizer.tradeoffs.pareto import pareto_front
    from prioritizer.tradeoffs.regret import minimax_regret
    from prioritizer.tradeoffs.robust import robust_portfolio
    from prioritizer.tradeoffs.sensitivity import weight_sensitivity
    from prioritizer.tradeoffs.weighting.best_to_others import best_worst
    from prioritizer.tradeoffs.weighting.elicited import direct_weights, with_weights
    from prioritizer.tradeoffs.weighting.from_data import weights_from_data
    from prioritizer.tradeoffs.weighting.grouping import group_weights
    from prioritizer.tradeoffs.weighting.pairwise import analytic_hierarchy
    from prioritizer.tradeoffs.weighting.possible import hull_of_weights, possible_weights
    from prioritizer.tradeoffs.weighting.preference_rows import weights_of, with_preferences
    from prioritizer.tradeoffs.weighting.ranking import rank_order_centroid, rank_sum
    from prioritizer.tradeoffs.weighting.swing import (
        changed_ranges,
        rescaled_weights,
        swing_weights,
    )

__version__ = "0.1.0"

# Public name -> the module that defines it. No module of the package may bear a public name:
# importing prioritizer/solve.py would put the module where users expect the function.
_HOMES = {
    "Allocation": "prioritizer.allocation",
    "LinearProgram": "prioritizer.program",
    "ParetoFront": "prioritizer.tradeoffs.front",
    "Scenario": "prioritizer.scenario",
    "ScenarioError": "prioritizer.tables.faults",
    "alternatives": "prioritizer.explanation.alternatives",
    "apply_repair": "prioritizer.explanation.applying",
    "budget_curve": "prioritizer.explanation.budget_curve",
    "priority_list": "prioritizer.explanation.priority_list",
    "check": "prioritizer.tables.advice",
    "compare": "prioritizer.explanation.compare",
    "compile": "prioritizer.compilation",
    "diagnose": "prioritizer.explanation.diagnose",
    "effect_uncertainty": "prioritizer.explanation.uncertainty",
    "evaluate": "prioritizer.judging",
    "explain": "prioritizer.explanation.explain",
    "money_ranges": "prioritizer.explanation.money_ranges",
    "pareto_front": "prioritizer.tradeoffs.pareto",
    "read_scenario": "prioritizer.tables.read",
    "solve": "prioritizer.solving",
    "analytic_hierarchy": "prioritizer.tradeoffs.weighting.pairwise",
    "audit_plan": "prioritizer.tradeoffs.audit",
    "best_worst": "prioritizer.tradeoffs.weighting.best_to_others",
    "changed_ranges": "prioritizer.tradeoffs.weighting.swing",
    "direct_weights": "prioritizer.tradeoffs.weighting.elicited",
    "group_plans": "prioritizer.tradeoffs.grouping_plans",
    "group_weights": "prioritizer.tradeoffs.weighting.grouping",
    "hull_of_weights": "prioritizer.tradeoffs.weighting.possible",
    "minimax_regret": "prioritizer.tradeoffs.regret",
    "possible_weights": "prioritizer.tradeoffs.weighting.possible",
    "rank_order_centroid": "prioritizer.tradeoffs.weighting.ranking",
    "rank_sum": "prioritizer.tradeoffs.weighting.ranking",
    "rescaled_weights": "prioritizer.tradeoffs.weighting.swing",
    "robust_portfolio": "prioritizer.tradeoffs.robust",
    "swing_weights": "prioritizer.tradeoffs.weighting.swing",
    "weight_sensitivity": "prioritizer.tradeoffs.sensitivity",
    "weights_from_data": "prioritizer.tradeoffs.weighting.from_data",
    "weights_of": "prioritizer.tradeoffs.weighting.preference_rows",
    "with_preferences": "prioritizer.tradeoffs.weighting.preference_rows",
    "with_weights": "prioritizer.tradeoffs.weighting.elicited",
}

__all__ = [
    "Allocation",
    "LinearProgram",
    "ParetoFront",
    "Scenario",
    "ScenarioError",
    "__version__",
    "alternatives",
    "analytic_hierarchy",
    "apply_repair",
    "audit_plan",
    "best_worst",
    "budget_curve",
    "changed_ranges",
    "check",
    "compare",
    "compile",
    "diagnose",
    "direct_weights",
    "effect_uncertainty",
    "evaluate",
    "explain",
    "group_plans",
    "group_weights",
    "hull_of_weights",
    "minimax_regret",
    "money_ranges",
    "pareto_front",
    "possible_weights",
    "priority_list",
    "rank_order_centroid",
    "rank_sum",
    "read_scenario",
    "rescaled_weights",
    "robust_portfolio",
    "solve",
    "swing_weights",
    "weight_sensitivity",
    "weights_from_data",
    "weights_of",
    "with_preferences",
    "with_weights",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its module on first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted(__all__)
