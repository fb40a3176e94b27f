"""An instance solved by pyaugmecon: run by an interpreter of its own, never imported by others.

    python in_pyaugmecon.py INSTANCE.json

prints seconds (construction left out), points and models solved as one JSON document.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

OPTIONS = {
    "mode": "exact",
    "nadir_strategy": "safe",  # "payoff" can cut off points of three objectives
    "workers": 1,  # its parallel mode did not start where this was written
    "solver_name": "highs",
    "write_csv": False,
    "process_logging": False,
    "progress_bar": False,
    "log_to_console": False,
}
"""The configuration that is complete, and fastest here of those that are."""


def model_of(instance: dict[str, Any]) -> Any:
    """The instance in Pyomo."""
    import pyomo.environ as pyo

    model = pyo.ConcreteModel()
    count = len(instance["objectives"][0])
    model.x = pyo.Var(range(count), within=pyo.Binary)
    model.rows = pyo.ConstraintList()
    for row in instance["constraints"]:
        total = sum(value * model.x[n] for n, value in enumerate(row["coef"]) if value)
        model.rows.add(total <= row["rhs"])
    model.obj_list = pyo.ObjectiveList()
    for objective in instance["objectives"]:
        total = sum(value * model.x[n] for n, value in enumerate(objective) if value)
        model.obj_list.add(expr=total, sense=pyo.maximize)
    for n in range(len(instance["objectives"])):
        model.obj_list[n + 1].deactivate()
    return model


def main(path: Path) -> None:
    """Solve and print."""
    import os

    from pyaugmecon import PyAugmecon

    instance = json.loads(path.read_text(encoding="utf-8"))
    model = model_of(instance)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        started = time.perf_counter()
        result = PyAugmecon(model, OPTIONS).solve()
        seconds = time.perf_counter() - started
    answer = {
        "seconds": seconds,
        "points": sorted(list(map(float, point)) for point in result.points),
        "models": result.models_solved,
    }
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
