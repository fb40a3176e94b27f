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

__version__ = "0.1.0"

# Public name -> the module that defines it. No module of the package may bear a public name:
# importing prioritizer/solve.py would put the module where users expect the function.
_HOMES = {
    "Allocation": "prioritizer.allocation",
    "LinearProgram": "prioritizer.program",
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
    "read_scenario": "prioritizer.tables.read",
    "solve": "prioritizer.solving",
}

__all__ = [
    "Allocation",
    "LinearProgram",
    "Scenario",
    "ScenarioError",
    "__version__",
    "alternatives",
    "apply_repair",
    "budget_curve",
    "check",
    "compare",
    "compile",
    "diagnose",
    "effect_uncertainty",
    "evaluate",
    "explain",
    "money_ranges",
    "priority_list",
    "read_scenario",
    "solve",
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
