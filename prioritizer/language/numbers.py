"""Numbers, money and dates as the reader writes them, and back."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from prioritizer.language.choice import current_number_style
from prioritizer.language.words import say

MISSING = "–"
"""Shown for a number that does not exist."""

POINT_STYLES = frozenset({"en_US", "es_MX"})
"""Styles with a decimal point and commas between thousands; the others exchange the two."""

_EXCHANGED = str.maketrans(",.", ".,")


def number_text(value: float | None, digits: int = 1, *, least: int | None = None) -> str:
    """A number with at most ``digits`` decimals, and at least ``least`` (default: as many).

    >>> number_text(1234567.891, 2), number_text(-0.0001), number_text(None)
    ('1,234,567.89', '0.0', '–')
    """
    if value is None or not math.isfinite(value):
        return MISSING
    shown = f"{round(float(value), digits) + 0.0:,.{digits}f}"
    if least is not None and least < digits:
        whole, decimals = shown.split(".")
        decimals = decimals[:least] + decimals[least:].rstrip("0")
        shown = f"{whole}.{decimals}" if decimals else whole
    return shown if current_number_style() in POINT_STYLES else shown.translate(_EXCHANGED)


def telling_decimals(values: Sequence[float]) -> int:
    """Decimal places that tell values apart: three digits of their range, or of their size.

    >>> telling_decimals([0.0012, 0.0034]), telling_decimals([1500.0, 2000.0])
    (5, 0)
    """
    size = (max(values) - min(values)) or max(abs(value) for value in values)
    if size == 0:
        return 0
    return min(max(2 - math.floor(math.log10(size)), 0), 9)


def in_style(number: str) -> str:
    """A number as Python writes it, with the decimal sign of the style in use.

    >>> in_style("1234.5")
    '1234.5'
    """
    return number if current_number_style() in POINT_STYLES else number.translate(_EXCHANGED)


def percent_text(share: float | None, digits: int = 0) -> str:
    """A share as a percentage.

    >>> percent_text(0.256, 1)
    '25.6 %'
    """
    return MISSING if share is None else f"{number_text(100 * share, digits)} %"


def money_text(amount: float | None, unit: str, digits: int = 1) -> str:
    """An amount with the name of its unit behind it, such as "million MXN".

    >>> money_text(12.34, "million MXN")
    '12.3 million MXN'
    """
    return f"{number_text(amount, digits)} {unit}".strip()


def date_text(moment: datetime.datetime) -> str:
    """A date and time of day, in the style in use."""
    from babel.dates import format_datetime

    return format_datetime(moment, format="short", locale=current_number_style())


def parse_number(text: str, style: str | None = None) -> float:
    """The number that a text means in a style; what could mean two numbers is refused.

    Args:
        text: as typed or pasted; currency signs, per cent signs and blanks around it are dropped.
        style: one of the number styles; None for the one in use.

    Raises:
        ValueError: it is no number in that style, with what to write instead.

    >>> parse_number("1,234.5", "es_MX"), parse_number("1.234,5", "es_CO")
    (1234.5, 1234.5)
    """
    from babel.numbers import NumberFormatError, parse_decimal

    style = style or current_number_style()
    bare = text.strip().lstrip("$€£ ").strip()
    share = bare.endswith("%")
    bare = bare.removesuffix("%").strip().replace(" ", " ")
    try:
        value = parse_decimal(bare.replace(" ", ""), locale=style, strict=True)
        if not value.is_finite():
            raise InvalidOperation
    except (NumberFormatError, InvalidOperation, ValueError):
        example = number_text_in(1234.5, style)
        message = say(
            "“{text}” is no number in this style: write it as in {example}",
            text=text,
            example=example,
        )
        raise ValueError(message) from None
    return float(value / Decimal(100)) if share else float(value)


def number_text_in(value: float, style: str) -> str:
    """A number in a style other than the one in use."""
    from babel.numbers import format_decimal

    return format_decimal(value, locale=style)
