"""Faults of a scenario: what is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from prioritizer.language import say, say_count

SETTINGS_TABLE = "scenario"
"""The name under which faults of scenario.toml (or of the sheet `scenario`) are reported."""

_SHOWN = 25  # a message longer than a screen is not read; `faults` holds them all


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: its place in the tables, the offending value and the remedy.

    `row` counts from 1 after the header; row, column and value are None where the fault
    belongs to the whole table (docs/data.md, Command line, `check`).
    """

    table: str
    row: int | None
    column: str | None
    value: str | None
    message: str

    def __str__(self) -> str:
        place = [self.table]
        if self.row is not None:
            place.append(say("row {row}", row=self.row))
        if self.column is not None:
            named = say("column {column}", column=self.column)
            place.append(named if self.table != SETTINGS_TABLE else self.column)
        if self.value is not None:
            place.append(say("value {value}", value=_shortened(self.value)))
        return f"{', '.join(place)}: {self.message}"

    def to_dict(self) -> dict[str, str | int | None]:
        """The fault as the JSON object that `check` prints."""
        return {
            "table": self.table,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "message": self.message,
        }


class ScenarioError(ValueError):
    """Invalid input: `faults` lists every fault that was found, in the order of the tables."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        count = len(self.faults)
        lines = [
            say_count("the scenario has {count} fault:", "the scenario has {count} faults:", count)
        ]
        lines += [f"  {fault}" for fault in self.faults[:_SHOWN]]
        if count > _SHOWN:
            lines.append(
                say("  and {count} more (all of them are in `faults`)", count=count - _SHOWN)
            )
        return "\n".join(lines)

    def __reduce__(self) -> tuple[type[ScenarioError], tuple[tuple[Fault, ...]]]:
        return type(self), (self.faults,)


def settings_fault(setting: str | None, value: str | None, message: str) -> Fault:
    """A fault of scenario.toml."""
    return Fault(SETTINGS_TABLE, None, setting, value, message)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message on an unknown word: the nearest known one, else all of them if few.

    >>> did_you_mean("vettng", ["vetting", "training"])
    'did you mean vetting?'
    """
    names = list(dict.fromkeys(known))
    near = get_close_matches(word.lower(), [name.lower() for name in names], n=1, cutoff=0.6)
    if near:
        return say(
            "did you mean {name}?", name=next(name for name in names if name.lower() == near[0])
        )
    if not names:
        return say("there is none to choose from")
    if len(names) <= 12:
        return say("use one of: {names}", names=", ".join(names))
    return say("{count} are known, such as {names}", count=len(names), names=", ".join(names[:3]))


def _shortened(value: str, limit: int = 60) -> str:
    return repr(value if len(value) <= limit else value[: limit - 3] + "...")
