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
