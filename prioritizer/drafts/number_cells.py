"""Numbers in the cells of a draft: as their reader writes them, and back to what tables hold."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from prioritizer.language import parse_number, say
from prioritizer.language.numbers import POINT_STYLES
from prioritizer.tables.cells import number_text
from prioritizer.tables.columns import Column, Kind

_LONGEST = 24  # beyond it a number stays in powers of ten, such as 1e25

JUMP = 10.0
"""A number this many times larger or smaller than the one before it is asked about."""

_EXCHANGED = str.maketrans(",.", ".,")
_THOUSANDS_ONLY = re.compile(r"[+-]?[0-9]{1,3}[.,][0-9]{3}")


def shown_cell(text: str, column: Column | None, style: str) -> str:
    """A cell of a draft as a reader with this number style writes it.

    Years and other whole numbers are not grouped; what is no number is shown as it is.

    >>> from prioritizer.tables.schema import TABLES
    >>> shown_cell("12345.5", TABLES["funding"].by_name["amount"], "es_CO")
    '12.345,5'
    """
    if column is None or not column.kind.is_numeric:
        return text
    number = _plain_number(text)
    if number is None:
        return text
    shown = f"{number:f}" if column.kind is Kind.WHOLE else f"{number:,f}"
    if len(shown) > _LONGEST:
        shown = text
    return shown if style in POINT_STYLES else shown.translate(_EXCHANGED)


def typed_cell(text: str, column: Column | None, style: str) -> str:
    """What a table holds for a cell typed in this number style.

    A text that is no number of the style stays as it was typed: the table then accepts it only
    if it is a plain number with a decimal point, and refuses it otherwise.

    >>> from prioritizer.tables.schema import TABLES
    >>> amount = TABLES["funding"].by_name["amount"]
    >>> typed_cell("3,75", amount, "es_CO"), typed_cell("3,75", amount, "es_MX")
    ('3.75', '3,75')
    """
    stripped = text.strip()
    if column is None or not column.kind.is_numeric:
        return stripped if column is not None and column.kind is not Kind.TEXT else text
    if not stripped:
        return ""
    stripped = stripped.replace("\N{MINUS SIGN}", "-")
    try:
        return number_text(parse_number(stripped, style))
    except ValueError:
        return stripped


def doubt(typed: str, before: str, after: str) -> str:
    """Why a number may not be what its author meant, "" where nothing speaks against it.

    Args:
        typed: the text as it was typed.
        before: what the cell held.
        after: what it holds now.
    """
    new, old = _plain_number(after), _plain_number(before)
    if new is None:
        return ""
    if _THOUSANDS_ONLY.fullmatch(typed.strip()) and abs(new) >= 1000:
        return say(
            "“{typed}” was read as {after}, the sign separating thousands. "
            "If it was a decimal sign, undo and choose another number style.",
            typed=typed.strip(),
            after=after,
        )
    if old and new and not 1 / JUMP < abs(new / old) < JUMP:
        return say(
            "{after} is {times} times what was there before ({before}). "
            "If a decimal sign was misread, undo.",
            after=after,
            before=before,
            times=f"{float(new / old):.3g}",
        )
    return ""


def _plain_number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip()) if text.strip().isascii() else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() and "_" not in text else None
