"""Reference check: published instances, solved as scenarios, give the published answers.

Of an instance with one objective that is its optimum, of one with several the whole front.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import prioritizer as pr
from benchmarks.instances import INDICATOR, Instance, front_scenario_of, scenario_of

AGREEMENT = 1e-7
"""Relative difference from the published optimum that is the rounding of its sum."""


@dataclass(frozen=True)
class Verdict:
    """What became of one instance.

    Attributes:
        name: of the instance.
        items, rows: its size.
        published, found: values of the objective; None where there is none.
        status: of the answer.
        seconds: of the solve.
    """

    name: str
    items: int
    rows: int
    published: float
    found: float | None
    status: str
    seconds: float

    @property
    def agrees(self) -> bool:
        """Whether the published optimum was found and proven."""
        if self.found is None or self.status != "optimal":
            return False
        return abs(self.found - self.published) <= AGREEMENT * max(1.0, abs(self.published))


def instances(folder: Path) -> Iterator[tuple[str, Instance]]:
    """Name and content of each instance of a folder, by name."""
    for path in sorted(folder.glob("*.json")):
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class FrontVerdict:
    """What became of one instance with several objectives.

    Attributes:
        name: of the instance.
        items, rows, objectives: its size.
        published, found: numbers of points.
        missing, wrong: points that are not found, and that are not published.
        status: of the front.
        subproblems: regions that were looked at.
        seconds: of the front.
    """

    name: str
    items: int
    rows: int
    objectives: int
    published: int
    found: int
    missing: int
    wrong: int
    status: str
    subproblems: int
    seconds: float

    @property
    def agrees(self) -> bool:
        """Whether all published points and no others were found, with proof."""
        return self.status == "complete" and self.found == self.published and self.differing == 0

    @property
    def differing(self) -> int:
        """Points that are only published or only found."""
        return self.missing + self.wrong

    def line(self) -> str:
        """The verdict as a row of the table."""
        return (
            f"{self.name:<28}{self.items:>6}{self.rows:>6}{self.objectives:>6}"
            f"{self.published:>10}{self.found:>8}{self.subproblems:>13}  {self.status:<11}"
            f"{self.seconds:>8.2f}  {'agrees' if self.agrees else 'DIFFERS'}"
        )


def front_checked(name: str, instance: Instance) -> FrontVerdict:
    """Find an instance's front and compare it point by point."""
    scenario, names = front_scenario_of(instance)
    started = time.perf_counter()
    front = pr.pareto_front(scenario, names)
    seconds = time.perf_counter() - started
    expected = instance["expected"]
    points = expected.get("points") or expected["points_computed_by_collector"]
    published = [tuple(map(float, point)) for point in points]
    found = [tuple(point) for point in front.values.tolist()]
    return FrontVerdict(
        name=name,
        items=len(instance["objectives"][0]),
        rows=len(instance["constraints"]),
        objectives=len(instance["objectives"]),
        published=len(published),
        found=len(found),
        missing=sum(not any(is_same(p, f) for f in found) for p in published),
        wrong=sum(not any(is_same(f, p) for p in published) for f in found),
        status=front.status,
        subproblems=front.effort.subproblems,
        seconds=seconds,
    )


def is_same(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two points are one but for the rounding of the published."""
    return all(abs(a - b) <= AGREEMENT * max(1.0, abs(b)) for a, b in zip(one, other, strict=True))


def has_one_objective(instance: Instance) -> bool:
    """Whether the instance has one objective and so one optimum."""
    return len(instance["objectives"]) == 1


def checked(name: str, instance: Instance) -> Verdict:
    """Solve an instance to a gap of 0 and compare."""
    scenario = scenario_of(instance)
    started = time.perf_counter()
    answer = pr.solve(scenario, gap=0.0)
    seconds = time.perf_counter() - started
    gains = answer.indicators
    return Verdict(
        name=name,
        items=len(instance["objectives"][0]),
        rows=len(instance["constraints"]),
        published=instance["expected"]["optimum"],
        found=value_of(gains) if answer.has_plan else None,
        status=answer.status,
        seconds=seconds,
    )


def value_of(indicators: object) -> float:
    """The objective's value in an answer: the indicator's gain in the one year."""
    import pandas as pd

    assert isinstance(indicators, pd.DataFrame)
    return float(indicators.loc[indicators["indicator"] == INDICATOR, "gain"].iloc[-1])


def line(verdict: Verdict) -> str:
    """A verdict as a row of the table."""
    found = "none" if verdict.found is None else f"{verdict.found:.10g}"
    return (
        f"{verdict.name:<28}{verdict.items:>6}{verdict.rows:>6}{verdict.published:>16.10g}"
        f"{found:>16}  {verdict.status:<11}{verdict.seconds:>8.2f}  "
        f"{'agrees' if verdict.agrees else 'DIFFERS'}"
    )


def check(folder: Path) -> tuple[list[str], bool]:
    """The table of all instances of a folder, and whether all answers agree.

    Raises:
        FileNotFoundError: the folder holds no instance.
    """
    found = list(instances(folder))
    if not found:
        raise FileNotFoundError(f"{folder}: no instance (*.json); give a folder that holds some")
    verdicts = [checked(name, instance) for name, instance in found if has_one_objective(instance)]
    fronts = [
        front_checked(name, instance) for name, instance in found if not has_one_objective(instance)
    ]
    lines = []
    if verdicts:
        heading = f"{'instance':<28}{'items':>6}{'rows':>6}{'published':>16}{'found':>16}  "
        lines += [f"{heading}{'status':<11}{'seconds':>8}", *map(line, verdicts)]
    if fronts:
        heading = (
            f"{'instance':<28}{'items':>6}{'rows':>6}{'goals':>6}{'published':>10}{'found':>8}"
        )
        heading += f"{'subproblems':>13}  {'status':<11}{'seconds':>8}"
        lines += [heading, *(front.line() for front in fronts)]
    agreed = sum(verdict.agrees for verdict in verdicts)
    whole = sum(front.agrees for front in fronts)
    lines.append(f"{agreed} of {len(verdicts)} instances with one objective agree")
    lines.append(f"{whole} of {len(fronts)} fronts agree point by point")
    return lines, agreed + whole == len(found)
