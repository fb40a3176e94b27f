"""What was measured, and the tables it is written to."""

from __future__ import annotations

import csv
import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

HEADINGS = ("part", "variables", "what", "figure", "unit", "target", "verdict")

PACKAGES = ("highspy", "numpy", "pandas", "scipy", "pulp", "pyomo")
"""Whose versions the figures depend on."""


@dataclass(frozen=True)
class Figure:
    """One measured figure.

    Attributes:
        part: of the benchmarks.
        variables: columns of the program that it was measured on.
        what: it is.
        value, unit: the figure.
        target: greatest value that is good enough, None where there is none.
    """

    part: str
    variables: int
    what: str
    value: float
    unit: str
    target: float | None = None

    @property
    def verdict(self) -> str:
        """Whether the target is met; "" without one."""
        if self.target is None:
            return ""
        return "met" if self.value <= self.target else "NOT MET"

    def cells(self) -> tuple[str, ...]:
        """The figure as a row under ``HEADINGS``."""
        target = "" if self.target is None else f"≤ {self.target:.3g}"
        value = f"{self.value:.0f}" if self.value >= 1000 else f"{self.value:.3g}"
        count = f"{self.variables:,}" if self.variables else ""
        return (self.part, count, self.what, value, self.unit, target, self.verdict)


def machine() -> str:
    """The machine in general terms, and the versions that matter."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, "
        f"Python {platform.python_version()}, {versions}"
    )


def table(figures: Sequence[Figure]) -> str:
    """A Markdown table whose columns also line up as plain text."""
    rows = [HEADINGS, *(figure.cells() for figure in figures)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEADINGS))]
    lines = [
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def write(figures: Sequence[Figure], folder: Path) -> None:
    """Write bench.md, bench.csv and bench.json into a folder, which is made where it is not."""
    folder.mkdir(parents=True, exist_ok=True)
    text = f"{machine()}\n\n{table(figures)}\n"
    (folder / "bench.md").write_text(text, encoding="utf-8")
    records = [asdict(figure) | {"verdict": figure.verdict} for figure in figures]
    document = {"machine": machine(), "figures": records}
    (folder / "bench.json").write_text(json.dumps(document, indent=1), encoding="utf-8")
    with (folder / "bench.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(records[0]) if records else HEADINGS)
        writer.writeheader()
        writer.writerows(records)
