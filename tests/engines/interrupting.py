"""Sends a real Ctrl-C to a solve in another process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SCRIPT = """
import json, os, sys, time
from prioritizer.engines import Options, engine_named
from tests.engines.programs import market_split
engine, solver = sys.argv[1], sys.argv[2] or None
hard = market_split(with_slack=True)
told, words = [], os.fdopen(os.dup(2), "w")  # Pyomo takes standard error away while it solves
def tell(progress):
    if not told:
        print("solving", file=words, flush=True)
    told.append(progress)
options = Options(solver=solver, time_limit=60, on_progress=tell)
session = engine_named(engine).open(hard, options)
outcome = session.solve(hard.objective, options)
print(json.dumps([outcome.status, outcome.was_interrupted, time.time()]))
"""

SOON = 3.0
"""Seconds, on a busy machine, in which a solve of minutes must have ended; else it takes 0.1."""


def interrupted(engine: str, solver: str | None) -> dict[str, object]:
    """What became of a long solve that Ctrl-C ended."""
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT, engine, solver or ""],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        words = process.stderr.readline()
        assert words == "solving\n", words + process.stderr.read()
        sent = time.time()
        process.send_signal(signal.SIGINT)
        try:
            said, words = process.communicate(timeout=50)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    assert process.returncode == 0, words
    status, was_interrupted, returned = json.loads(said)
    return {
        "status": status,
        "was_interrupted": was_interrupted,
        "is_quick": returned - sent < SOON,
    }
