"""Peak memory of a solve against that of the solver by itself, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import prioritizer as pr
from benchmarks.figures import Figure
from benchmarks.programme import programme

TARGET = 2.0
"""Greatest ratio of our peak to the solver's."""

STATUS = Path("/proc/self/status")


def memory(columns: int) -> list[Figure]:
    """Peak of our solve, of HiGHS reading the same program and running, and their ratio."""
    program = pr.compile(programme(columns))
    size = len(program.lower)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "program.mps"
        program.write(path, scaled=True)
        del program
        raw = peak_of("raw", str(path))
        ours = peak_of("ours", str(columns))
    return [
        Figure("memory", size, "HiGHS alone, peak", raw, "MB"),
        Figure("memory", size, "solve with tie-break, peak", ours, "MB"),
        Figure("memory", size, "solve / HiGHS alone", ours / raw, "ratio", TARGET),
    ]


def peak_of(who: str, what: str) -> float:
    """Peak in MB of a process that solves.

    Raises:
        subprocess.CalledProcessError: the process failed.
    """
    command = [sys.executable, "-m", "benchmarks.memory", who, what]
    ended = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(ended.stdout)


def peak() -> float:
    """Peak of this process in MB.

    Linux hands the peak of a parent down to ``getrusage`` of its children, so the process's own
    status is read where there is one.
    """
    if STATUS.exists():
        lines = STATUS.read_text(encoding="ascii").splitlines()
        found = next(line for line in lines if line.startswith("VmHWM:"))
        return float(found.split()[1]) / 1024
    import resource

    unit = 2**20 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def solve_here(who: str, what: str) -> float:
    """Solve in this process; the peak in MB."""
    if who == "raw":
        from benchmarks.raw import loaded

        loaded(Path(what)).run()
    else:
        pr.solve(programme(int(what)))
    return peak()


if __name__ == "__main__":
    sys.stdout.write(f"{solve_here(*sys.argv[1:])}\n")
