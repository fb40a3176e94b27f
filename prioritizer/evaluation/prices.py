"""Nominal prices beside constant ones, where the table ``deflators`` gives price levels."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd


def with_nominal(
    frame: pd.DataFrame, columns: tuple[str, ...], deflators: Mapping[int, float]
) -> pd.DataFrame:
    """The frame with ``x_nominal`` for each column x: the amount in prices of the row's year.

    nominal = constant * deflator of the year; NaN in a year without a deflator. The frame itself
    without a table ``deflators``. Source: docs/model.md, Money.

    >>> frame = pd.DataFrame({"year": [2026, 2027], "cost": [10.0, 20.0]})
    >>> with_nominal(frame, ("cost",), {2026: 1.0, 2027: 1.25})["cost_nominal"].tolist()
    [10.0, 25.0]
    """
    if not deflators:
        return frame
    level = frame["year"].map(deflators).astype("float64")
    return frame.assign(**{f"{column}_nominal": frame[column] * level for column in columns})
