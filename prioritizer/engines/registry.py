"""The engines by name; a modelling language is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module

from prioritizer.engines.outcome import Engine
from prioritizer.language import say

ENGINES = {
    "highs": ("prioritizer.engines.highs", "HighsEngine"),
    "pulp": ("prioritizer.engines.pulp_engine", "PulpEngine"),
    "pyomo": ("prioritizer.engines.pyomo_engine", "PyomoEngine"),
}
"""Module and class of each engine."""


def engine_named(name: str) -> Engine:
    """The engine of that name.

    Raises:
        ValueError: there is none of that name.
    """
    if name not in ENGINES:
        raise ValueError(
            say(
                "engine {name!r} is not known; give one of: {engines}",
                name=name,
                engines=", ".join(ENGINES),
            )
        )
    module, kind = ENGINES[name]
    engine: Engine = getattr(import_module(module), kind)()
    return engine
