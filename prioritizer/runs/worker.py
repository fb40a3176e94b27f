"""The life of a worker process: take an order, compute it, send what came of it, wait for more.

It speaks over standard input and output, each message one pickle, so that it can be started from
anywhere: a process that multiprocessing starts would run the main program of its parent again.
"""

from __future__ import annotations

import _thread
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, Any

from prioritizer.language import use_language
from prioritizer.runs.kinds import KINDS, LISTENING, Watcher
from prioritizer.runs.order import Order
from prioritizer.runs.state import Moment

Send = Callable[[tuple[Any, ...]], None]


@dataclass
class Desk:
    """What lies before the worker; filled by the thread that reads, emptied by the main one."""

    orders: list[tuple[int, Order]] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)
    is_stopped: threading.Event = field(default_factory=threading.Event)
    current: int | None = None
    is_interruptible: bool = False

    def put(self, number: int, order: Order) -> None:
        """An order comes in."""
        with self.changed:
            self.orders.append((number, order))
            self.changed.notify()

    def take(self) -> tuple[int, Order]:
        """Wait for the next order."""
        with self.changed:
            while not self.orders:
                self.changed.wait()
            number, order = self.orders.pop(0)
            self.is_stopped.clear()
            self.current, self.is_interruptible = number, order.kind not in LISTENING
            return number, order

    def clear(self) -> None:
        """Nothing is being computed any more."""
        with self.changed:
            self.current, self.is_interruptible = None, False

    def stop(self, number: int) -> None:
        """End the order with this number, if it is the one that is being computed."""
        with self.changed:
            if number != self.current:
                return
            self.is_stopped.set()
            if self.is_interruptible:
                _thread.interrupt_main()


def read_messages(source: IO[bytes], desk: Desk) -> None:
    """Hand on what comes in; without a parent there is nothing left to do."""
    while True:
        try:
            word, number, *rest = pickle.load(source)
        except (EOFError, OSError):
            os._exit(0)
        if word == "do":
            desk.put(number, rest[0])
        else:
            desk.stop(number)


def compute(number: int, order: Order, desk: Desk, send: Send) -> None:
    """Compute one order and send its answer, or why there is none."""

    def tell(moment: Moment) -> None:
        send(("moment", number, moment))

    try:
        send(("taken", number, None))
        use_language(order.language, order.number_style)
        document = KINDS[order.kind](order, Watcher(tell, desk.is_stopped.is_set))
    except KeyboardInterrupt:
        desk.clear()
        send(("stopped", number, None))
    except Exception as fault:  # noqa: BLE001 - told to whoever waits for the answer
        desk.clear()
        send(("failed", number, in_words(fault)))
    else:
        desk.clear()
        send(("stopped" if desk.is_stopped.is_set() else "done", number, document))


def in_words(fault: Exception) -> str:
    """What went wrong: the sentence of a fault in the input, else its kind too."""
    text = str(fault)
    return text if isinstance(fault, ValueError) and text else f"{type(fault).__name__}: {text}"


def work(source: IO[bytes], target: IO[bytes]) -> None:
    """Do what comes in until nothing can come any more."""
    lock = threading.Lock()

    def send(message: tuple[Any, ...]) -> None:
        with lock:
            pickle.dump(message, target)
            target.flush()

    desk = Desk()
    send(("ready", 0, None))
    threading.Thread(target=read_messages, args=(source, desk), daemon=True).start()
    while True:
        try:
            compute(*desk.take(), desk, send)
        except KeyboardInterrupt:  # of an order that was done at the same moment
            continue


def warm_up() -> None:
    """Load what every order needs, before the first one comes."""
    import prioritizer as pr

    scenario = pr.Scenario(
        {"years": [2027]},
        {
            "interventions": [{"intervention": "a", "decision": "binary"}],
            "indicators": [{"indicator": "k", "baseline": 0, "target": 1}],
            "effects": [{"intervention": "a", "indicator": "k", "effect": 1}],
        },
    )
    pr.solve(scenario).to_dict()


def main() -> None:
    """Keep standard output for messages alone, then work."""
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    warm_up()
    work(source, target)


if __name__ == "__main__":
    main()
