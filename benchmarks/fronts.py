"""Complete fronts against pyaugmecon, in one run on one machine.

pyaugmecon 2 needs Python 3.12 or newer. It is installed, in the version named here, into an
environment of its own under build/, with the newest such interpreter that is found; where there is
none, or nothing can be installed, the part says so and measures our side alone.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import prioritizer as pr
from benchmarks.figures import Figure
from benchmarks.instances import Instance, front_scenario_of

DATA = Path(__file__).parent / "data"
"""Multi-objective knapsacks and their fronts, from pyaugmecon (MIT); each names its source."""

PACKAGES = ("pyaugmecon==2.0.1", "highspy==1.15.1")
"""The latest release, and the solver that it drives."""

ENVIRONMENT = Path("build/pyaugmecon")

MOST_SECONDS = 240.0
"""For one instance of the other side; then its time is a lower bound, the ratio an upper one."""

FASTER = 5.0
"""How many times as fast the complete front must be."""


@dataclass(frozen=True)
class Rival:
    """What the other side took for an instance.

    Attributes:
        seconds: until its front was complete.
        points: it found; None where it was stopped.
        models: it solved.
    """

    seconds: float
    points: list[tuple[float, ...]] | None
    models: int


def fronts(names: tuple[str, ...], say: Callable[[str], None]) -> list[Figure]:
    """Seconds and subproblems for each instance, and the ratio where there is a rival.

    Raises:
        ArithmeticError: a front differs from the published one.
    """
    interpreter = rival_interpreter(say)
    warm_up()
    figures: list[Figure] = []
    for name in names:
        instance = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
        figures += compared(name, instance, interpreter)
    return figures


def warm_up() -> None:
    """Load what a front needs: the other side's clock starts after its imports too."""
    row = {"coef": [1, 1], "sense": "<=", "rhs": 1}
    tiny = {"sense": "max", "variables": "binary", "objectives": [[1, 2], [2, 1]]}
    pr.pareto_front(*front_scenario_of(tiny | {"constraints": [row]}))


def compared(name: str, instance: Instance, interpreter: Path | None) -> list[Figure]:
    """The figures of one instance."""
    items = len(instance["objectives"][0])
    published = sorted(tuple(map(float, point)) for point in instance["expected"]["points"])
    scenario, indicators = front_scenario_of(instance)
    started = time.perf_counter()
    front = pr.pareto_front(scenario, indicators)
    ours = time.perf_counter() - started
    if not front.is_complete or sorted(map(tuple, front.values.tolist())) != published:
        raise ArithmeticError(f"{name}: the front differs from the published one")
    per_point = front.effort.subproblems / len(front)
    figures = [
        Figure("fronts", items, f"{name}: complete front, {len(front)} points", ours, "s"),
        Figure("fronts", items, f"{name}: subproblems per point", per_point, ""),
    ]
    if interpreter is None:
        return figures
    rival = solved_by_rival(interpreter, DATA / f"{name}.json")
    if rival.points is None:
        what = f"{name}: {PACKAGES[0]}, stopped without its front"
        figures.append(Figure("fronts", items, what, rival.seconds, "s"))
    elif sorted(rival.points) != published:
        raise ArithmeticError(f"{name}: pyaugmecon found {len(rival.points)} points, not the front")
    else:
        per_point = rival.models / len(front)
        figures += [
            Figure("fronts", items, f"{name}: {PACKAGES[0]}", rival.seconds, "s"),
            Figure("fronts", items, f"{name}: its models per point", per_point, ""),
        ]
    return [
        *figures,
        Figure(
            "fronts",
            items,
            f"{name}: complete front / pyaugmecon",
            ours / rival.seconds,
            "",
            target=1 / FASTER,
        ),
    ]


def solved_by_rival(interpreter: Path, instance: Path) -> Rival:
    """Run pyaugmecon on an instance."""
    script = Path(__file__).with_name("in_pyaugmecon.py")
    try:
        done = subprocess.run(
            [str(interpreter), str(script), str(instance.resolve())],
            capture_output=True,
            text=True,
            timeout=MOST_SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return Rival(MOST_SECONDS, None, 0)
    answer = json.loads(done.stdout.strip().splitlines()[-1])
    points = [tuple(map(float, point)) for point in answer["points"]]
    return Rival(answer["seconds"], points, answer["models"])


def rival_interpreter(say: Callable[[str], None]) -> Path | None:
    """The interpreter of an environment that holds pyaugmecon; None where it cannot be had."""
    inside = ENVIRONMENT / "bin" / "python"
    if has_packages(inside):
        return inside.absolute()
    base = next(newer_interpreters(), None)
    if base is None:
        say("fronts: no Python 3.12 or newer is here, which pyaugmecon needs: measured alone")
        return None
    try:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        quietly([str(base), "-m", "venv", str(ENVIRONMENT)])
        quietly([str(inside), "-m", "pip", "install", "--quiet", *PACKAGES])
    except (OSError, subprocess.CalledProcessError) as fault:
        say(f"fronts: pyaugmecon could not be installed ({fault}): measured alone")
        return None
    say(f"fronts: {' and '.join(PACKAGES)} with {version_of(base)}, one worker, HiGHS")
    return inside.absolute()


def newer_interpreters() -> Iterator[Path]:
    """Interpreters of Python 3.12 or newer: this one, on the path, of pyenv; newest first."""
    minors = range(15, 11, -1)
    found = [Path(sys.executable)]
    found += [Path(place) for n in minors if (place := shutil.which(f"python3.{n}"))]
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    found += sorted(root.glob("versions/3.*/bin/python3"), reverse=True)
    for place in found:
        if version_of(place) >= (3, 12):
            yield place


def version_of(interpreter: Path) -> tuple[int, int]:
    """Its version, (0, 0) where it does not run."""
    asked = "import sys; print(*sys.version_info[:2])"
    try:
        answer = quietly([str(interpreter), "-c", asked])
    except (OSError, subprocess.CalledProcessError):
        return 0, 0
    major, minor = answer.split()
    return int(major), int(minor)


def has_packages(interpreter: Path) -> bool:
    """Whether the environment holds what is to be measured."""
    wanted = PACKAGES[0].partition("==")[2]
    asked = "from importlib.metadata import version; print(version('pyaugmecon'))"
    try:
        return quietly([str(interpreter), "-c", asked]).strip() == wanted
    except (OSError, subprocess.CalledProcessError):
        return False


def quietly(command: list[str]) -> str:
    """Run a command; its output."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
