"""Swing weights: what the whole way from baseline to target is worth, indicator by indicator.

Source: von Winterfeldt and Edwards, Decision Analysis and Behavioral Research, 1986. People imagine
every indicator at its baseline, choose the one whose way to the target they would go first (100
points), and rate the other ways against it. The points mean nothing without the ways: where a
baseline or target changes later, they have to be asked for again, or rescaled.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from prioritizer.language import number_text, say
from prioritizer.scenario import Scenario
from prioritizer.tradeoffs.weighting.elicited import (
    IndicatorWeights,
    normalised,
    require_indicators,
)

SAME = 1e-9
"""Relative difference of a baseline or target that is rounding."""


def ranges_of(scenario: Scenario) -> dict[str, tuple[float, float]]:
    """Baseline and target of each indicator, as the table ``indicators`` gives them."""
    table = scenario.table("indicators")
    columns = (table["indicator"], table["baseline"], table["target"])
    return {name: (float(low), float(high)) for name, low, high in zip(*columns, strict=True)}


def swing_weights(scenario: Scenario, points: Mapping[str, float]) -> IndicatorWeights:
    """Weights from points for the way of each indicator from its baseline to its target.

    Args:
        scenario: whose baselines and targets are rated; they are kept with the weights.
        points: by indicator; usually 100 for the way that matters most.

    Returns:
        The weights; their notes tell what one point stands for in each indicator's unit.

    Raises:
        ValueError: an indicator is not known, a number is negative, or all are 0.
    """
    require_indicators(scenario, list(points))
    weights = normalised(points, say("Points"))
    ranges = {name: ends for name, ends in ranges_of(scenario).items() if name in points}
    notes = tuple(
        worth_of_a_point(scenario, name, ranges[name], given)
        for name, given in points.items()
        if given > 0
    )
    return IndicatorWeights(weights, "swing", ranges, notes)


def worth_of_a_point(
    scenario: Scenario, indicator: str, ends: tuple[float, float], points: float
) -> str:
    """What one point stands for: so much more or fewer of the indicator."""
    table = scenario.table("indicators").set_index("indicator")
    unit = str(table.loc[indicator, "unit"] or "")
    shown = str(table.loc[indicator, "name"] or indicator)
    baseline, target = ends
    amount = number_text(abs(target - baseline) / points, 4, least=0)
    if target > baseline:
        text = say(
            "{name}: one point stands for {amount} {unit} more",
            name=shown,
            amount=amount,
            unit=unit,
        )
    else:
        text = say(
            "{name}: one point stands for {amount} {unit} less",
            name=shown,
            amount=amount,
            unit=unit,
        )
    return " ".join(text.split())


def changed_ranges(scenario: Scenario, weights: IndicatorWeights) -> tuple[str, ...]:
    """A warning for each indicator whose baseline or target is another than when it was weighed."""
    now, warnings = ranges_of(scenario), []
    for name, then in weights.ranges.items():
        if name not in now:
            warnings.append(say("{name} was weighed and is no indicator any more", name=name))
        elif not np.allclose(now[name], then, rtol=SAME, atol=0.0):
            warnings.append(
                say(
                    "{name} was weighed for the way from {old} to {old_target}, which now goes "
                    "from {new} to {new_target}: ask again, or rescale the weights",
                    name=name,
                    old=number_text(then[0], 4, least=0),
                    old_target=number_text(then[1], 4, least=0),
                    new=number_text(now[name][0], 4, least=0),
                    new_target=number_text(now[name][1], 4, least=0),
                )
            )
    return tuple(warnings)


def rescaled_weights(scenario: Scenario, weights: IndicatorWeights) -> IndicatorWeights:
    """The weights for today's ranges that leave what a unit of each indicator is worth as it was.

    Raises:
        ValueError: the weights bear no ranges, or an indicator is no more.
    """
    if not weights.ranges:
        raise ValueError(
            say("Weights by {method} bear no ranges to rescale from", method=weights.method)
        )
    require_indicators(scenario, list(weights.weights))
    now = ranges_of(scenario)
    points = {}
    for name, weight in weights.weights.items():
        then = weights.ranges[name]
        points[name] = weight * abs(now[name][1] - now[name][0]) / abs(then[1] - then[0])
    ranges = {name: now[name] for name in points}
    note = say("Rescaled to the ranges of today")
    return IndicatorWeights(normalised(points, say("Points")), weights.method, ranges, (note,))
