"""All trade-offs between two to four objectives, with proof of what is complete."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from prioritizer.language import say
from prioritizer.parameters import resolve
from prioritizer.parameters.arrays import FloatArray, IntArray
from prioritizer.scenario import Scenario
from prioritizer.solving import VerificationError, plan_of
from prioritizer.tradeoffs.coverage import coverage
from prioritizer.tradeoffs.dominance import thinned
from prioritizer.tradeoffs.exploring import Explorer
from prioritizer.tradeoffs.front import Effort, ParetoFront
from prioritizer.tradeoffs.front_search import FrontProgress, FrontSearch, run
from prioritizer.tradeoffs.objective_program import ObjectiveProgram
from prioritizer.tradeoffs.objectives import objectives_named
from prioritizer.tradeoffs.region_solving import limits_until
from prioritizer.tradeoffs.sandwich import Sandwich, sandwich
from prioritizer.tradeoffs.value_space import STEP, ValueSpace

AGREEMENT = 1e-6
"""Share of an objective's size by which a plan's value may differ from what was searched with."""


def pareto_front(
    scenario: Scenario,
    indicators: Sequence[str],
    *,
    engine: str = "highs",
    precision: float = 0.01,
    time_limit: float | None = None,
    workers: int | None = None,
    on_progress: Callable[[FrontProgress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> ParetoFront:
    """Find every plan that no other is at least as good as.

    Where all decisions are yes/no or in whole units the front is finite and complete: a search over
    regions of the space of objectives (local upper bounds: Klamroth, Lacour and Vanderpooten 2015;
    Tamby and Vanderpooten 2021), each looked at by ``penalty_search`` or by the solver. A
    continuous front is approximated from inside and outside (``sandwich``). Where both kinds of
    decision are mixed, plans are found such that any other is better by at most ``precision`` of
    the range in each objective.

    Args:
        scenario: a valid scenario.
        indicators: two to four objectives; ids of indicators (their gain in the last year,
            population-weighted, in their unit), ``cost``, ``equity`` (what the least favoured
            region gains, by the scenario's weights), ``value:STAKEHOLDER``.
        engine: for what a solver is asked: "highs", "pulp" or "pyomo".
        precision: share of each objective's range, of an approximation.
        time_limit: seconds; then what was found is returned, with a bound on what is missing.
        workers: processes; None for one, and one a core where it takes long.
        on_progress: told after each region.
        should_stop: asked from time to time; True ends the search as a time limit does.

    Returns:
        The front. Infeasible is a status, not an exception.

    Raises:
        ValueError: an objective is not known, or an option is out of range.
        VerificationError: a plan is not worth what was claimed when recomputed.
    """
    if not 0 < precision < 1:
        raise ValueError(say("precision {given}: give a share between 0 and 1.", given=precision))
    if time_limit is not None and not time_limit > 0:
        raise ValueError(say("time_limit {given}: give seconds above 0.", given=time_limit))
    if workers is not None and workers < 1:
        raise ValueError(say("workers {given}: give a whole number from 1.", given=workers))
    started = time.perf_counter()
    deadline = np.inf if time_limit is None else started + time_limit
    asked = should_stop or (lambda: False)
    names = tuple(indicators)
    problem = ObjectiveProgram.of(scenario, objectives_named(scenario, names))
    kind = kind_of(problem)
    if kind == "continuous":
        return _continuous(problem, engine, precision, started, deadline, asked, on_progress)
    explorer = Explorer(problem, engine=engine, search=kind == "whole")
    try:
        frame = explorer.frame(lambda: limits_until(deadline, asked))
        if kind == "mixed":
            explorer.use(replace(explorer.space, step=precision * frame.ranges), frame.ranges)
        else:
            explorer.use(explorer.space, frame.ranges)
        search = FrontSearch(explorer, frame, deadline, asked, on_progress, started)
        if frame.has_plans:
            run(search, scenario, names, engine, workers)
        return _found(search, kind, precision)
    finally:
        explorer.close()


def kind_of(problem: ObjectiveProgram) -> str:
    """Whether decisions are "whole", "continuous" (a linear program) or "mixed"."""
    program = problem.program
    is_free = program.lower < program.upper
    parts = [b.places for b in program.columns if b.name in ("start", "keep")]
    if not any((is_free[p] & ~program.is_whole[p]).any() for p in parts):
        return "whole"
    return "mixed" if (is_free & program.is_whole).any() else "continuous"


def _found(search: FrontSearch, kind: str, precision: float) -> ParetoFront:
    """The front of a search, every plan of it judged."""
    explorer, frame = search.explorer, search.frame
    space = explorer.space
    values = space.values(search.levels)
    values, starts, keeps, off = _judged(explorer.problem, search.x, values)
    levels = search.levels
    status, message = _status(search, kind)
    if off.any():
        if status == "complete":
            raise VerificationError(
                f"{int(off.sum())} plans are worth something else than was searched with"
            )
        levels = np.where(off[:, None], space.levels(values), levels)
    kept = _order(
        levels,
        thinned(levels, space.resolution() / space.unit if kind == "whole" else 0 * space.step),
    )
    spread = coverage(search)
    if kind == "mixed" and spread is not None:
        span = np.maximum(np.ptp(levels[kept], axis=0), space.step) if len(kept) else space.step
        spread = max(spread, float((space.step / span).max()))
    effort = Effort(
        search.subproblems, explorer.nodes, explorer.solves, time.perf_counter() - search.started
    )
    return ParetoFront(
        scenario=explorer.problem.scenario,
        objectives=explorer.problem.objectives,
        kind=kind,
        status=status,
        values=values[kept],
        levels=levels[kept],
        starts=starts[kept],
        keeps=keeps[kept],
        coverage=spread,
        resolution=_resolution(explorer),
        bounds=space.values(frame.ideal),
        outer=np.empty((0, len(space.sign) + 1)),
        effort=effort,
        message=message,
    )


def _resolution(explorer: Explorer) -> FloatArray:
    """(P,) difference in value that can be told: no finer than a solver's where one was asked."""
    space, size = explorer.space, [c.magnitude for c in explorer.problem.program.criteria]
    solver_s = STEP * np.array(size)
    is_too_fine = (space.step * space.unit < solver_s) & (explorer.solves > 0)
    return np.where(is_too_fine, solver_s, space.resolution())


def _status(search: FrontSearch, kind: str) -> tuple[str, str]:
    if not len(search.levels) and not len(search.open_corners):
        return "infeasible", say("No plan keeps all constraints.")
    if not search.frame.has_plans:
        return "infeasible", say("No plan keeps all constraints.")
    if search.was_stopped:
        return "stopped", say("Stopped before every region was looked at.")
    if len(search.open_corners):
        return "failed", say("The solver could not settle every region.")
    if kind == "mixed":
        return "approximated", say("Some decisions are continuous: the front is not finite.")
    return "complete", ""


def _order(levels: FloatArray, places: IntArray) -> IntArray:
    """Places by the first objective, the best last."""
    return places[np.lexsort(levels[places].T[::-1])] if len(places) else places


def _judged(
    problem: ObjectiveProgram, x: FloatArray, claimed: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray, np.ndarray]:
    """Values, starts and keeps of plans; and which are worth something else than claimed.

    Raises:
        VerificationError: a plan breaks a rule.
    """
    parameters = resolve(problem.scenario)
    shape = (len(x), *parameters.decisions.window.shape)
    starts, keeps = np.zeros(shape), np.zeros(shape)
    values, off = claimed.copy(), np.zeros(len(x), dtype=bool)
    size = np.array([c.magnitude for c in problem.program.criteria])
    for n, columns in enumerate(x):
        evaluation = problem.evaluation(columns)
        if evaluation.violations:
            sentences = "; ".join(v.sentence for v in evaluation.violations[:5])
            raise VerificationError(f"a plan of the front breaks the scenario's rules: {sentences}")
        decided = plan_of(parameters, problem.program, columns)
        starts[n], keeps[n] = decided.start, decided.keep
        worth = problem.values(evaluation)
        off[n] = (np.abs(worth - claimed[n]) > AGREEMENT * size).any()
        if off[n]:
            values[n] = worth
    return rounded(values), starts, keeps, off


def rounded(values: FloatArray) -> FloatArray:
    """Values without the last digit, which arithmetic has made."""
    texts = np.char.mod("%.15g", values + 0.0)
    return np.asarray(texts.astype(np.float64)) if values.size else values


def _continuous(
    problem: ObjectiveProgram,
    engine: str,
    precision: float,
    started: float,
    deadline: float,
    should_stop: Callable[[], bool],
    on_progress: Callable[[FrontProgress], None] | None,
) -> ParetoFront:
    """The front of a linear program, between an inner and an outer approximation."""

    def tell(state: Sandwich) -> None:
        if on_progress is not None:
            seconds = time.perf_counter() - started
            on_progress(FrontProgress(seconds, len(state.levels), 0, state.solves))

    state = sandwich(problem.program, precision, deadline, should_stop, tell, engine)
    signs = problem.signs
    values, starts, keeps, off = _judged(problem, state.x, signs * state.levels)
    levels = np.where(off[:, None], signs * values, state.levels)
    kept = _order(levels, thinned(levels, 1e-9 * state.ranges))
    size = np.array([c.magnitude for c in problem.program.criteria])
    ideal = levels.max(axis=0) if len(levels) else np.full(len(signs), np.inf)
    message = state.message
    if state.status == "approximated":
        message = say("Decisions are continuous: the front is not finite.")
    if state.status == "infeasible":
        message = say("No plan keeps all constraints.")
    effort = Effort(state.solves, 0, state.solves, time.perf_counter() - started)
    return ParetoFront(
        scenario=problem.scenario,
        objectives=problem.objectives,
        kind="continuous",
        status=state.status,
        values=values[kept],
        levels=levels[kept],
        starts=starts[kept],
        keeps=keeps[kept],
        coverage=state.error if np.isfinite(state.error) else None,
        resolution=ValueSpace.plain(signs, size).resolution(),
        bounds=signs * (ideal + 1e-9 * size),
        outer=np.column_stack([state.weights, state.most]),
        effort=effort,
        message=message,
    )
