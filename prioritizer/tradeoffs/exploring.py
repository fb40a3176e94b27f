"""What looks at a region of a front: a search over plans where that ends soon, else a solver."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from prioritizer.parameters.arrays import BoolArray, FloatArray, IntArray
from prioritizer.scenario import Scenario
from prioritizer.tradeoffs.dominance import nondominated, undominated
from prioritizer.tradeoffs.findings import Finding, Frame
from prioritizer.tradeoffs.guide import Guide
from prioritizer.tradeoffs.objective_program import ObjectiveProgram
from prioritizer.tradeoffs.objectives import objectives_named
from prioritizer.tradeoffs.penalty_search import explore
from prioritizer.tradeoffs.reduction import reduced
from prioritizer.tradeoffs.region_solving import Limits, RegionSolver, is_settled
from prioritizer.tradeoffs.value_space import ValueSpace
from prioritizer.tradeoffs.whole_system import WholeSystem

NODES, FEW_NODES = 4_000_000, 300_000
"""Partial plans that a search may look at; few once searches have failed."""

MOST_REJECTED = 60
"""Choices that a search may propose in vain for one region: then a solver is faster, there and in
all other regions. To judge a plan of three years and two funders takes as long as to solve it."""

MOST_FAILURES = 5
"""Searches one after the other that may fail before a solver is asked about all that is left."""

MOST_WIDTH = 1000
"""A whole column with more values than that is not searched value by value."""

BEYOND = 1e-7
"""Share of an objective's size that a relaxed optimum may be short of the true one."""


HELD = 1e-9
"""Share of an objective's size that may be lost of its best while the others are improved."""


class _TooManyRejected(Exception):
    """A search proposes one choice after another that is no plan."""


class Explorer:
    """Looks at one region after another of the front of one scenario."""

    def __init__(self, problem: ObjectiveProgram, *, engine: str = "highs", search: bool) -> None:
        """Reduce the program.

        Args:
            problem: plans and objectives.
            engine: for the regions that a solver is asked about.
            search: whether plans may be searched; never where there are continuous decisions.
        """
        self.problem = problem
        self._engine = engine
        self._solver: RegionSolver | None = None
        self._guide: Guide | None = None
        self._failures = 0
        self.subproblems = self.nodes = self.solves = 0
        self._ranges = np.array([c.magnitude for c in self.problem.program.criteria])
        self.space = ValueSpace.plain(self.problem.signs, self._ranges)
        self.system: WholeSystem | None = None
        if search:
            self._reduce()

    @property
    def solver(self) -> RegionSolver:
        """The solver's session, opened when it is first needed."""
        if self._solver is None:
            self._solver = RegionSolver(self.problem.program, self._engine)
        return self._solver

    def close(self) -> None:
        """Give the solvers' memory back."""
        for session in (self._solver, self._guide):
            if session is not None:
                session.close()

    def use(self, space: ValueSpace, ranges: FloatArray) -> None:
        """Tell levels and weigh objectives as another explorer does."""
        self.space, self._ranges = space, np.maximum(ranges, 1e-300)
        if self._guide is not None:
            self._guide.widen_to(self._ranges)

    def _reduce(self) -> None:
        problem = self.problem
        found = reduced(problem.program, problem.is_whole_by_meaning(), problem.is_decided())
        if found is None or not len(found.whole):
            return
        width = found.upper - found.lower
        if not (np.isfinite(width).all() and (width >= 0).all() and width.max() <= MOST_WIDTH):
            return
        self.system = WholeSystem.of(found, problem.signs)
        self.space = self.system.space
        system = self.system
        body, bounds = np.hstack([system.body, system.rest]), system.bounds
        n = len(system.width)
        goals = np.hstack([system.objectives, np.zeros((len(system.objectives), len(found.rest)))])
        lower = np.concatenate([np.zeros(n), system.rest_lower])
        upper = np.concatenate([system.width.astype(float), system.rest_upper])
        self._guide = Guide(body, bounds, goals, lower, upper)

    def frame(self, limits: Callable[[], Limits]) -> Frame:
        """Where the front lies; the limits are asked for before each solve."""
        if self.system is not None and self._guide is not None:
            frame = self._relaxed_frame(self.system, self._guide)
            if frame is not None:
                return frame
        return self._solved_frame(limits)

    def _relaxed_frame(self, system: WholeSystem, guide: Guide) -> Frame | None:
        found = [guide.best(n) for n in range(len(system.objectives))]
        payoffs = [entry for entry in found if entry is not None]
        if len(payoffs) < len(found):
            return None
        width = system.width.astype(float)
        size = np.maximum(np.abs(system.objectives) @ width, 1.0)
        ideal = np.array([best for best, _ in payoffs]) + BEYOND * size
        ideal = np.where(system.space.is_exact, np.floor(ideal), ideal)
        table = np.array([levels for _, levels in payoffs])
        ranges = np.maximum(table.max(axis=0) - table.min(axis=0), system.space.step)
        root = np.minimum(system.objectives, 0.0) @ width - system.space.step
        none = np.empty((0, len(self.problem.program.lower)))
        levels = np.empty((0, len(ideal)))
        return Frame(ideal, root, ranges, none, levels, is_settled=True, has_plans=True)

    def _solved_frame(self, limits: Callable[[], Limits]) -> Frame:
        """Each objective's best by the solver, or its bound; and the best of the others there."""
        xs: list[FloatArray] = []
        levels: list[FloatArray] = []
        ideal, settled = [], True
        for number, sign in enumerate(self.problem.signs):
            outcome = self.solver.best_of(number, limits())
            self.solves += 1
            if outcome.x is None and is_settled(outcome):
                return self._without_plans()
            settled &= is_settled(outcome)
            bound = outcome.bound if outcome.bound is not None else sign * np.inf
            ideal.append(sign * (bound - self.space.offset[number]) / self.space.unit[number])
            if outcome.objective is not None:
                held = np.where(self.problem.signs > 0, -np.inf, np.inf)
                slack = HELD * self.problem.program.criteria[number].magnitude
                held[number] = outcome.objective - sign * slack
                sizes = np.array([c.magnitude for c in self.problem.program.criteria])
                second = self.solver.best_above(held, sizes, limits())
                self.solves += 1
                outcome = second if second.x is not None else outcome
            if outcome.x is not None:
                x, level = self._judged(outcome.x)
                xs += [x] if level is not None else []
                levels += [level] if level is not None else []
        top = np.array(ideal)
        table = np.array(levels).reshape(-1, len(top))
        if len(table):
            top = np.maximum(top, table.max(axis=0))
        root = self._lowest()
        ranges = np.ptp(table, axis=0) if len(table) > 1 else np.abs(top - root)
        ranges = np.where(np.isfinite(ranges) & (ranges > self.space.step), ranges, self._sizes())
        x = np.array(xs).reshape(-1, len(self.problem.program.lower))
        return Frame(top, root, ranges, x, table, is_settled=settled, has_plans=True)

    def _sizes(self) -> FloatArray:
        """(P,) sizes of the objectives, in levels."""
        sizes = np.array([c.magnitude for c in self.problem.program.criteria])
        return np.asarray(sizes / self.space.unit)

    def _without_plans(self) -> Frame:
        count = len(self.space.sign)
        none = np.empty((0, len(self.problem.program.lower)))
        zero = np.zeros(count)
        levels = np.empty((0, count))
        return Frame(zero, zero, np.ones(count), none, levels, is_settled=True, has_plans=False)

    def _lowest(self) -> FloatArray:
        """(P,) below every plan's levels, from the bounds of what the objectives are made of."""
        program, sign = self.problem.program, self.problem.signs
        progress = program.measures["progress"]
        low, high = program.lower[progress.columns], program.upper[progress.columns]
        ends = np.minimum(progress.values * low, progress.values * high)
        least = np.bincount(progress.rows, ends, progress.size) + progress.constant
        found = []
        for n, criterion in enumerate(program.criteria):
            used = np.flatnonzero(criterion.cost)
            cost = sign[n] * criterion.cost[used]
            ends = np.minimum(cost * program.lower[used], cost * program.upper[used])
            total = float(ends.sum()) + sign[n] * criterion.constant
            if not np.isfinite(total):
                total = min(float(least.min()), 0.0)
            margin = criterion.magnitude * 1e-3
            found.append((total - margin - sign[n] * self.space.offset[n]) / self.space.unit[n])
        return np.array(found)

    def explore(
        self,
        corner: FloatArray,
        root: FloatArray,
        limits: Limits,
        middle: FloatArray | None = None,
    ) -> Finding:
        """Look at the plans whose levels lie above a corner.

        Args:
            corner: (P,) of the region.
            root: (P,) below every plan's levels: there a corner asks for nothing.
            limits: of a solve.
            middle: (P,) corner of the half that a solver is asked about first. The best sum of
                the whole region lies beside a known point as often as not, and a search that is
                stopped would have looked at one end alone.
        """
        self.subproblems += 1
        if self.system is not None and self._failures < MOST_FAILURES:
            finding = self._searched(self.system, corner)
            if finding is not None:
                self._failures = 0
                return finding
            self._failures += 1
        return self._solved(corner, root, limits, middle)

    def _searched(self, system: WholeSystem, corner: FloatArray) -> Finding | None:
        """By looking at plans; None where that does not end."""
        assert self._guide is not None
        guidance = self._guide.ask(corner + self.space.step)
        if guidance is None:
            return None
        rejected = 0

        def is_plan(x: IntArray) -> bool:
            nonlocal rejected
            if system.is_exact or self.problem.evaluation(system.columns(x)).is_admissible:
                return True
            rejected += 1
            if rejected > MOST_REJECTED:
                raise _TooManyRejected
            return False

        def accept(x: IntArray, levels: FloatArray) -> BoolArray:
            kept = np.zeros(len(x), dtype=bool)
            kept[undominated(levels, lambda place: is_plan(x[place]))] = True
            return kept

        limit = FEW_NODES if self._failures else NODES
        try:
            found = explore(system, corner, guidance, accept, limit)
        except _TooManyRejected:
            self._failures = MOST_FAILURES
            return None
        self.nodes += found.nodes
        if not len(found.x) and not found.is_complete:
            return None
        best = nondominated(found.levels)
        width = len(self.problem.program.lower)
        columns = np.array([system.columns(x) for x in found.x[best]]).reshape(-1, width)
        return Finding(columns, found.levels[best], found.is_complete, is_settled=True)

    def _solved(
        self, corner: FloatArray, root: FloatArray, limits: Limits, middle: FloatArray | None
    ) -> Finding:
        """By the solver: the half of the region above its middle, then all of it."""
        if middle is None:
            return self._best_above(corner, root, limits)
        half = self._best_above(middle, root, limits)
        if len(half.levels) or not half.is_settled:
            return half
        return replace(self._best_above(corner, root, limits), empty=middle)

    def _best_above(self, corner: FloatArray, root: FloatArray, limits: Limits) -> Finding:
        """By one solve; again a little above, where rounding gives a plan beside the region."""
        space = self.space
        half = np.where(space.is_exact, 0.5, 1.0) * space.step
        for more in (0.0, 1e-8, 1e-7):
            least = np.where(corner > root, corner + half + more * self._ranges, -np.inf)
            with np.errstate(invalid="ignore"):
                values = np.where(np.isfinite(least), space.values(least), -space.sign * np.inf)
            outcome = self.solver.best_above(values, self._ranges * space.unit, limits)
            self.solves += 1
            if outcome.x is None:
                settled = is_settled(outcome) and more == 0.0
                return self._nothing(is_complete=settled, is_settled=settled)
            x, levels = self._judged(outcome.x)
            if levels is not None and (levels > corner + space.step / 4).all():
                return Finding(x[None], levels[None], is_complete=False, is_settled=True)
        return self._nothing(is_complete=False, is_settled=False)

    def upper_corner(self, corner: FloatArray) -> FloatArray | None:
        """(P,) no level of a region is above it; None where the relaxation finds it empty.

        From one row that every plan of the region keeps: what one objective can gain while the
        others are at the corner.
        """
        unknown = np.full(len(corner), np.inf)
        if self.system is None or self._guide is None:
            return unknown
        least = corner + self.space.step
        guidance = self._guide.ask(least)
        if guidance is None:
            return unknown
        row, side = self.system.combined(guidance.on_rows, guidance.on_objectives, least)
        if side < np.minimum(row, 0) @ self.system.width:
            return None
        factors = guidance.on_objectives
        room = max(guidance.reach, 0.0) * float(factors @ self._ranges) * (1 + BEYOND) + BEYOND
        with np.errstate(divide="ignore"):
            return np.asarray(np.where(factors > 0, least + room / factors, np.inf))

    def _nothing(self, *, is_complete: bool, is_settled: bool) -> Finding:
        none = np.empty((0, len(self.problem.program.lower)))
        return Finding(none, np.empty((0, len(self.space.sign))), is_complete, is_settled)

    def _judged(self, x: FloatArray) -> tuple[FloatArray, FloatArray | None]:
        """A solver's plan and its levels, None where it breaks a rule when judged."""
        rounded = np.where(self.problem.program.is_whole, np.rint(x), x)
        evaluation = self.problem.evaluation(rounded)
        if not evaluation.is_admissible:
            return rounded, None
        return rounded, self.space.levels(self.problem.values(evaluation))


def opened(
    scenario: Scenario,
    names: tuple[str, ...],
    engine: str,
    search: bool,
    space: ValueSpace,
    ranges: FloatArray,
) -> Explorer:
    """An explorer that agrees with another on levels."""
    problem = ObjectiveProgram.of(scenario, objectives_named(scenario, names))
    explorer = Explorer(problem, engine=engine, search=search)
    explorer.use(space, ranges)
    return explorer
