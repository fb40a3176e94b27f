"""The search for a front, region by region, in this process and in others.

Any stop leaves what was found, and the regions that are still open: nothing is missing outside
them.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

import numpy as np

from prioritizer.parameters.arrays import FloatArray
from prioritizer.processes import Processes
from prioritizer.scenario import Scenario
from prioritizer.tradeoffs.exploring import Explorer, opened
from prioritizer.tradeoffs.findings import Finding, Frame
from prioritizer.tradeoffs.region_solving import Limits, limits_until
from prioritizer.tradeoffs.search_regions import SearchRegions

ALONE_SECONDS = 5.0
"""A front that is done sooner is done in this process: others take a second or more to start."""

WORTH_HALVING = 0.04
"""Share of an objective's range: a region that reaches less far is asked about as a whole."""

POLL_SECONDS = 0.05
"""How long this process waits for others before it looks whether to stop."""


@dataclass(frozen=True)
class FrontProgress:
    """How far a search has come.

    Attributes:
        seconds: since it began.
        points: found so far, none of which dominates another.
        regions: still to be looked at.
        subproblems: regions looked at.
    """

    seconds: float
    points: int
    regions: int
    subproblems: int


@dataclass(eq=False)
class FrontSearch:
    """A search under way.

    Attributes:
        explorer: of this process.
        frame: where the front lies.
        deadline: moment of ``time.perf_counter`` at which to stop; infinite for none.
        should_stop: asked between regions and, of a solver, while it runs.
        on_progress: told after each region.
    """

    explorer: Explorer
    frame: Frame
    deadline: float
    should_stop: Callable[[], bool]
    on_progress: Callable[[FrontProgress], None] | None
    started: float
    levels: FloatArray = field(init=False)
    x: FloatArray = field(init=False)
    subproblems: int = 0
    was_stopped: bool = False
    unresolved: list[FloatArray] = field(default_factory=list)
    regions: SearchRegions = field(init=False)

    def __post_init__(self) -> None:
        frame = self.frame
        self.levels = np.empty((0, len(frame.ideal)))
        self.x = np.empty((0, frame.x.shape[1]))
        self.regions = SearchRegions(frame.root, frame.ideal)
        self._add(frame.x, frame.levels)

    @property
    def open_corners(self) -> FloatArray:
        """(N, P) corners of all regions that may hold more points."""
        corners = self.regions.corners
        return np.vstack([corners, *self.unresolved]) if self.unresolved else corners

    def limits(self) -> Limits:
        """For the next solve."""
        return limits_until(self.deadline, self.should_stop)

    def most_above(self, corner: FloatArray) -> FloatArray:
        """(P,) levels that no plan above a corner exceeds, if all points known are nondominated.

        A plan that lies above the corner and beats a point in the one objective in which that
        point does would be better than it in all.
        """
        most = self.frame.ideal.copy()
        for number in range(len(corner)):
            others = np.arange(len(corner)) != number
            beside = (self.levels[:, others] <= corner[others]).all(axis=1)
            reached = self.levels[beside & (self.levels[:, number] > corner[number]), number]
            most[number] = min(most[number], reached.min(initial=np.inf))
        return most

    def middle(self, corner: FloatArray) -> FloatArray | None:
        """(P,) corner of the half of a region that reaches farthest; None where it is small."""
        room = (self.most_above(corner) - corner) / self.frame.ranges
        room[corner <= self.frame.root] = 0.0
        widest = int(room.argmax())
        if not room[widest] >= WORTH_HALVING:
            return None
        half = corner.copy()
        half[widest] += 0.5 * room[widest] * self.frame.ranges[widest]
        return half

    def note(self, corner: FloatArray, finding: Finding) -> None:
        """Take in what became of a region."""
        self.subproblems += 1
        if finding.is_complete:
            self.regions.close(corner)
        elif finding.empty is not None:
            self.regions.close(finding.empty)
        self._add(finding.x, finding.levels)
        if not finding.is_settled:
            self.unresolved.append(corner)
            self.regions.close(corner)
        if self.on_progress is not None:
            seconds = time.perf_counter() - self.started
            state = len(self.levels), len(self.regions), self.subproblems
            self.on_progress(FrontProgress(seconds, *state))

    def is_over(self) -> bool:
        """Whether to stop now."""
        self.was_stopped = (
            self.was_stopped or time.perf_counter() >= self.deadline or self.should_stop()
        )
        return self.was_stopped

    def _add(self, x: FloatArray, levels: FloatArray) -> None:
        for plan, point in zip(x, levels, strict=True):
            if (self.levels >= point).all(axis=1).any():
                continue
            stays = (self.levels > point).any(axis=1)
            self.levels = np.vstack([self.levels[stays], point])
            self.x = np.vstack([self.x[stays], plan])
            self.regions.split(point)


def run(
    search: FrontSearch,
    scenario: Scenario,
    names: tuple[str, ...],
    engine: str,
    workers: int | None,
) -> None:
    """Look at regions until none is open, or until it is time to stop."""
    count = workers if workers is not None else os.cpu_count() or 1
    alone = time.perf_counter() + ALONE_SECONDS if workers is None else 0.0
    try:
        while len(search.regions) and not search.is_over():
            if count > 1 and time.perf_counter() > alone and len(search.regions) > 1:
                _in_processes(search, scenario, names, engine, count)
                return
            (corner,) = search.regions.largest()
            search.note(corner, look(search, corner))
    except KeyboardInterrupt:
        search.was_stopped = True


def look(search: FrontSearch, corner: FloatArray) -> Finding:
    """Explore a region in this process."""
    middle = search.middle(corner)
    return search.explorer.explore(corner, search.frame.root, search.limits(), middle)


@dataclass(frozen=True, eq=False)
class Look:
    """The task to explore a region in another process.

    Attributes:
        corner: of the region.
        root, seconds, middle: see ``Explorer.explore``.
    """

    corner: FloatArray
    root: FloatArray
    seconds: float | None
    middle: FloatArray | None

    def __call__(self, explorer: Explorer) -> tuple[Finding, int, int]:
        """What became of the region; nodes and solves that it took."""
        nodes, solves = explorer.nodes, explorer.solves
        finding = explorer.explore(self.corner, self.root, Limits(self.seconds), self.middle)
        return finding, explorer.nodes - nodes, explorer.solves - solves


Crew: TypeAlias = Processes[Explorer, tuple[float, ...], tuple[Finding, int, int]]


def _in_processes(
    search: FrontSearch, scenario: Scenario, names: tuple[str, ...], engine: str, count: int
) -> None:
    """Look at regions here and hand others out; what is under way at a stop is left open."""
    explorer = search.explorer
    has_system = explorer.system is not None
    opening = partial(
        opened, scenario, names, engine, has_system, explorer.space, search.frame.ranges
    )
    crew: Crew = Processes(count - 1, opening)
    with crew:
        _hand_out(search, crew, count - 1)


def _hand_out(search: FrontSearch, crew: Crew, count: int) -> None:
    """Keep ``count`` processes busy; what they have not begun when little is left is done here.

    A region whose process died is open still, and handed out again or looked at here.
    """
    are_awake = False
    while len(search.regions) and not search.is_over():
        largest = {tuple(c.tolist()): c for c in search.regions.largest(2 * count + 1)}
        under_way = set(crew.keys)
        for key, corner in largest.items():
            if key not in under_way and crew.has_room:
                seconds = search.limits().seconds
                task = Look(corner, search.frame.root, seconds, search.middle(corner))
                crew.hand(key, task)
        under_way = set(crew.keys)
        free = [corner for key, corner in largest.items() if key not in under_way]
        if not free and not are_awake:
            free = list(largest.values())
        if free:
            search.note(free[0], look(search, free[0]))
        for key, (finding, nodes, solves) in crew.done(0.0 if free else POLL_SECONDS):
            are_awake = True
            search.explorer.nodes += nodes
            search.explorer.solves += solves
            search.note(np.array(key), finding)
