import threading
from typing import Any

import pytest

from prioritizer.runs.kinds import KINDS
from prioritizer.runs.order import Order
from prioritizer.runs.worker import Desk, compute, in_words
from tests.runs.waiting import tiny


def worked(order: Order, desk: Desk) -> list[tuple[Any, ...]]:
    sent: list[tuple[Any, ...]] = []
    desk.put(7, order)
    compute(*desk.take(), desk, sent.append)
    return sent


def test_an_order_is_taken_and_answered() -> None:
    sent = worked(Order("solve", tiny()), Desk())
    assert sent[0] == ("taken", 7, None)
    assert sent[-1][:2] == ("done", 7)
    assert sent[-1][2]["objective"] == 0.5


def test_a_fault_is_told_in_words() -> None:
    sent = worked(Order("solve", tiny(), {"gap": -1.0}), Desk())
    assert sent[-1] == ("failed", 7, "gap -1.0: give a share of the objective, 0 or more")
    assert in_words(MemoryError("too large")) == "MemoryError: too large"


def test_a_stop_for_another_order_is_not_heard() -> None:
    desk = Desk()
    desk.put(1, Order("solve", tiny()))
    desk.take()
    desk.stop(2)
    assert not desk.is_stopped.is_set()
    desk.stop(1)
    assert desk.is_stopped.is_set()


def test_what_does_not_listen_is_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()

    def deaf(order: Order, watcher: object) -> dict[str, Any]:
        threading.Thread(target=desk.stop, args=(7,)).start()
        threading.Event().wait(60)
        raise AssertionError("not interrupted")

    monkeypatch.setitem(KINDS, "explain", deaf)
    assert worked(Order("explain", tiny()), desk)[-1] == ("stopped", 7, None)
