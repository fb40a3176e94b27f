"""Solvers behind one contract: a program in, a neutral outcome out."""

from prioritizer.engines.outcome import (
    Engine,
    Options,
    Outcome,
    Progress,
    Session,
    SolverUnavailable,
    Status,
)
from prioritizer.engines.registry import ENGINES, engine_named

__all__ = [
    "ENGINES",
    "Engine",
    "Options",
    "Outcome",
    "Progress",
    "Session",
    "SolverUnavailable",
    "Status",
    "engine_named",
]
