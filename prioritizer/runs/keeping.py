"""Where answers are kept, and what is noted of runs so that a restart can tell of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol


class Keeper(Protocol):
    """Keeps answers by key; the library is one."""

    def keep_result(self, key: str, kind: str, document: dict[str, Any]) -> None:
        """Keep an answer; one that is there under the key is replaced."""
        ...

    def result(self, key: str) -> dict[str, Any] | None:
        """The answer under a key, None where there is none."""
        ...


@dataclass
class MemoryKeeper:
    """Keeps answers in memory, as long as this process lives."""

    documents: dict[str, dict[str, Any]] = field(default_factory=dict)

    def keep_result(self, key: str, kind: str, document: dict[str, Any]) -> None:
        """Keep an answer; one that is there under the key is replaced."""
        self.documents[key] = document

    def result(self, key: str) -> dict[str, Any] | None:
        """The answer under a key, None where there is none."""
        return self.documents.get(key)
