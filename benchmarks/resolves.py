"""Solving one program again and again, against building and solving it anew each time."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import highspy
import numpy as np
import pulp
from pyomo.contrib.solver.common.factory import SolverFactory

import prioritizer as pr
from benchmarks.figures import Figure
from benchmarks.raw import loaded
from prioritizer.engines import Options
from prioritizer.engines.highs_run import HighsRunner
from prioritizer.program import LinearProgram
from prioritizer.resolving import Change, Resolver, columns_of_decision

MEXICO, STATES = Path("inputs/mexico"), Path("inputs/mexico-states")

NEAR = 1e-6
"""Relative difference up to which optima are the same."""

FEWEST = 20.0
"""As many re-solves as a program built anew, at least."""

SHARE = 0.05
"""Of the solver's time that our own work around it may take."""

MOST_RAW = 60.0
"""Raw solves whose time the full explanation may take."""


@dataclass(frozen=True)
class Load:
    """How many solves each way of solving is measured by.

    Attributes:
        ours: with the kept program.
        peers: built anew; fewer, since each takes so long.
        gap: relative, of integer programs.
    """

    ours: int
    peers: int
    gap: float = 0.0


def resolves(*, quick: bool) -> list[Figure]:
    """Solves a second of both cases, relaxed and as they are, and the time of an explanation."""
    mexico, states = pr.read_scenario(MEXICO), pr.read_scenario(STATES)
    figures = relaxed("mexico", mexico, Load(60, 3), target=1 / FEWEST)
    if quick:
        return figures
    figures += relaxed("mexico-states", states, Load(10, 1))
    figures += as_it_is("mexico", mexico, Load(12, 3))
    figures += as_it_is("mexico-states", states, Load(2, 0, gap=0.01))
    return figures + explained(mexico)


def relaxed(
    name: str, scenario: pr.Scenario, load: Load, target: float | None = None
) -> list[Figure]:
    """Re-solves of the linear program, against PuLP and Pyomo.

    Raises:
        ArithmeticError: two of them disagree on an optimum.
    """
    whole = pr.compile(scenario)
    program = replace(whole, is_whole=np.zeros_like(whole.is_whole))
    return compared(f"{name}, relaxed", program, load, target)


def as_it_is(name: str, scenario: pr.Scenario, load: Load) -> list[Figure]:
    """Re-solves of the integer program, and what of the time is not the solver's.

    Raises:
        ArithmeticError: two of them disagree on an optimum.
    """
    program = pr.compile(scenario)
    figures = compared(name, program, load, None)
    changes = list(left_out(program, load.ours))
    options = Options(threads=1, gap=load.gap)
    with Resolver(program, options=options) as resolver, solver_time() as spent:
        started = time.perf_counter()
        for change in changes:
            resolver.solve(change)
        total = time.perf_counter() - started
    own = (total - spent[0]) / spent[0]
    columns = len(program.lower)
    return [*figures, Figure("resolves", columns, f"{name}: own time / solver's", own, "", SHARE)]


def compared(name: str, program: LinearProgram, load: Load, target: float | None) -> list[Figure]:
    """Seconds of a solve with the kept program and built anew; ratios of the latter."""
    columns = len(program.lower)
    changes = list(left_out(program, load.ours))
    options = Options(threads=1, gap=load.gap)
    with Resolver(program, options=options) as resolver:
        resolver.solve()
        started = time.perf_counter()
        optima = [resolver.solve(change).objective for change in changes]
        ours = (time.perf_counter() - started) / len(changes)
    figures = [Figure("resolves", columns, f"{name}: solved again", 1 / ours, "a second")]
    peers: tuple[tuple[str, Callable[[LinearProgram], float | None]], ...] = (
        ("PuLP", by_pulp),
        ("Pyomo", by_pyomo),
    )
    for peer, solved in peers if load.peers else ():
        started = time.perf_counter()
        theirs = [solved(change.applied(program)) for change in changes[: load.peers]]
        seconds = (time.perf_counter() - started) / load.peers
        agree(name, peer, optima, theirs, load.gap)
        ratio = ours / seconds
        figures += [
            Figure("resolves", columns, f"{name}: {peer}, built anew", 1 / seconds, "a second"),
            Figure("resolves", columns, f"{name}: seconds, ours / {peer}'s", ratio, "", target),
        ]
    return figures


def left_out(program: LinearProgram, count: int) -> Iterator[Change]:
    """Changes that leave one intervention out, one after the other, from the first again."""
    start = program.block("start")
    assert start is not None  # every program has starts
    pairs = zip(start.index.labels("intervention"), start.index.labels("region"), strict=True)
    decisions = list(dict.fromkeys(pairs))
    step = max(1, len(decisions) // count)
    for n in range(count):
        places = columns_of_decision(program, "start", [decisions[n * step % len(decisions)]])
        lower = program.lower[places]
        yield Change.of_columns(places, lower, lower)


def agree(
    name: str,
    peer: str,
    ours: Sequence[float | None],
    theirs: Sequence[float | None],
    gap: float,
) -> None:
    """Every optimum that both found is the same."""
    for mine, other in zip(ours, theirs, strict=False):
        if mine is None or other is None:
            if mine is not other:
                raise ArithmeticError(f"{name}: ours {mine}, {peer} {other}")
        elif abs(mine - other) > (NEAR + gap) * max(1.0, abs(mine)):
            raise ArithmeticError(f"{name}: ours {mine}, {peer} {other}")


def by_pulp(program: LinearProgram) -> float | None:
    """The optimum by PuLP and its HiGHS, from the compiled program."""
    problem = program.to_pulp()
    # its presolve has proven wrong optima of integer programs
    presolve = "off" if problem.isMIP() else "choose"
    problem.solve(pulp.HiGHS(msg=False, threads=1, presolve=presolve, gapRel=0.0))
    found = problem.status == pulp.LpStatusOptimal
    return float(pulp.value(problem.objective)) if found else None


def by_pyomo(program: LinearProgram) -> float | None:
    """The optimum by Pyomo and its HiGHS, from the compiled program."""
    model = program.to_pyomo()
    solver = SolverFactory("highs")
    presolve = "off" if program.is_whole.any() else "choose"
    options = {"threads": 1, "presolve": presolve, "mip_rel_gap": 0.0}
    results = solver.solve(
        model, solver_options=options, raise_exception_on_nonoptimal_result=False
    )
    value = results.incumbent_objective
    return None if value is None else float(value)


@contextmanager
def solver_time() -> Iterator[list[float]]:
    """Seconds inside of HiGHS's run, in a list of one number."""
    spent, inner = [0.0], HighsRunner._run

    def timed(runner: HighsRunner) -> None:
        started = time.perf_counter()
        runner._highs.run()
        spent[0] += time.perf_counter() - started
        highspy.Highs.resetGlobalScheduler(True)

    HighsRunner._run = timed  # type: ignore[method-assign]
    try:
        yield spent
    finally:
        HighsRunner._run = inner  # type: ignore[method-assign]


def explained(scenario: pr.Scenario) -> list[Figure]:
    """The full explanation, in solves of HiGHS alone on the same program."""
    program = pr.compile(scenario)
    columns = len(program.lower)
    alone = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.mps"
        program.write(path, scaled=True)
        for _ in range(5):
            highs = loaded(path)
            highs.setOptionValue("presolve", "off")  # as the engine does for integer programs
            started = time.perf_counter()
            highs.run()
            alone.append(time.perf_counter() - started)
    raw = float(np.median(alone))
    started = time.perf_counter()
    found = pr.explain(scenario)
    seconds = time.perf_counter() - started
    if found.was_stopped or found.status != "optimal":
        raise ArithmeticError(f"the explanation ended with {found.status}")
    return [
        Figure("resolves", columns, "mexico: HiGHS alone", raw, "s"),
        Figure("resolves", columns, "mexico: explain", seconds, "s"),
        Figure("resolves", columns, "mexico: explain, in raw solves", seconds / raw, "", MOST_RAW),
        Figure("resolves", columns, "mexico: explain, programs solved", found.solves, ""),
        Figure("resolves", columns, "mexico: explain, made unnecessary", found.unnecessary, ""),
    ]
