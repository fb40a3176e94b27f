"""Where the questions of an explanation are answered: one program, one session, one best plan."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from prioritizer.engines import Options, Outcome, Status
from prioritizer.engines.outcome import FloatArray
from prioritizer.evaluation import Plan
from prioritizer.evaluation.outcome import Outcome as Consequences
from prioritizer.evaluation.outcome import outcome_of
from prioritizer.explanation.extended import Extended, extended, with_money
from prioritizer.language import say
from prioritizer.parameters import Parameters, resolve
from prioritizer.program import Criterion
from prioritizer.resolving import Change, Resolver
from prioritizer.scenario import Scenario
from prioritizer.solving import plan_of

SAME = 1e-8
"""Difference of two values of the objective, relative or absolute below 1, that is rounding."""

HELD = 1e-9
"""How far below the best a plan may be that is "as good", likewise: the solver's own precision."""


class Undecided(Exception):
    """The solver stopped before it had proven an answer."""


@dataclass(frozen=True, eq=False)
class Opening:
    """Opens a bench in whichever process.

    Attributes:
        best: the best plan, with the money of the scenario's funders or without.
        objective: its value by the first criterion.
        engine, gap: how to solve.
        seconds: for all that is asked, from the opening on; None for no limit.
    """

    best: Plan
    objective: float
    engine: str = "highs"
    gap: float = 0.0
    seconds: float | None = None

    def __call__(self, scenario: Scenario) -> Bench:
        """The bench of a scenario."""
        return Bench(scenario, self)


@dataclass(eq=False)
class Bench:
    """A scenario's extended program in a session, with its best plan.

    Attributes:
        scenario: as it was given.
        opening: best plan and options.
        solves: programs solved, relaxed ones apart.
        unnecessary: solves that bounds or known plans made so.
        began: when the time began to run.
        known: outcomes that are asked for again.
        costless: names of constraints without which the best plan stays the best.
    """

    scenario: Scenario
    opening: Opening
    solves: int = 0
    unnecessary: int = 0
    began: float = field(default_factory=time.monotonic)
    known: dict[tuple[bytes, ...], Outcome | None] = field(default_factory=dict)
    costless: set[str] = field(default_factory=set)

    @cached_property
    def parameters(self) -> Parameters:
        """Of the scenario whose cost is attributed to funders."""
        return resolve(with_money(self.scenario))

    @cached_property
    def extended(self) -> Extended:
        """The program, with closed gifts."""
        return extended(self.scenario)

    @cached_property
    def resolver(self) -> Resolver:
        """The session."""
        return self._session(relaxed=False)

    @cached_property
    def relaxed(self) -> Resolver:
        """The session of the relaxation, in which whole columns may be fractions."""
        return self._session(relaxed=True)

    @cached_property
    def consequences(self) -> Consequences:
        """What the best plan does."""
        return outcome_of(self.parameters, Plan(self.opening.best.start, self.opening.best.keep))

    @property
    def objective(self) -> float:
        """Of the best plan."""
        return self.opening.objective

    @property
    def same(self) -> float:
        """Difference of two values of the objective that is rounding."""
        return SAME * max(1.0, abs(self.objective))

    def better(self, value: float, than: float) -> float:
        """By how much a value of the objective is better than another, below 0 if worse."""
        gain = value - than if self.extended.program.objective.sense == "max" else than - value
        return 0.0 if abs(gain) <= self.same else gain

    def as_good_as(self, value: float) -> Change:
        """The objective is no worse than a value, but for rounding."""
        slack = HELD * max(1.0, abs(value))
        is_max = self.extended.program.objective.sense == "max"
        return self.extended.holding(value - slack if is_max else value + slack)

    def better_than_best(self) -> Change:
        """The objective is better than the best plan's by more than rounding."""
        is_max = self.extended.program.objective.sense == "max"
        return self.extended.holding(self.objective + (self.same if is_max else -self.same))

    def solve(
        self, change: Change, *, criterion: Criterion | None = None, start: FloatArray | None = None
    ) -> Outcome | None:
        """The proven best under a change; None where there is no plan.

        Raises:
            Undecided: the time is over, or the solver gave up.
            KeyboardInterrupt: Ctrl-C ended the solve.
        """
        change = each_place_once(change)
        if crosses(change):
            self.unnecessary += 1
            return None
        if self.is_hopeless(change):
            self.unnecessary += 1
            return None
        self.solves += 1
        return self.settled(
            self.resolver.solve(change, criterion=criterion, start=start, time_limit=self.left())
        )

    def attempt(self, change: Change) -> Outcome | None:
        """A plan for a solver to begin with, where one is found; it is no answer to anything."""
        change = each_place_once(change)
        if crosses(change) or self.is_hopeless(change):
            return None
        outcome = self.resolver.solve(change, time_limit=self.left())
        return self.settled(outcome)

    def best_with(self, change: Change, criterion: Criterion) -> Outcome | None:
        """As ``solve``, and remembered: every price asks what extra money could do at most."""
        key = (*(part.tobytes() for part in vars(change).values()), criterion.cost.tobytes())
        if key in self.known:
            self.unnecessary += 1
        else:
            self.known[key] = self.solve(change, criterion=criterion)
        return self.known[key]

    def relax(self, change: Change, criterion: Criterion | None = None) -> Outcome | None:
        """The same of the relaxation; None where even that has no plan."""
        change = each_place_once(change)
        if crosses(change):
            return None
        return self.settled(self.relaxed.solve(change, criterion=criterion, time_limit=self.left()))

    def is_hopeless(self, change: Change) -> bool:
        """Whether the relaxation already shows that no plan is left."""
        if not self.extended.program.is_mixed_integer:
            return False
        try:
            return self.relax(change) is None
        except Undecided:
            return False

    def settled(self, outcome: Outcome) -> Outcome | None:
        """An outcome that proves something; None if it proves that there is no plan."""
        if outcome.was_interrupted:
            raise KeyboardInterrupt
        if outcome.status is Status.INFEASIBLE:
            return None
        if outcome.status is not Status.OPTIMAL:
            raise Undecided(outcome.message)
        return outcome

    def left(self) -> float | None:
        """Seconds left.

        Raises:
            Undecided: none.
        """
        if self.opening.seconds is None:
            return None
        left = self.opening.seconds - (time.monotonic() - self.began)
        if left <= 0:
            raise Undecided(say("the time limit was reached"))
        return left

    def plan(self, outcome: Outcome) -> Consequences:
        """What a solution does."""
        assert outcome.x is not None
        return outcome_of(
            self.parameters, plan_of(self.parameters, self.extended.program, outcome.x)
        )

    def tidied(self, change: Change, outcome: Outcome) -> Outcome:
        """The cheapest plan of the same worth with the same whole decisions.

        It takes away what a solution holds without use; where rounding leaves no such plan,
        nothing.
        """
        assert outcome.x is not None
        program = self.extended.program
        whole = np.flatnonzero(program.is_whole)
        at = np.round(outcome.x[whole])
        settled = Change.of_columns(whole, at, at) + self.extended.holding(worth(outcome))
        try:
            found = self.relax(change + settled, program.tie_breaks[0])
        except Undecided:
            return outcome
        return outcome if found is None else replace(found, objective=outcome.objective)

    def beside(self, scenario: Scenario) -> Bench:
        """Another bench with the same best plan and what is left of the time."""
        return Bench(scenario, self.opening, began=self.began)

    def close(self) -> None:
        """Give the solver's memory back."""
        for name in ("resolver", "relaxed"):
            if name in vars(self):
                vars(self).pop(name).close()

    def _session(self, *, relaxed: bool) -> Resolver:
        # without the search in neighbourhoods the explanation of inputs/mexico takes 30 % less
        options = Options(threads=1, gap=self.opening.gap, neighbourhood_search=False)
        return Resolver(
            self.extended.program, engine=self.opening.engine, options=options, relaxed=relaxed
        )


def worth(outcome: Outcome) -> float:
    """The objective of an outcome that has a plan."""
    assert outcome.objective is not None
    return outcome.objective


def each_place_once(change: Change) -> Change:
    """The change with the last entry of each place: a session takes no place twice."""
    columns, rows = last_entries(change.columns), last_entries(change.rows)
    return Change(
        change.columns[columns],
        change.lower[columns],
        change.upper[columns],
        change.rows[rows],
        change.row_lower[rows],
        change.row_upper[rows],
    )


def last_entries(places: np.ndarray) -> np.ndarray:
    """Where each place stands last, by place."""
    count = len(places)
    return count - 1 - np.unique(places[::-1], return_index=True)[1]


def crosses(change: Change) -> bool:
    """Whether a bound lies beyond its opposite: no plan keeps both."""
    return bool((change.lower > change.upper).any() or (change.row_lower > change.row_upper).any())
