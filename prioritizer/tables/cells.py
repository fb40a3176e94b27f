"""Cells: from text or Python values to typed columns, by the schema, with a fault for each miss.

A column of numbers becomes float64 with NaN for blank, a yes/no column int8 with -1 for blank,
every other column an object array of str with "" for blank.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from prioritizer.language import say
from prioritizer.tables.columns import Column, Kind
from prioritizer.tables.faults import did_you_mean

Cells = Sequence[Any] | npt.NDArray[Any]
Typed = npt.NDArray[Any]
Report = Callable[[int, str, str], None]
"""Takes the position of a row (from 0), the offending value as text and the message."""

BLANK_FLAG = -1

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SUSPECT_IN_ID = re.compile(r"[;!\s]")
_LARGEST_EXACT = 2.0**53  # beyond it not every whole number is a float


def is_blank(value: object) -> bool:
    """Whether a cell is blank: None, "", NaN, NA or NaT (but the text `NaN` is not)."""
    if isinstance(value, str):
        return not value
    if value is None or value is pd.NA or value is pd.NaT:
        return True
    return isinstance(value, float | np.floating) and bool(value != value)


def text_of(value: object) -> str:
    """The text of a cell: a number without a needless fraction, `TRUE` and `FALSE`, ISO dates.

    >>> text_of(1.0), text_of(True), text_of("001"), text_of(None)
    ('1', 'TRUE', '001', '')
    """
    if isinstance(value, str):
        return str.__str__(value)  # of a subclass, such as an enumeration, the text itself
    if is_blank(value):
        return ""
    if isinstance(value, bool | np.bool_):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float | np.floating):
        return number_text(float(value))
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def number_text(value: float) -> str:
    """The shortest text that reads back as the same number, whole numbers without a fraction."""
    if math.isfinite(value) and value == math.floor(value) and abs(value) < 1e15:
        return str(int(value))
    return repr(float(value))


def type_cells(cells: Cells, column: Column, report: Report) -> Typed:
    """The typed column; each cell that cannot be typed is reported and left blank."""
    if column.kind.is_numeric:
        return _type_numbers(cells, column, report)
    texts = type_texts(cells, report)
    match column.kind:
        case Kind.FLAG:
            return _type_flags(cells, texts, report)
        case Kind.CHOICE:
            return _type_choices(texts, column, report)
        case Kind.RULE_YEAR:
            return _type_rule_years(texts, report)
        case Kind.ID | Kind.LABEL:
            _check_ids(texts, report)
        case Kind.REFERENCE:
            _check_edges(texts, report)
        case _:
            pass
    return texts


def type_texts(cells: Cells, report: Report) -> Typed:
    """The cells as text; characters that no file format keeps are reported."""
    texts = [cell if type(cell) is str else text_of(cell) for cell in cells]
    if _UNWRITABLE.search("".join(texts)):
        for position, text in enumerate(texts):
            if _UNWRITABLE.search(text):
                texts[position] = _UNWRITABLE.sub("", text)
                message = say("holds a control character, which no table can keep: remove it")
                report(position, text.encode("unicode_escape").decode("ascii"), message)
    return as_objects(texts)


def as_objects(texts: Sequence[object]) -> Typed:
    """A one-dimensional array of objects."""
    array = np.empty(len(texts), dtype=object)
    array[:] = texts
    return array


def parse_number(text: str) -> float | None:
    """The number that a text states, None if it states none; infinite where it overflows."""
    stripped = text.strip()
    return float(stripped) if _NUMBER.fullmatch(stripped) else None


def number_problem(text: str) -> str:
    """Why a text is not a number, and the remedy."""
    stripped = text.strip()
    if re.fullmatch(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?", stripped):
        plain = stripped.replace(",", "")
        return say(
            "is not a number: write {plain}, or {stripped} if the comma is a decimal "
            "one (a point separates decimals, nothing thousands)",
            plain=plain,
            stripped=stripped.replace(",", ".", 1),
        )
    if stripped.count(",") == 1 and _NUMBER.fullmatch(stripped.replace(",", ".")):
        return say("has a decimal comma: write {stripped}", stripped=stripped.replace(",", "."))
    if stripped.endswith("%") and _NUMBER.fullmatch(stripped[:-1].strip()):
        share = float(f"{float(stripped[:-1]) / 100:.12g}")
        return say("is a percentage: write it as a share, {share}", share=number_text(share))
    if stripped.lower().lstrip("+-") in ("nan", "inf", "infinity", "na", "n/a", "null", "none"):
        return say("is not a finite number: write a number, or leave the cell blank")
    return say(
        "is not a number: write digits with a point for decimals and nothing "
        "between thousands, such as 1234.5 or 1e6"
    )


def _type_numbers(cells: Cells, column: Column, report: Report) -> Typed:
    if isinstance(cells, np.ndarray) and cells.dtype.kind in "iuf":
        numbers = cells.astype(np.float64)
    else:
        numbers = _parse_numbers(cells, report)
    numbers += 0.0  # -0.0 is 0.0: the sign of zero means nothing here
    infinite = np.isinf(numbers)
    if infinite.any():
        for position in np.flatnonzero(infinite).tolist():
            message = say("is not a finite number: write a number, or leave the cell blank")
            report(position, text_of(cells[position]), message)
        numbers[infinite] = np.nan
    _check_whole(numbers, column, report)
    _check_bounds(numbers, column, report)
    return numbers


def _parse_numbers(cells: Cells, report: Report) -> npt.NDArray[np.float64]:
    numbers = np.full(len(cells), np.nan)
    matches = _NUMBER.fullmatch
    for position, cell in enumerate(cells):
        if isinstance(cell, str):
            text = text_of(cell).strip()
            if matches(text):
                numbers[position] = float(text)
            elif text:
                report(position, text_of(cell), number_problem(text))
        elif type(cell) is float or type(cell) is int:
            numbers[position] = _float_of(cell)
        elif not is_blank(cell):
            numbers[position] = _number_of(cell, position, report)
    return numbers


def _float_of(number: int | float) -> float:
    try:
        return float(number)
    except OverflowError:
        return math.inf


def _number_of(cell: object, position: int, report: Report) -> float:
    if isinstance(cell, bool | np.bool_):
        report(position, text_of(cell), say("is not a number: write a number, or leave it blank"))
        return math.nan
    try:
        return _float_of(cell)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        report(position, text_of(cell), say("is not a number: write a number, or leave it blank"))
        return math.nan


def _check_whole(numbers: Typed, column: Column, report: Report) -> None:
    if column.kind is not Kind.WHOLE:
        return
    wrong = (np.floor(numbers) != numbers) & ~np.isnan(numbers)
    wrong |= np.abs(numbers) > _LARGEST_EXACT
    if wrong.any():
        for position in np.flatnonzero(wrong):
            message = say("is not a whole number: write one without a fraction")
            report(int(position), number_text(numbers[position]), message)
        numbers[wrong] = np.nan


def _check_bounds(numbers: Typed, column: Column, report: Report) -> None:
    wrong = np.zeros(len(numbers), dtype=bool)
    if column.minimum is not None:
        wrong |= numbers < column.minimum
    if column.maximum is not None:
        wrong |= numbers > column.maximum
    if column.above is not None:
        wrong |= numbers <= column.above
    if wrong.any():
        for position in np.flatnonzero(wrong):
            message = say(
                "is out of range: {name} is {bounds}", name=column.name, bounds=column.bounds
            )
            report(int(position), number_text(numbers[position]), message)
        numbers[wrong] = np.nan


def _type_flags(cells: Cells, texts: Typed, report: Report) -> Typed:
    flags = np.full(len(texts), BLANK_FLAG, dtype=np.int8)
    for position, text in enumerate(texts):
        stated = text.strip()
        if stated in ("yes", "no"):
            flags[position] = stated == "yes"
        elif isinstance(cells[position], bool | np.bool_):
            flags[position] = bool(cells[position])
        elif stated:
            report(position, text, say("is neither yes nor no: write yes or no in small letters"))
    return flags


def _type_choices(texts: Typed, column: Column, report: Report) -> Typed:
    known = {"", *column.choices}
    if known.issuperset(texts):
        return texts
    for position, text in enumerate(texts):
        stated = text.strip()
        if stated not in known:
            hint = did_you_mean(stated, column.choices)
            report(
                position,
                text,
                say("is not a {name} that is known: {hint}", name=column.name, hint=hint),
            )
            stated = ""
        texts[position] = stated
    return texts


def _type_rule_years(texts: Typed, report: Report) -> Typed:
    for position, text in enumerate(texts):
        stated = text.strip()
        number = parse_number(stated)
        if number is not None and number == math.floor(number):
            stated = number_text(number)
        elif stated not in ("", "each"):
            message = say("is not a year: write a year, the word each, or leave it blank")
            report(position, text, message)
            stated = ""
        texts[position] = stated
    return texts


def _check_ids(texts: Typed, report: Report) -> None:
    joined = "".join(texts)
    if not _SUSPECT_IN_ID.search(joined):
        return
    for position, text in enumerate(texts):
        if text != text.strip():
            report(position, text, say("begins or ends with a blank: remove it"))
        elif ";" in text:
            report(position, text, say("holds `;`, which separates ids in lists: use another sign"))
        elif text.startswith("!"):
            report(position, text, say("begins with `!`, which means all but: use another sign"))
        elif "\n" in text or "\r" in text or "\t" in text:
            report(position, text, say("holds a line break or a tab: write it on one line"))


def _check_edges(texts: Typed, report: Report) -> None:
    if not _SUSPECT_IN_ID.search("".join(texts)):
        return
    for position, text in enumerate(texts):
        if text and text != text.strip():
            report(position, text, say("begins or ends with a blank: remove it"))
            texts[position] = text.strip()
