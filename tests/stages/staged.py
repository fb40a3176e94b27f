"""Running the stages of a program, in few words."""

from __future__ import annotations

from typing import Any

import prioritizer as pr
from prioritizer.engines import Options, Status, engine_named
from prioritizer.program import LinearProgram
from prioritizer.stages import Course, Deadline, run_stages
from tests.scripted import ScriptedSession, outcome

SUM, X, Y = ("sum", "max", [1.0, 1.0]), ("x", "max", [1.0, 0.0]), ("y", "max", [0.0, 1.0])

BEST = outcome(Status.OPTIMAL, [1.0, 0.5], 1.5)


def run(program: LinearProgram, **options: Any) -> Course:
    session = engine_named("highs").open(program, Options())
    try:
        return run_stages(session, program, Options(), Deadline(None), **options)
    finally:
        session.close()


def plan(course: Course) -> list[float]:
    assert course.x is not None
    return [float(value) for value in course.x]


def two_ways(**tables: list[dict[str, Any]]) -> pr.Scenario:
    """a and b gain the same; b is cheaper; c is free and useless."""
    return pr.Scenario(
        {"years": [2026]},
        {
            "interventions": [
                {"intervention": "a", "decision": "binary", "capital_cost": 3},
                {"intervention": "b", "decision": "binary", "capital_cost": 2},
                {"intervention": "c", "decision": "binary"},
            ],
            "indicators": [{"indicator": "trust", "baseline": 0, "target": 10}],
            "effects": [
                {"intervention": "a", "indicator": "trust", "effect": 12},
                {"intervention": "b", "indicator": "trust", "effect": 10},
            ],
            **tables,
        },
    )


def scripted(program: LinearProgram, *outcomes: Any) -> tuple[Course, ScriptedSession]:
    session = ScriptedSession(list(outcomes))
    return run_stages(session, program, Options(), Deadline(None)), session
