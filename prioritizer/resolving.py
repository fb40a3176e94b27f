"""One compiled program, solved again and again under changes of its numbers.

What explains an answer is found by solving again: with an intervention forced in or left out, a
rule dropped, a budget raised. The changed programs share their shape with the first one, so that
one session of a solver takes only the numbers that differ and starts from what it knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from prioritizer.compilation import compile as compile_scenario
from prioritizer.engines import Engine, Options, Outcome, Status, engine_named
from prioritizer.engines.outcome import FloatArray, IntArray
from prioritizer.program import Block, Criterion, LinearProgram
from prioritizer.scenario import Scenario


@dataclass(frozen=True, eq=False)
class Change:
    """Other bounds for some columns and rows of a program.

    Attributes:
        columns, lower, upper: places of columns and their new bounds.
        rows, row_lower, row_upper: likewise of rows.
    """

    columns: IntArray
    lower: FloatArray
    upper: FloatArray
    rows: IntArray
    row_lower: FloatArray
    row_upper: FloatArray

    @classmethod
    def none(cls) -> Change:
        """No change."""
        place, number = np.empty(0, dtype=np.int64), np.empty(0)
        return cls(place, number, number, place, number, number)

    @classmethod
    def of_columns(cls, places: IntArray, lower: FloatArray, upper: FloatArray) -> Change:
        """Other bounds for some columns."""
        return replace(cls.none(), columns=places, lower=lower, upper=upper)

    @classmethod
    def of_rows(cls, places: IntArray, lower: FloatArray, upper: FloatArray) -> Change:
        """Other bounds for some rows."""
        return replace(cls.none(), rows=places, row_lower=lower, row_upper=upper)

    @classmethod
    def dropping(cls, places: IntArray) -> Change:
        """Rows that bind nothing any more."""
        free = np.full(len(places), np.inf)
        return cls.of_rows(places, -free, free)

    def __add__(self, other: Change) -> Change:
        """Both changes; where they touch the same place the second holds."""
        # a solver refuses a place that is named twice, so that the first bounds are left out
        columns, rows = ~np.isin(self.columns, other.columns), ~np.isin(self.rows, other.rows)
        return Change(
            np.append(self.columns[columns], other.columns),
            np.append(self.lower[columns], other.lower),
            np.append(self.upper[columns], other.upper),
            np.append(self.rows[rows], other.rows),
            np.append(self.row_lower[rows], other.row_lower),
            np.append(self.row_upper[rows], other.row_upper),
        )

    def applied(self, program: LinearProgram) -> LinearProgram:
        """The program with the change made, for a solve from scratch."""
        lower, upper = program.lower.copy(), program.upper.copy()
        row_lower, row_upper = program.row_lower.copy(), program.row_upper.copy()
        lower[self.columns], upper[self.columns] = self.lower, self.upper
        row_lower[self.rows], row_upper[self.rows] = self.row_lower, self.row_upper
        return replace(program, lower=lower, upper=upper, row_lower=row_lower, row_upper=row_upper)


def difference(base: LinearProgram, other: LinearProgram) -> Change | None:
    """What turns one program into another, None where they differ in more than bounds."""
    ours, theirs = base.objective, other.objective
    if (
        base.matrix.shape != other.matrix.shape
        or not np.array_equal(base.matrix.indptr, other.matrix.indptr)
        or not np.array_equal(base.matrix.indices, other.matrix.indices)
        or not np.array_equal(base.matrix.data, other.matrix.data)
        or (ours.sense, ours.constant) != (theirs.sense, theirs.constant)
        or not np.array_equal(ours.cost, theirs.cost)
        or not np.array_equal(base.is_whole, other.is_whole)
    ):
        return None
    columns = np.flatnonzero((base.lower != other.lower) | (base.upper != other.upper))
    rows = np.flatnonzero((base.row_lower != other.row_lower) | (base.row_upper != other.row_upper))
    return Change(
        columns,
        other.lower[columns],
        other.upper[columns],
        rows,
        other.row_lower[rows],
        other.row_upper[rows],
    )


class Resolver:
    """A program in a session that is solved under one change after another.

    Each solve begins from the program as it was compiled: a change holds for one solve alone.
    """

    def __init__(
        self,
        program: LinearProgram,
        *,
        engine: str = "highs",
        options: Options | None = None,
        relaxed: bool = False,
    ) -> None:
        self.program = program
        self._engine: Engine = engine_named(engine)
        self._options = options or Options(threads=1)
        self._session = self._engine.open(program, self._options)
        self._changed = Change.none()
        self._relaxed = relaxed
        self._is_warm = False
        self._has_mark = False
        self.solves = 0
        if relaxed:
            self._session.relax()

    @classmethod
    def of(
        cls, scenario: Scenario, *, engine: str = "highs", options: Options | None = None
    ) -> Resolver:
        """The resolver of a scenario's program."""
        return cls(compile_scenario(scenario), engine=engine, options=options)

    def solve(
        self,
        change: Change | None = None,
        *,
        criterion: Criterion | None = None,
        start: FloatArray | None = None,
        time_limit: float | None = None,
    ) -> Outcome:
        """Optimise under a change.

        Args:
            change: of the program's bounds; None for the program as compiled.
            criterion: what to optimise; the program's objective where None.
            start: a plan that is known to keep the changed program, to begin from.
            time_limit: seconds for this solve, instead of the resolver's own.

        Returns:
            The outcome; INFEASIBLE only where a solve from scratch finds the same.
        """
        self._is_warm = self._is_warm or self.solves > 0 or change is not None
        self._apply(change or Change.none())
        wanted = criterion or self.program.objective
        limit = self._options.time_limit if time_limit is None else time_limit
        options = replace(self._options, time_limit=limit)
        self.solves += 1
        if self._has_mark and wanted is self.program.objective:
            self._session.return_to_mark()
        outcome = self._session.solve(wanted, options, start)
        self._mark(change, wanted, outcome)
        if outcome.status is Status.INFEASIBLE and self._is_warm:
            return self._confirmed(self._changed, wanted, options)
        return outcome

    def solve_scenario(self, scenario: Scenario) -> Outcome:
        """The first criterion of another scenario; warm where its program has the same shape."""
        other = compile_scenario(scenario)
        change = difference(self.program, other)
        if change is not None:
            return self.solve(change)
        fresh = Resolver(
            other, engine=self._engine.name, options=self._options, relaxed=self._relaxed
        )
        self.solves += 1
        try:
            return fresh.solve()
        finally:
            fresh.close()

    def close(self) -> None:
        """Give the solver's memory back."""
        self._session.close()

    def __enter__(self) -> Resolver:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _mark(self, change: Change | None, criterion: Criterion, outcome: Outcome) -> None:
        """Later solves begin from the optimum of the program as it was compiled."""
        is_own = change is None and criterion in self.program.criteria[:1]
        if is_own and not self._has_mark and outcome.status is Status.OPTIMAL:
            self._session.mark()
            self._has_mark = True

    def _confirmed(self, change: Change, criterion: Criterion, options: Options) -> Outcome:
        """A solve from scratch: a warm session may call infeasible what it cannot repair."""
        program = change.applied(self.program)
        if self._relaxed:
            program = replace(program, is_whole=np.zeros_like(program.is_whole))
        session = self._engine.open(program, options)
        try:
            return session.solve(criterion, options)
        finally:
            session.close()

    def _apply(self, change: Change) -> None:
        """Undo the last change and make this one."""
        program, last = self.program, self._changed
        if len(last.columns):
            at = last.columns
            self._session.change_bounds(at, program.lower[at], program.upper[at])
        if len(last.rows):
            at = last.rows
            self._session.change_rows(at, program.row_lower[at], program.row_upper[at])
        if len(change.columns):
            self._session.change_bounds(change.columns, change.lower, change.upper)
        if len(change.rows):
            self._session.change_rows(change.rows, change.row_lower, change.row_upper)
        self._changed = change


def places_of(blocks: Iterable[Block], name: str) -> IntArray:
    """Places of all entries of the blocks called ``name``."""
    found = [np.r_[block.places] for block in blocks if block.name == name]
    return np.concatenate([np.empty(0, dtype=np.int64), *found]).astype(np.int64)


def rows_about(program: LinearProgram, family: str, labels: Mapping[str, object]) -> IntArray:
    """Places of a family's rows that bear the given labels, by dimension."""
    found = []
    for block in program.rows:
        if block.name != family:
            continue
        chosen = np.ones(len(block.index), dtype=bool)
        for dimension, label in labels.items():
            chosen &= np.array([own == label for own in block.index.labels(dimension)])
        found.append(block.start + np.flatnonzero(chosen))
    return np.concatenate([np.empty(0, dtype=np.int64), *found]).astype(np.int64)


def columns_of_decision(
    program: LinearProgram, name: str, decisions: Sequence[tuple[str, str]]
) -> IntArray:
    """Places of a block's columns that belong to the (intervention, region) pairs."""
    block = program.block(name)
    if block is None:
        return np.empty(0, dtype=np.int64)
    wanted = frozenset(decisions)
    index = block.index
    pairs = zip(index.labels("intervention"), index.labels("region"), strict=True)
    return block.start + np.array(
        [n for n, pair in enumerate(pairs) if pair in wanted], dtype=np.int64
    )
