"""Sends a real Ctrl-C to a solve in another process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SCRIPT = """
import json, os, signal, sys, threading, time
from prioritizer.engines import Options, engine_named
from tests.engines.programs import market_split
engine, solver = sys.argv[1], sys.argv[2] or None
hard = market_split(with_slack=True)
options = Options(solver=solver, time_limit=30)
session = engine_named(engine).open(hard, options)
sent = []
def interrupt():
    sent.append(time.perf_counter())
    os.kill(os.getpid(), signal.SIGINT)
threading.Timer(1.0, interrupt).start()
outcome = session.solve(hard.objective, options)
print(json.dumps({
    "status": outcome.status,
    "was_interrupted": outcome.was_interrupted,
    "is_quick": time.perf_counter() - sent[0] < 1.0,
}))
"""


def interrupted(engine: str, solver: str | None) -> dict[str, object]:
    """What became of a long solve that Ctrl-C ended after a second."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, engine, solver or ""],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, object] = json.loads(done.stdout)
    return said
