"""Where a run stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

QUEUED, RUNNING, DONE = "queued", "running", "done"
CANCELLED, FAILED, DIED, INTERRUPTED = "cancelled", "failed", "died", "interrupted"

ENDED = frozenset({DONE, CANCELLED, FAILED, DIED, INTERRUPTED})
"""States that do not change any more.

done: the answer is there. cancelled: on request, with the best found until then where there was
some. failed: the computation said why it cannot be done. died: its process ended without a word.
interrupted: the server was stopped meanwhile.
"""


@dataclass(frozen=True)
class Moment:
    """A moment of a computation; None where not known, 0 of 0 where there is nothing to count.

    Attributes:
        stage: name of the criterion that is being optimised, or of the part that is done.
        objective, bound, gap: of that criterion, in its own unit.
        done, total: parts of the whole.
    """

    stage: str = ""
    objective: float | None = None
    bound: float | None = None
    gap: float | None = None
    done: int = 0
    total: int = 0


@dataclass(frozen=True)
class RunState:
    """Where a run stands.

    Attributes:
        run_id: of the run.
        kind, options: what was asked for.
        title: what its owner calls it.
        digest: of the scenario.
        key: under which the answer is kept.
        state: queued, running, or one of ``ENDED``.
        place_in_queue: 1 for the next one; 0 where it does not wait.
        progress: the latest moment.
        seconds: of computing so far.
        message: why it ended without an answer, or early.
        has_result: whether there is an answer, complete or not.
    """

    run_id: str
    kind: str
    title: str
    digest: str
    key: str
    state: str
    options: Mapping[str, Any] = field(default_factory=dict)
    place_in_queue: int = 0
    progress: Moment = Moment()
    seconds: float = 0.0
    message: str = ""
    has_result: bool = False

    @property
    def has_ended(self) -> bool:
        """Whether it does not change any more."""
        return self.state in ENDED

    @property
    def gap(self) -> float | None:
        """Relative distance of the best plan so far from the proven bound."""
        return self.progress.gap

    @property
    def objective(self) -> float | None:
        """Of the best plan so far, by the criterion that is being optimised."""
        return self.progress.objective

    def to_dict(self) -> dict[str, Any]:
        """As plain Python values."""
        return asdict(self) | {"options": dict(self.options)}


class NoSuchRun(KeyError):
    """There is no run with this id."""
