"""An independent judge of the optimiser: every plan of a tiny scenario, one by one.

Written from docs/model.md alone. It shares the reading of tables with the optimiser and nothing
else: no parameters, no compiled program, no evaluation.
"""

from tests.oracle.enumerate import Optimum, TooManyPlans, count_plans, optimum

__all__ = ["Optimum", "TooManyPlans", "count_plans", "optimum"]
