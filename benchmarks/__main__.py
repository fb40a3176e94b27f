"""``python -m benchmarks``: measure, print the table, write it to build/bench.md, .csv and .json.

``python -m benchmarks NAME`` runs one part, ``--quick`` a short run of all of them,
``python -m benchmarks reference FOLDER`` the reference check.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure, machine, table, write
from benchmarks.timing import Meter


@dataclass(frozen=True)
class Effort:
    """How long the measuring may take, and what is counted.

    Attributes:
        quick: about a minute for all parts.
        clock: of the meters.
    """

    quick: bool = False
    clock: Callable[[], float] = time.perf_counter

    def meter(self, quick: int, full: int) -> Meter:
        """A meter with that many repeats."""
        return Meter(quick if self.quick else full, self.clock)


Part = Callable[[Effort], list[Figure]]

OUTPUT = Path("build")


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def overhead(effort: Effort) -> list[Figure]:
    """A solve against the solver by itself."""
    from benchmarks.overhead import overhead as measured

    figures = measured(3_000, effort.meter(5, 15)) + measured(30_000, effort.meter(3, 5))
    return figures if effort.quick else figures + measured(250_000, effort.meter(0, 5))


def states(effort: Effort) -> list[Figure]:
    """The case of 32 states against the solver by itself."""
    from benchmarks.states import states as measured

    return [] if effort.quick else measured()


def tie_break(effort: Effort) -> list[Figure]:
    """What the tie-break adds to a solve."""
    from benchmarks.overhead import tie_break as measured

    sizes = (30_000,) if effort.quick else (30_000, 60_000)
    return [figure for size in sizes for figure in measured(size, effort.meter(3, 5))]


def growth(effort: Effort) -> list[Figure]:
    """Growth of the time of compiling."""
    from benchmarks.growth import answer_tables
    from benchmarks.growth import growth as measured

    sizes = (3_000, 30_000) if effort.quick else (3_000, 30_000, 250_000, 1_000_000)
    return measured(sizes, effort.meter(3, 5)) + answer_tables(30_000, effort.meter(1, 3))


def resolves(effort: Effort) -> list[Figure]:
    """Solving again against building anew."""
    from benchmarks.resolves import resolves as measured

    return measured(quick=effort.quick)


def memory(effort: Effort) -> list[Figure]:
    """Peak memory."""
    from benchmarks.memory import memory as measured

    return measured(30_000 if effort.quick else 250_000)


def languages(effort: Effort) -> list[Figure]:
    """Modelling languages."""
    from benchmarks.languages import languages as measured
    from benchmarks.languages import optima

    optima(3_000)
    sizes = (3_000,) if effort.quick else (3_000, 30_000)
    return [figure for size in sizes for figure in measured(size, effort.meter(3, 5))]


def fronts(effort: Effort) -> list[Figure]:
    """Complete fronts against pyaugmecon."""
    from benchmarks.fronts import fronts as measured

    return measured(("2kp50",) if effort.quick else ("2kp50", "2kp100", "3kp40"), say)


def app(effort: Effort) -> list[Figure]:
    """What the users of the app wait for."""
    from benchmarks.app import app as measured

    return [] if effort.quick else measured()


PARTS: dict[str, Part] = {
    "overhead": overhead,
    "states": states,
    "tie_break": tie_break,
    "resolves": resolves,
    "growth": growth,
    "memory": memory,
    "languages": languages,
    "fronts": fronts,
    "app": app,
}
"""The parts by name, in the order in which they run."""


def measure(names: Sequence[str], effort: Effort) -> list[Figure]:
    """The figures of some parts, each part told when it is done."""
    figures: list[Figure] = []
    for name in names:
        found = PARTS[name](effort)
        say(f"\n{name}: {PARTS[name].__doc__}\n{table(found)}")
        figures += found
    return figures


def verdicts(figures: Sequence[Figure]) -> list[str]:
    """One line for each target."""
    return [
        f"{figure.verdict:<8} {figure.what} ({figure.variables:,} columns): "
        f"{figure.value:.3g}, target at most {figure.target:.3g}"
        for figure in figures
        if figure.target is not None
    ]


def check_reference(folder: Path) -> int:
    """Run the reference check; 1 where an answer differs, 2 where there is nothing to check."""
    from benchmarks.reference import check

    try:
        lines, agree = check(folder)
    except FileNotFoundError as fault:
        say(str(fault))
        return 2
    say("\n".join(lines))
    return 0 if agree else 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the command line names; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("part", nargs="?", choices=[*PARTS, "reference"], help="one part; else all")
    parser.add_argument("folder", nargs="?", type=Path, help="of reference instances")
    parser.add_argument("--quick", action="store_true", help="about a minute")
    parser.add_argument(
        "--processor-time",
        action="store_true",
        help="count what the process computes, not the time that passes: on a shared machine",
    )
    given = parser.parse_args(arguments)
    if given.part == "reference":
        if given.folder is None:
            parser.error("reference needs a folder of instances")
        return check_reference(given.folder)
    say(machine())
    clock = time.process_time if given.processor_time else time.perf_counter
    effort = Effort(given.quick, clock)
    figures = measure([given.part] if given.part else list(PARTS), effort)
    write(figures, OUTPUT)
    say("\n" + "\n".join(verdicts(figures)))
    say(f"Written: {OUTPUT}/bench.md, {OUTPUT}/bench.csv, {OUTPUT}/bench.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
