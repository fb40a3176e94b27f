"""Sends a real Ctrl-C to a solve in another process."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SCRIPT = """
import json, sys
from prioritizer.engines import Options, engine_named
from tests.engines.programs import market_split
engine, solver = sys.argv[1], sys.argv[2] or None
hard = market_split(with_slack=True)
options = Options(solver=solver, time_limit=30)
session = engine_named(engine).open(hard, options)
print("solving", file=sys.stderr, flush=True)
outcome = session.solve(hard.objective, options)
print(json.dumps({"status": outcome.status, "was_interrupted": outcome.was_interrupted}))
"""

BEFORE_CTRL_C = 0.7
"""Seconds that a solver has to find a plan."""


def interrupted(engine: str, solver: str | None) -> dict[str, object]:
    """What became of a long solve that Ctrl-C ended; it must end within a second."""
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
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(BEFORE_CTRL_C)
        process.send_signal(signal.SIGINT)
        started = time.perf_counter()
        try:
            said, words = process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        seconds = time.perf_counter() - started
    assert process.returncode == 0, words
    outcome: dict[str, object] = json.loads(said)
    return {**outcome, "is_quick": seconds < 1.0}
