"""One tiny scenario for every constraint family and every objective, chosen to show it.

A new family gets an entry in the file of its theme; `UPDATE_GOLDEN=1 pytest tests/models` then
writes its rows to `tests/golden/`, to be read against docs/model.md before they are kept.
"""

from tests.models.examples import (
    capacity,
    conditions,
    decisions,
    effects,
    facts,
    interactions,
    logic,
    money,
    objectives,
    politics,
    response,
    spending_rules,
)

THEMES = (
    decisions,
    money,
    spending_rules,
    capacity,
    facts,
    logic,
    conditions,
    response,
    interactions,
    effects,
    politics,
    objectives,
)

EXAMPLES = {family: example for theme in THEMES for family, example in theme.EXAMPLES.items()}

OBJECTIVES = objectives.OBJECTIVES

__all__ = ["EXAMPLES", "OBJECTIVES", "THEMES"]
