"""Tasks in this process and in others, stopped, failing and dying."""

from __future__ import annotations

import multiprocessing
import os
from dataclasses import dataclass

import pytest

import prioritizer as pr
from prioritizer.explanation.workers import Step, run_tasks
from prioritizer.language import current_language, current_number_style, speaking
from prioritizer.resolving import Resolver

SCENARIO = pr.Scenario(
    {"years": [2026]},
    {
        "interventions": [{"intervention": "a", "decision": "binary", "capital_cost": 2}],
        "indicators": [{"indicator": "trust", "baseline": 0, "target": 4}],
        "effects": [{"intervention": "a", "indicator": "trust", "effect": 1}],
    },
)


@dataclass(frozen=True)
class Add:
    """The objective, and a number."""

    number: int

    @property
    def label(self) -> str:
        return f"add {self.number}"

    def __call__(self, resolver: Resolver) -> float:
        objective = resolver.solve().objective
        assert objective is not None
        return objective + self.number


@dataclass(frozen=True)
class Speak:
    """What a process speaks."""

    def __call__(self, resolver: Resolver) -> tuple[str, str, bool]:
        elsewhere = multiprocessing.parent_process() is not None
        return current_language(), current_number_style(), elsewhere


@dataclass(frozen=True)
class Fail:
    def __call__(self, resolver: Resolver) -> float:
        raise ValueError("no number")


@dataclass(frozen=True)
class Interrupt:
    def __call__(self, resolver: Resolver) -> float:
        raise KeyboardInterrupt


@dataclass(frozen=True)
class DieElsewhere:
    """Ends its process, unless that is the caller's."""

    def __call__(self, resolver: Resolver) -> float:
        if multiprocessing.parent_process() is not None:
            os._exit(3)
        return -1.0


@pytest.mark.parametrize("workers", [1, 2])
def test_results_stand_where_their_tasks_do(workers: int) -> None:
    steps: list[Step] = []

    found = run_tasks(
        SCENARIO, [Add(n) for n in range(6)], workers=workers, on_progress=steps.append
    )

    assert found.results == tuple(0.25 + n for n in range(6))
    assert (found.missing, found.was_stopped) == ((), False)
    assert [step.done for step in steps] == [1, 2, 3, 4, 5, 6]
    assert {step.label for step in steps} == {f"add {n}" for n in range(6)}
    assert {step.total for step in steps} == {6}


def test_no_task_needs_no_worker() -> None:
    assert run_tasks(SCENARIO, []).results == ()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_stop_keeps_what_is_done_and_names_the_rest(workers: int) -> None:
    done: list[Step] = []

    found = run_tasks(
        SCENARIO,
        [Add(n) for n in range(5)],
        workers=workers,
        on_progress=done.append,
        should_stop=lambda: len(done) >= 2,
    )

    assert found.was_stopped
    kept = [place for place, result in enumerate(found.results) if result is not None]
    assert len(kept) >= 2
    assert sorted([*kept, *found.missing]) == [0, 1, 2, 3, 4]
    assert found.missing


def test_ctrl_c_keeps_what_is_done() -> None:
    found = run_tasks(SCENARIO, [Add(0), Interrupt(), Add(2)], workers=1)

    assert found.results == (0.25, None, None)
    assert found.missing == (1, 2)
    assert found.was_stopped


@pytest.mark.parametrize("workers", [1, 2])
def test_the_fault_of_a_task_is_the_caller_s(workers: int) -> None:
    with pytest.raises(ValueError, match="no number"):
        run_tasks(SCENARIO, [Add(0), Add(1), Fail(), Add(3)], workers=workers)


def test_what_a_dead_process_leaves_is_done_here() -> None:
    tasks = [DieElsewhere(), Add(1), Add(2), Add(3), DieElsewhere()]

    found = run_tasks(SCENARIO, tasks, workers=2)

    assert found.results == (-1.0, 1.25, 2.25, 3.25, -1.0)


def test_processes_speak_as_their_caller() -> None:
    with speaking("es", "es_CO"):
        found = run_tasks(SCENARIO, [Speak()] * 4, workers=2)
    assert found.results == (("es", "es_CO", True),) * 4


def test_workers_below_one_are_refused() -> None:
    with pytest.raises(ValueError, match="whole number from 1"):
        run_tasks(SCENARIO, [Add(0)], workers=0)
