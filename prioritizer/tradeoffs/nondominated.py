"""All plans that no other plan beats under every possible weights.

A plan dominates another if it is worth at least as much under all possible weights, and more under
some. Values are linear in the weights, so that the extreme points decide: plans are compared by the
vector of their values there (Liesio, Mild and Salo, Preference programming for robust portfolio
modeling and project selection, European Journal of Operational Research 181, 2007). All
nondominated vectors are found by search regions (Klamroth, Lacour and Vanderpooten, On the
representation of the search region in multi-objective optimization, same journal 245, 2015): each
region asks for more than a lower bound in every coordinate; the plan of the greatest mean value in
it is nondominated, and cuts the region into smaller ones.

Of plans with the same vector only the cheapest count, of these those with the least sum of starts:
a programme that changes no value is no alternative.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from prioritizer.engines.outcome import BoolArray, FloatArray
from prioritizer.program import Criterion
from prioritizer.resolving import Change
from prioritizer.stages.running import weighted_together
from prioritizer.tradeoffs.valuing import ROW_SCALE, SAME, Interrupted, Valuation, ValuedPlan

DISTINCT = 1e-5
"""Values that differ by less, in shares of the way to the targets, are the same: solvers may miss a
row by 1e-6."""

MOST_TWINS = 64
"""Sets of interventions of one vector and one cost that are still listed."""


@dataclass(frozen=True, eq=False)
class Vector:
    """A nondominated vector (E,) and its plans, each with another set of what operates."""

    values: FloatArray
    plans: tuple[ValuedPlan, ...]


@dataclass(eq=False)
class Search:
    """The nondominated vectors found so far.

    Attributes:
        found: in the order in which they were found.
        regions: (E,) lower bounds of the regions that may hold more.
        is_complete: nothing is left, and no list of equal plans was cut short.
    """

    found: list[Vector] = field(default_factory=list)
    regions: list[FloatArray] = field(default_factory=list)
    empty: list[FloatArray] = field(default_factory=list)
    has_all_twins: bool = True
    is_infeasible: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether these are all."""
        return not self.regions and self.has_all_twins

    def split(self, point: FloatArray) -> None:
        """Cut a new point out of the regions."""
        hit = [low for low in self.regions if (point > low + DISTINCT / 2).all()]
        left = [low for low in self.regions if not (point > low + DISTINCT / 2).all()]
        for low in hit:
            for axis in range(len(point)):
                smaller = low.copy()
                smaller[axis] = point[axis]
                if any((known <= smaller).all() for known in (*left, *self.empty)):
                    continue
                left = [other for other in left if not (smaller <= other).all()]
                left.append(smaller)
        self.regions = left


def search_nondominated(
    valuation: Valuation, most: int, on_found: Callable[[Search], None] | None = None
) -> Search:
    """Find all nondominated vectors of a valuation with extremes and patterns.

    Args:
        valuation: of a scenario in which every decision is whole.
        most: vectors after which to stop.
        on_found: told after each.

    Returns:
        The search; not complete where a limit came first.
    """
    extremes = valuation.extremes
    search = Search(regions=[np.full(len(extremes), -np.inf)])
    mean = valuation.criterion(extremes.mean(axis=0))
    try:
        while search.regions and len(search.found) < most:
            low = search.regions[0]
            outcome = valuation.optimum(mean, above(valuation, low + DISTINCT))
            if outcome is None or outcome.x is None:
                search.empty.append(search.regions.pop(0))
                search.is_infeasible = not search.found
                continue
            point = extremes @ valuation.valued(outcome.x).values
            require_new(search, low, point)
            plans, is_all = twins(valuation, outcome.x)
            search.has_all_twins &= is_all
            search.found.append(Vector(point, plans))
            search.split(point)
            if on_found is not None:
                on_found(search)
    except Interrupted:
        pass
    return search


def above(valuation: Valuation, values: FloatArray) -> Change:
    """A change that asks for these values (E,) at the extreme points, -inf for no bound."""
    fixed = valuation.extremes @ valuation.constant
    return valuation.holding(valuation.value_rows, (values - fixed) * ROW_SCALE)


def require_new(search: Search, low: FloatArray, point: FloatArray) -> None:
    """Refuse a point that a solver put where none can be.

    Raises:
        ArithmeticError: it lies outside its region, or beneath a known one.
    """
    known = any((point <= vector.values + DISTINCT / 2).all() for vector in search.found)
    if known or not (point > low + DISTINCT / 2).all():
        raise ArithmeticError(f"the solver's plan is worth {point}, not more than {low}")


def twins(valuation: Valuation, x: FloatArray) -> tuple[tuple[ValuedPlan, ...], bool]:
    """The cheapest plans worth as much as x, one for each set of what operates; whether all."""
    values = valuation.extremes @ valuation.valued(x).values
    worth = above(valuation, values - SAME)
    both = weighted_together(valuation.ties)
    outcome = valuation.optimum(both, worth, x)
    cheapest = x if outcome is None or outcome.x is None else outcome.x
    cost = np.array([c.cost @ cheapest * c.scale for c in valuation.ties])
    at = np.r_[valuation.tie_rows]
    slack = SAME * ROW_SCALE * np.maximum(np.abs(cost) / ROW_SCALE, 1.0)
    change = worth + Change.of_rows(at, np.full(len(at), -np.inf), cost + slack)
    plans: list[ValuedPlan] = []
    for found in patterns(valuation, change, cheapest):
        plans.append(valuation.valued(found))
        if len(plans) == MOST_TWINS:
            return tuple(plans), False
    return tuple(plans), True


def patterns(valuation: Valuation, change: Change, x: FloatArray) -> Iterator[FloatArray]:
    """A plan for each set of what operates that a change allows, x first.

    Each is followed by those that share its first decisions and differ in the next one (Lawler, A
    procedure for computing the k best solutions, Management Science 18, 1972).
    """
    places = np.r_[valuation.operates]
    stack: list[tuple[FloatArray, int]] = [(x, 0)]
    while stack:
        plan, fixed = stack.pop()
        yield plan
        pattern = plan[places] > 0.5
        if is_only(valuation, change + held(valuation, pattern, fixed), pattern):
            continue
        for place in range(fixed, len(places)):
            if valuation.is_settled(place):
                continue
            flipped = pattern.copy()
            flipped[place] = not pattern[place]
            other = valuation.optimum(
                distance(valuation, pattern), change + held(valuation, flipped, place + 1)
            )
            if other is not None and other.x is not None:
                stack.append((other.x, place + 1))


def held(valuation: Valuation, pattern: BoolArray, count: int) -> Change:
    """A change that holds the first decisions of a pattern."""
    places = np.r_[valuation.operates][:count]
    at = pattern[:count].astype(np.float64)
    return Change.of_columns(places, at, at)


def is_only(valuation: Valuation, change: Change, pattern: BoolArray) -> bool:
    """Whether no other set of what operates keeps the change."""
    farthest = valuation.optimum(distance(valuation, pattern), change)
    return farthest is None or farthest.objective is None or farthest.objective < 0.5


def distance(valuation: Valuation, pattern: BoolArray) -> Criterion:
    """The number of decisions that differ from a pattern, to be maximised."""
    cost = np.zeros(len(valuation.resolver.program.lower))
    cost[valuation.operates] = np.where(pattern, -1.0, 1.0)
    return Criterion("distance", "max", cost, float(pattern.sum()), max(float(len(pattern)), 1.0))
