"""Runs: what is computed for the people at the screens, in processes of its own, one at a time.

runs = Runs(keeper)
run = runs.submit("ana", "solve", scenario, {"gap": 0.0})
runs.state(run), runs.cancel(run), runs.result(run)
"""

from prioritizer.runs.keeping import Keeper, MemoryKeeper
from prioritizer.runs.runs import Runs
from prioritizer.runs.state import ENDED, NoSuchRun, RunState

__all__ = ["ENDED", "Keeper", "MemoryKeeper", "NoSuchRun", "RunState", "Runs"]
