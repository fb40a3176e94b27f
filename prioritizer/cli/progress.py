"""Progress of a long solve, on standard error."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from prioritizer.cli.options import complain
from prioritizer.language import in_style, say
from prioritizer.language.terms import CRITERIA, term

if TYPE_CHECKING:
    from prioritizer.engines.outcome import Progress

EVERY = 2.0
"""Seconds between two lines; a solve that is shorter shows none."""


Moment = TypeVar("Moment")


@dataclass
class SeldomLines(ABC, Generic[Moment]):
    """Writes where a work stands, at most once every ``EVERY`` seconds."""

    last: float = field(default_factory=time.monotonic)

    def __call__(self, moment: Moment) -> None:
        """Show a moment of the work, if the last one is long enough ago."""
        now = time.monotonic()
        if now - self.last >= EVERY:
            self.last = now
            complain(self.line(moment))

    @abstractmethod
    def line(self, moment: Moment) -> str:
        """A moment in words."""


class ProgressLines(SeldomLines["Progress"]):
    """Where the solver stands."""

    def line(self, moment: Progress) -> str:
        """Criterion, best so far, bound and gap in words."""
        if moment.stage and moment.stage not in CRITERIA:
            told = say("The best is found; the cheapest of equally good plans is looked for.")
            return f"{moment.seconds:6.0f} s  {told}"
        criterion = f"{term(CRITERIA, moment.stage)}: " if moment.stage else ""
        best = (
            say("no plan yet")
            if moment.objective is None
            else say("best {objective}", objective=in_style(f"{moment.objective:.6g}"))
        )
        bound = (
            ""
            if moment.bound is None
            else say(", bound {bound}", bound=in_style(f"{moment.bound:.6g}"))
        )
        gap = "" if moment.gap is None else say(", gap {gap}", gap=in_style(f"{moment.gap:.2%}"))
        return f"{moment.seconds:6.0f} s  {criterion}{best}{bound}{gap}"
