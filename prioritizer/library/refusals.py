"""What the library says when it does not do what it was asked for, in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from prioritizer.language import say

if TYPE_CHECKING:
    from prioritizer.library.records import Version

_SHOWN = 25  # a message longer than a screen is not read; `sentences` holds them all


class Refusal(Exception):
    """The library did nothing; `str` of it is what to tell the user."""


class NotAllowed(Refusal):
    """The user may not do this. `sentences` tells every reason."""

    def __init__(self, *sentences: str) -> None:
        self.sentences: Sequence[str] = sentences
        super().__init__(*sentences)

    def __str__(self) -> str:
        lines = list(self.sentences[:_SHOWN])
        if len(self.sentences) > _SHOWN:
            lines.append(say("... and {count} more.", count=len(self.sentences) - _SHOWN))
        return "\n".join(lines)


class NotFound(Refusal):
    """There is no such thing, or it was not shared with the user: both sound the same."""


class BadInput(Refusal):
    """What was given cannot be kept: a blank title, a text that is no draft, no e-mail address."""


class LimitReached(Refusal):
    """The library would grow beyond a limit that the administrator has set."""


class Conflict(Refusal):
    """Somebody else has saved the scenario since it was opened.

    Attributes:
        version: the newest version, the one that was not known to the user.
        changes: what it changed, as `Event.changes` of the audit trail.
    """

    def __init__(self, sentence: str, version: Version, changes: Sequence[object] = ()) -> None:
        self.version = version
        self.changes = tuple(changes)
        super().__init__(sentence)


class Unavailable(Refusal):
    """The storage failed: a full disk, a locked or lost database. What was stored stays stored."""
