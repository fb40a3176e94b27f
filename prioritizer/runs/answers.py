"""Answers by key, and which of them is the newest about a scenario."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from prioritizer.language import LANGUAGES
from prioritizer.runs.keeping import Keeper
from prioritizer.runs.kinds import IN_SENTENCES
from prioritizer.runs.order import Order

POINTER = "pointer"
"""Kind under which it is kept which answer is the newest."""


@dataclass(frozen=True)
class Answers:
    """What was computed, in a keeper."""

    keeper: Keeper

    def complete(self, key: str) -> dict[str, Any] | None:
        """The complete answer to an order, None where there is none."""
        return self.keeper.result(key)

    def keep(self, order: Order, document: dict[str, Any], *, is_complete: bool) -> None:
        """Keep an answer. One that was cut short never takes the place of a complete one."""
        key = order.key if is_complete else partial_key(order.key)
        self.keeper.keep_result(key, order.kind, document)
        place = pointer_key(order.scenario.digest, order.kind, order.language)
        before = self.keeper.result(place)
        if is_complete or before is None or not before["is_complete"]:
            pointer = {"key": key, "is_complete": is_complete, "options": dict(order.options)}
            self.keeper.keep_result(place, POINTER, pointer)

    def latest(self, digest: str, kind: str, language: str) -> dict[str, Any] | None:
        """The newest answer of a kind about a scenario: in a language, else in any other.

        In that language alone where the answer is mostly sentences.
        """
        others = () if kind in IN_SENTENCES else LANGUAGES
        for spoken in dict.fromkeys((language, *others)):
            pointer = self.keeper.result(pointer_key(digest, kind, spoken))
            if pointer is not None:
                return self.keeper.result(pointer["key"])
        return None


def partial_key(key: str) -> str:
    """Under which an answer that was cut short is kept."""
    return hashlib.sha256(f"{key} cut short".encode()).hexdigest()


def pointer_key(digest: str, kind: str, language: str) -> str:
    """Under which it is kept which answer is the newest."""
    return hashlib.sha256(f"newest {kind} {digest} {language}".encode()).hexdigest()
