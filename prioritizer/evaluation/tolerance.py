"""How exactly a plan must keep what is asked of it: every tolerance, named once."""

from __future__ import annotations

RELATIVE = 1e-6
"""Share of the size of a row by which it may be missed.

Solvers keep rows to 1e-7 and whole numbers to 1e-6, each on its own scaling of the data; a plan
that misses a row by a millionth of its own size has not been bought anything.
"""

NOTHING = 1e-6
"""Scale up to which there is nothing: what solvers take for the whole number 0."""

LEAST_AMOUNT = 1e-9
"""Amount of money below which an entry is left out of the tables: the rest of a division."""

WILLING = 1e-6
"""Support below its tolerance up to which a stakeholder does not yet oppose.

A solver that is to win a stakeholder leaves its support at the tolerance, give or take 1e-7.
"""

REACHED = 1e-6
"""Share of the way from baseline to target by which a target may be missed and count as reached
(docs/model.md, Objectives)."""

ROUNDING = 1e-9
"""Share of a number that the arithmetic of sums may take."""
