"""Criteria solved one after the other, each held at its best while the next is optimised.

Source: docs/model.md, Objectives. A linear program is held by its optimal face: columns with a
reduced cost and rows with a dual stay at their bounds, which is where every optimal plan has them
(complementary slackness). Where that gives something away, and for integer programs, a row holds
the criterion at its value.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from prioritizer.engines.outcome import Options, Session, Status
from prioritizer.program import Criterion, LinearProgram
from prioritizer.stages.course import Course, Deadline, Stage
from prioritizer.stages.holding import Run


def run_stages(
    session: Session,
    program: LinearProgram,
    options: Options,
    deadline: Deadline,
    *,
    tolerances: Sequence[float] = (),
    tie_break: bool = True,
) -> Course:
    """Optimise the criteria in order, then the tie-breaks, then the draw of the money.

    Args:
        session: of an engine, with ``program`` in it.
        program: as compiled.
        options: of each solve; its time limit is replaced by what is left.
        deadline: of all stages together.
        tolerances: relative loss of each criterion that later stages may use on purpose.
        tie_break: whether to look for the cheapest of equally good plans.
    """
    run = Run(session, program, options, deadline)
    given = [*tolerances, *np.zeros(len(program.criteria))]
    stages = [Stage(program.objective, run.solve(program.objective, None), given[0])]
    for criterion, tolerance in zip(program.criteria[1:], given[1:], strict=False):
        if not run.may_go_on(stages[-1]):
            break
        stages.append(Stage(criterion, run.next(stages[-1], criterion), tolerance))
    criteria = tuple(stages)
    is_complete = len(criteria) == len(program.criteria)
    if tie_break and is_complete and program.tie_breaks:
        stages += break_ties(run, stages[-1])
        is_complete = stages[-1].criterion is program.tie_breaks[-1]
    found = [stage.outcome.x for stage in stages if stage.outcome.x is not None]
    return Course(
        stages=criteria,
        x=found[-1] if found else None,
        is_complete=is_complete and stages[-1].outcome.status is Status.OPTIMAL,
        was_interrupted=stages[-1].outcome.was_interrupted,
    )


def break_ties(run: Run, latest: Stage) -> list[Stage]:
    """Find the first of equally good plans by the tie-breaks, in order.

    An integer program takes the whole decisions from one pass over both tie-breaks, the second
    with so small a weight that it decides only between plans of the same cost; with these fixed,
    the continuous decisions follow exactly, one criterion after the other. Where a gap is allowed
    the plan is only near the best, and none is proven the cheapest of its kind: its whole decisions
    stay as they are.
    """
    stages = [latest]
    if run.program.is_mixed_integer:
        if not run.may_go_on(latest):
            return []
        settled = latest
        if run.options.gap == 0:
            both = weighted_together(run.program.tie_breaks)
            settled = Stage(both, run.next(latest, both))
            if settled.outcome.status is not Status.OPTIMAL:
                return [settled]
            stages.append(settled)
        assert settled.outcome.x is not None  # it is optimal
        run.settle_whole(settled.outcome.x)
    for criterion in run.program.tie_breaks:
        if not run.may_go_on(stages[-1]):
            break
        hold = stages[-1] if stages[-1].criterion.name != BOTH else None
        stages.append(Stage(criterion, run.next(hold, criterion, stages[-1].outcome.x)))
    return stages[1:]


BOTH = "tie_breaks"
"""Name of the criterion that stands for all tie-breaks together."""

LATER_WEIGHT = 1e-7
"""Weight of each tie-break relative to the one before it, both divided by their magnitudes: small
enough to decide only among plans whose cost is the same, large enough for a solver to see."""


def weighted_together(criteria: Sequence[Criterion]) -> Criterion:
    """One criterion in which each counts next to nothing against those before it."""
    parts = [
        LATER_WEIGHT**n * criterion.cost / criterion.magnitude
        for n, criterion in enumerate(criteria)
    ]
    return Criterion(BOTH, "min", np.sum(parts, axis=0), 0.0, 1.0)
