"""Reference check: published instances, solved as scenarios, give the published answers."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import prioritizer as pr
from benchmarks.instances import INDICATOR, Instance, scenario_of

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

    Instances with several objectives have no single optimum; they are named and counted.

    Raises:
        FileNotFoundError: the folder holds no instance.
    """
    found = list(instances(folder))
    if not found:
        raise FileNotFoundError(f"{folder}: no instance (*.json); give a folder that holds some")
    single = [(name, instance) for name, instance in found if has_one_objective(instance)]
    skipped = [name for name, instance in found if not has_one_objective(instance)]
    verdicts = [checked(name, instance) for name, instance in single]
    agreed = sum(verdict.agrees for verdict in verdicts)
    heading = f"{'instance':<28}{'items':>6}{'rows':>6}{'published':>16}{'found':>16}  "
    lines = [f"{heading}{'status':<11}{'seconds':>8}", *map(line, verdicts)]
    lines.append(f"{agreed} of {len(verdicts)} instances with one objective agree")
    lines.append(f"{len(skipped)} with several objectives left out: {', '.join(skipped) or 'none'}")
    return lines, agreed == len(verdicts)
