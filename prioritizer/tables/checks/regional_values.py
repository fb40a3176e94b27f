"""What holds for an intervention in a region: the regional value, else the intervention's."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from prioritizer.tables.content import Content
from prioritizer.tables.data import TableData


def regional_values(content: Content, table: TableData, attribute: str) -> npt.NDArray[Any]:
    """`lock`, `max_scale` or `initial_scale` for each row's intervention and region.

    An initial scale is 0 where the region's max_scale is 0 (docs/data.md). Rows that name an
    unknown intervention have that of the first one.
    """
    at = np.maximum(content.positions(table, "intervention"), 0)
    values = content.interventions[attribute][at]  # fancy indexing copies
    regional = content.table("regional")
    rows = {key: row for row, key in enumerate(regional.row_keys())}
    if not rows:
        return values
    given, closed = regional.is_given(attribute), regional["max_scale"] == 0
    for position, key in enumerate(zip(table["intervention"], table["region"], strict=True)):
        row = rows.get(key)
        if row is None:
            continue
        if given[row]:
            values[position] = regional[attribute][row]
        elif attribute == "initial_scale" and closed[row]:
            values[position] = 0.0
    return values
