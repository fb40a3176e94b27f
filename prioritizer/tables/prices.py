"""Amounts of money in the scenario's currency and constant prices."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from prioritizer.tables.content import Content


def constant_amounts(content: Content) -> npt.NDArray[np.float64]:
    """Amounts of the table ``funding``, by row, in the scenario's currency and constant prices.

    A foreign amount is multiplied by its year's rate, a nominal one divided by its deflator.
    """
    funding, rates = content.table("funding"), content.table("exchange_rates")
    amount, year = np.array(funding["amount"], dtype=np.float64), funding["year"].tolist()
    keys = zip(rates["currency"].tolist(), rates["year"].tolist(), strict=True)
    rate = dict(zip(keys, rates["rate"].tolist(), strict=True))
    deflator = deflators(content)
    kinds = zip(funding["currency"].tolist(), funding["prices"].tolist(), strict=True)
    for row, (currency, prices) in enumerate(kinds):
        if currency not in ("", content.settings.currency):
            amount[row] *= rate[currency, year[row]]
        if prices == "nominal":
            amount[row] /= deflator[year[row]]
    return amount


def deflators(content: Content) -> dict[int, float]:
    """Price level by year, 1 in the price year; empty without a table."""
    table = content.table("deflators")
    return dict(zip(table["year"].tolist(), table["deflator"].tolist(), strict=True))
