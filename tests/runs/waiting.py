"""Waiting for runs by what they say, never by the clock."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import prioritizer as pr
from prioritizer.runs import MemoryKeeper, Runs, RunState

LONG = 120.0
"""Seconds after which a run that says nothing is a fault."""


class Listener:
    """Told of every change of a run; waits for the one that is looked for."""

    def __init__(self) -> None:
        self.told: list[RunState] = []
        self._changed = threading.Condition()

    def __call__(self, state: RunState, users: frozenset[str]) -> None:
        with self._changed:
            self.told.append(state)
            self._changed.notify_all()

    def wait(self, is_wanted: Callable[[RunState], bool]) -> RunState:
        with self._changed:
            there = self._changed.wait_for(lambda: any(map(is_wanted, self.told)), LONG)
            assert there, f"never told: {self.told}"
            return next(state for state in self.told if is_wanted(state))

    def ended(self, run_id: str) -> RunState:
        return self.wait(lambda state: state.run_id == run_id and state.has_ended)

    def begun(self, run_id: str) -> RunState:
        return self.wait(lambda state: state.run_id == run_id and state.state == "running")


@contextmanager
def opened(keeper: Any = None, **options: Any) -> Iterator[tuple[Runs, Listener]]:
    listener = Listener()
    runs = Runs(keeper or MemoryKeeper(), on_change=listener, **options)
    try:
        yield runs, listener
    finally:
        runs.close()


def tiny(effect: float = 2.0, **settings: Any) -> pr.Scenario:
    """Two programmes, one of which can be paid."""
    return pr.Scenario(
        {"years": [2027], "title": "tiny", **settings},
        {
            "interventions": [
                {"intervention": "a", "decision": "binary", "capital_cost": 3},
                {"intervention": "b", "decision": "binary", "capital_cost": 2},
            ],
            "indicators": [{"indicator": "k", "baseline": 0, "target": 4}],
            "effects": [
                {"intervention": "a", "indicator": "k", "effect": effect},
                {"intervention": "b", "indicator": "k", "effect": 1},
            ],
            "funding": [{"funder": "f", "year": 2027, "amount": 3}],
        },
    )


def impossible() -> pr.Scenario:
    """A minimum value that the money cannot buy."""
    indicators = [{"indicator": "k", "baseline": 0, "target": 4, "required": 3}]
    return tiny().replace(indicators=indicators)


def endless() -> pr.Scenario:
    """A knapsack with eight capacities, on which a proof takes far longer than any test."""
    items, resources = range(90), range(8)
    use = {
        (i, q): 100 + (7919 * (i + 3) ** 2 + 104729 * (q + 1) * (i + 1)) % 901
        for i in items
        for q in resources
    }
    worth = [sum(use[i, q] for q in resources) / 8 + (6151 * (i + 1) ** 2) % 500 for i in items]
    return pr.Scenario(
        {"years": [2027], "title": "endless"},
        {
            "interventions": [{"intervention": f"i{i}", "decision": "binary"} for i in items],
            "indicators": [{"indicator": "k", "baseline": 0, "target": sum(worth)}],
            "effects": [
                {"intervention": f"i{i}", "indicator": "k", "effect": worth[i]} for i in items
            ],
            "resources": [
                {"resource": f"q{q}", "available": sum(use[i, q] for i in items) / 2}
                for q in resources
            ],
            "resource_use": [
                {"intervention": f"i{i}", "resource": f"q{q}", "running_use": use[i, q]}
                for i in items
                for q in resources
            ],
        },
    )
