"""What was edited, step by step: undo and redo over whole drafts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from prioritizer.drafts.draft import Draft
from prioritizer.drafts.patches import make_patch, patched

MOST_STEPS = 100
"""Steps that are kept; older ones are forgotten."""


@dataclass(frozen=True)
class Step:
    """A draft and what was done to reach it, in words."""

    draft: Draft
    label: str = ""


@dataclass(frozen=True)
class History:
    """Drafts in the order in which they were made, and which of them is the present one.

    Immutable: every method gives another history.
    """

    steps: tuple[Step, ...]
    place: int = 0

    @classmethod
    def begin(cls, draft: Draft) -> History:
        """A history with nothing to undo."""
        return cls((Step(draft),))

    @property
    def present(self) -> Draft:
        """The draft as it stands."""
        return self.steps[self.place].draft

    @property
    def past(self) -> tuple[Step, ...]:
        """The steps before the present one, the oldest first."""
        return self.steps[: self.place]

    @property
    def future(self) -> tuple[Step, ...]:
        """The steps that were undone, the next to redo first."""
        return self.steps[self.place + 1 :]

    @property
    def undone_next(self) -> str | None:
        """The label of what `undo` takes back; None where there is nothing."""
        return self.steps[self.place].label if self.place else None

    @property
    def redone_next(self) -> str | None:
        """The label of what `redo` does again; None where there is nothing."""
        return self.future[0].label if self.future else None

    def commit(self, draft: Draft, label: str) -> History:
        """The history with a draft more; what was undone before is forgotten.

        A draft that says the same as the present one is no step.
        """
        if draft.digest == self.present.digest:
            return self
        steps = (*self.steps[: self.place + 1], Step(draft, label))[-MOST_STEPS - 1 :]
        return History(steps, len(steps) - 1)

    def undo(self) -> History:
        """The history one step back; itself at the beginning."""
        return History(self.steps, max(self.place - 1, 0))

    def redo(self) -> History:
        """The history one step on; itself at the end."""
        return History(self.steps, min(self.place + 1, len(self.steps) - 1))

    def to_json(self) -> str:
        """The oldest draft whole, every later one as what changed."""
        later = [
            {"label": step.label, "patch": make_patch(before.draft, step.draft)}
            for before, step in zip(self.steps, self.steps[1:], strict=False)
        ]
        first = self.steps[0]
        document = {
            "place": self.place,
            "label": first.label,
            "first": first.draft.to_json(),
            "later": later,
        }
        return json.dumps(document, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> History:
        """The history that `to_json` wrote.

        Raises:
            ValueError: the text is no history.
        """
        try:
            return _history(json.loads(text))
        except (KeyError, TypeError, AttributeError, IndexError) as error:
            raise ValueError(f"this is no history of drafts: {error!r}") from None


def _history(document: dict[str, Any]) -> History:
    steps = [Step(Draft.from_json(document["first"]), document["label"])]
    for later in document["later"]:
        steps.append(Step(patched(steps[-1].draft, later["patch"]), later["label"]))
    place = document["place"]
    if not 0 <= place < len(steps):
        raise IndexError(f"step {place} of {len(steps)}")
    return History(tuple(steps), place)
