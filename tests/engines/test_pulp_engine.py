"""These cases run also with PuLP 4, in an environment of its own (test_pulp_4 at the end)."""

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pulp
import pytest

from prioritizer.engines import Options, SolverUnavailable, Status
from prioritizer.engines.pulp_engine import PulpEngine, solver_name
from tests.engines.contract import EngineContract
from tests.engines.interrupting import interrupted
from tests.engines.programs import KNAPSACK, LINEAR, market_split

ROOT = Path(__file__).resolve().parents[2]

IS_3 = pulp.__version__.startswith("3.")
BUNDLED = ("cbc",) if IS_3 else ()
NEEDED_BY_THESE_CASES = ("highspy", "numpy", "pulp", "pyscipopt", "pytest", "scipy")


class TestContract(EngineContract):
    engine = "pulp"
    solvers = (None, "scip", *BUNDLED)
    solvers_with_duals = (None, *BUNDLED)
    solvers_with_bound = (None, "scip")


def test_highs_is_the_default() -> None:
    assert solver_name(None) == "HiGHS"


def test_a_solver_has_a_short_name_and_pulp_s_own() -> None:
    assert solver_name("scip") == solver_name("SCIP_PY") == solver_name("scip_py") == "SCIP_PY"


def test_an_unknown_solver_is_refused_with_those_there_are() -> None:
    with pytest.raises(SolverUnavailable, match=r"not one that PuLP knows; available are:.*HiGHS"):
        PulpEngine().open(LINEAR, Options(solver="oracle"))


def test_a_solver_that_is_not_installed_is_refused() -> None:
    with pytest.raises(SolverUnavailable, match="is not installed here"):
        PulpEngine().open(LINEAR, Options(solver="MIPCL_CMD"))


def test_a_stop_that_is_wished_for_gives_the_best_plan_so_far() -> None:
    hard = market_split(with_slack=True)
    for solver in ("HiGHS", "scip"):
        asked: list[bool] = []

        def should_stop(asked: list[bool] = asked) -> bool:
            asked.append(True)
            return len(asked) > 10

        options = Options(solver=solver, should_stop=should_stop, time_limit=60)
        outcome = PulpEngine().open(hard, options).solve(hard.objective, options)
        assert outcome.status is Status.FEASIBLE, solver
        assert outcome.message.endswith("stopped on request")


def test_threads_are_handed_over() -> None:
    for solver in (None, "scip", *BUNDLED):
        options = Options(solver=solver, threads=2)
        outcome = PulpEngine().open(KNAPSACK, options).solve(KNAPSACK.objective, options)
        assert outcome.status is Status.OPTIMAL


def test_the_version_of_pulp_is_told() -> None:
    outcome = PulpEngine().open(LINEAR, Options()).solve(LINEAR.objective, Options())
    assert outcome.solver == f"HiGHS through PuLP {pulp.__version__}"


@pytest.mark.parametrize("solver", ["HiGHS", "scip"])
def test_ctrl_c_returns_the_best_plan_so_far(solver: str) -> None:
    said = interrupted("pulp", solver)
    assert said == {"status": "feasible", "was_interrupted": True, "is_quick": True}


def test_no_dual_is_claimed_of_a_plan_that_is_not_optimal() -> None:
    hard = market_split(with_slack=True)
    options = Options(time_limit=0.3)
    outcome = PulpEngine().open(hard, options).solve(hard.objective, options)
    assert outcome.duals is None
    assert outcome.x is not None
    assert np.array_equal(outcome.x[:40], np.round(outcome.x[:40]))


def python_for_pulp_4() -> str | None:
    """A Python of 3.12 or newer on the path, since PuLP 4 wants one."""
    commands = [f"python3.{minor}" for minor in (12, 13, 14)]
    found = (path for command in commands for path in (plain(command), from_pyenv(command)))
    return next((path for path in found if path), None)


def plain(command: str, **environment: str) -> str | None:
    """The interpreter behind a command; None where there is none, as behind some shims."""
    if not shutil.which(command):
        return None
    asked = [command, "-c", "import sys, venv; print(sys.executable)"]
    environment = {**os.environ, **environment}
    done = subprocess.run(asked, capture_output=True, text=True, check=False, env=environment)
    return done.stdout.strip() or None


def from_pyenv(command: str) -> str | None:
    """The same where pyenv has the version but the shim is not told to use it."""
    if not shutil.which("pyenv"):
        return None
    asked = ["pyenv", "whence", command]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    versions = done.stdout.split()
    return plain(command, PYENV_VERSION=versions[-1]) if versions else None


def pinned_requirements() -> str:
    """The lines of the lock that these cases need; their markers choose PuLP 4."""
    lines = (ROOT / "requirements-test.txt").read_text(encoding="utf-8").splitlines()
    wanted = re.compile(rf"({'|'.join(NEEDED_BY_THESE_CASES)})==", re.IGNORECASE)
    return "".join(f"{line.partition('#')[0]}\n" for line in lines if wanted.match(line))


def environment_with_pulp_4(python: str) -> Path:
    """An environment with PuLP 4, made once for a lock; its interpreter."""
    requirements = pinned_requirements()
    key = hashlib.sha256(f"{python}\n{requirements}".encode()).hexdigest()[:12]
    folder = ROOT / "build" / f"pulp4-{key}"
    inside = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if (folder / "made").exists():
        return inside
    subprocess.run([python, "-m", "venv", "--clear", str(folder)], check=True, timeout=60)
    listed = folder / "requirements.txt"
    listed.write_text(requirements, encoding="utf-8")
    installed = subprocess.run(
        [str(inside), "-m", "pip", "install", "--quiet", "--requirement", str(listed)],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    if installed.returncode:
        pytest.skip(f"PuLP 4 cannot be installed here: {installed.stderr.strip()[-200:]}")
    (folder / "made").touch()
    return inside


@pytest.mark.skipif(not IS_3, reason="this already is PuLP 4")
def test_pulp_4() -> None:
    python = python_for_pulp_4()
    if python is None:
        pytest.skip("PuLP 4 needs Python 3.12 or newer, and none is on the path")
    inside = environment_with_pulp_4(python)
    options = ["-q", "--noconftest", "-c", os.devnull, "--rootdir", str(ROOT), "-W", "error"]
    options += ["--import-mode=importlib", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [str(inside), "-m", "pytest", *options, "tests/engines/test_pulp_engine.py"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]


def test_the_lock_has_both_versions_of_pulp() -> None:
    versions = re.findall(r"(?m)^pulp==(\d)", pinned_requirements())
    assert versions == ["3", "4"]
