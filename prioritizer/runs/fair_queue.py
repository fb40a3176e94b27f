"""A queue in which nobody waits behind another's whole list: users take turns."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass, field


@dataclass
class FairQueue:
    """Runs that wait, by user; the user who was served longest ago is next."""

    _waiting: OrderedDict[str, deque[str]] = field(default_factory=OrderedDict)
    _served: dict[str, int] = field(default_factory=dict)
    _turn: int = 0

    def push(self, user: str, run: str) -> None:
        """Put a run at the end of its user's list."""
        self._waiting.setdefault(user, deque()).append(run)

    def pop(self) -> str | None:
        """Take the next run; None where nothing waits."""
        order = self.order()
        if not order:
            return None
        user, run = order[0]
        self.remove(run)
        self._turn += 1
        self._served[user] = self._turn
        return run

    def remove(self, run: str) -> bool:
        """Take a run out; whether it was there."""
        for user, runs in self._waiting.items():
            if run in runs:
                runs.remove(run)
                if not runs:
                    del self._waiting[user]
                return True
        return False

    def place(self, run: str) -> int:
        """How many runs until this one has started, itself included; 0 where it does not wait."""
        return next((n for n, (_, name) in enumerate(self.order(), start=1) if name == run), 0)

    def order(self) -> list[tuple[str, str]]:
        """Users and runs in the order in which they would be taken if nothing were added."""
        left = {user: deque(runs) for user, runs in self._waiting.items()}
        served, turn, found = dict(self._served), self._turn, []
        while left:
            user = min(left, key=lambda name: served.get(name, 0))
            found.append((user, left[user].popleft()))
            turn += 1
            served[user] = turn
            left = {name: runs for name, runs in left.items() if runs}
        return found
