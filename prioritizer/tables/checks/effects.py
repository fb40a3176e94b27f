"""Indicators, effects, response curves and interactions (docs/model.md, Effects)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from prioritizer.language import say
from prioritizer.tables.checks.interventions import MARGIN
from prioritizer.tables.content import Content
from prioritizer.tables.data import TableData, where
from prioritizer.tables.faults import Fault


def targets(content: Content) -> Iterable[Fault]:
    """A target says which way is better, so it differs from the baseline."""
    table = content.table("indicators")
    message = say("equals the baseline, so that no direction is better: change one of the two")
    return table.faults(table["target"] == table["baseline"], "target", message)


def limits(content: Content) -> Iterable[Fault]:
    """The lowest possible value is below the highest."""
    table = content.table("indicators")
    message = say("is not below highest: exchange the two, or remove one")
    return table.faults(table["lowest"] >= table["highest"], "lowest", message)


def weights(content: Content) -> Iterator[Fault]:
    """Weights that are all 0 cannot be normalised: of indicators, and of each stakeholder."""
    table = content.table("indicators")
    if table.size and (table["weight"] == 0).all():
        message = say("is 0 for every indicator: give one a positive weight")
        yield Fault(table.name, None, "weight", None, message)
    preferences = content.table("preferences")
    stakeholders, given = preferences["stakeholder"], preferences["weight"]
    positive = set(stakeholders[~(given == 0)])
    for stakeholder in dict.fromkeys(stakeholders[given == 0]):
        if stakeholder and stakeholder not in positive:
            message = say(
                "is 0 for every indicator of {stakeholder}: give one a positive weight",
                stakeholder=stakeholder,
            )
            yield Fault(preferences.name, None, "weight", None, message)


def intervals(content: Content) -> Iterator[Fault]:
    """Low <= effect <= high, numerically."""
    table = content.table("effects")
    effect, low, high = table["effect"], table["low"], table["high"]
    message = say(
        "is above the effect: low <= effect <= high numerically, also where less is better"
    )
    yield from table.faults(low > effect, "low", message)
    message = say(
        "is below the effect: low <= effect <= high numerically, also where less is better"
    )
    yield from table.faults(high < effect, "high", message)


def responses(content: Content) -> Iterator[Fault]:
    """Each response is a set of points up to max_scale, or one named curve."""
    table = content.table("response")
    if not table.size:
        return
    yield from _curves(table)
    yield from _points(table)
    yield from _mixtures(table)
    yield from _reach(content, table)


def _curves(table: TableData) -> Iterator[Fault]:
    curve = np.asarray(table["curve"] != "", dtype=bool)
    message = say("is needed by a curve, other than 0: write how steep it is")
    rate = np.nan_to_num(table["rate"])
    yield from table.faults(curve & (rate == 0), "rate", message)
    message = say("belongs to a point, not to a curve: leave it blank")
    for name in ("scale", "share"):
        yield from table.faults(curve & table.is_given(name), name, message)
    wrong = table.is_given("midpoint") & np.asarray(table["curve"] == "saturating", dtype=bool)
    yield from table.faults(wrong, "midpoint", say("belongs to s_shaped curves: leave it blank"))


def _points(table: TableData) -> Iterator[Fault]:
    point = np.asarray(table["curve"] == "", dtype=bool) & ~table.is_given("curve")
    for name in ("scale", "share"):
        wrong = point & ~table.is_given(name)
        message = say("is blank: a row has scale and share, or a curve and its rate")
        yield from table.faults(wrong, name, message)
    for name in ("rate", "midpoint"):
        wrong = point & table.is_given(name)
        yield from table.faults(
            wrong, name, say("belongs to a curve: name the curve, or leave it blank")
        )


def _mixtures(table: TableData) -> Iterator[Fault]:
    interventions = table["intervention"]
    with_points = set(interventions[table.is_given("scale")])
    for position in where(table.is_given("curve")):
        if interventions[position] in with_points:
            message = say("has points too: keep the curve or the points")
            yield table.fault(position, "curve", message)


def _reach(content: Content, table: TableData) -> Iterator[Fault]:
    positions = content.positions(table, "intervention")
    last: dict[int, int] = {}
    scale = table["scale"]
    for row in where(~np.isnan(scale) & (positions >= 0)):
        best = last.get(int(positions[row]))
        if best is None or scale[row] > scale[best]:
            last[int(positions[row])] = row
    for position, row in last.items():
        highest = content.interventions["max_scale"][position]
        if scale[row] < highest - MARGIN:
            message = say(
                "is the last point, below max_scale {highest:g}: add a point that reaches it",
                highest=highest,
            )
            yield table.fault(row, "scale", message)


def interactions(content: Content) -> Iterator[Fault]:
    """An interaction is of two different interventions, and given once in either order."""
    table = content.table("interactions")
    seen: dict[tuple[str, str, str], int] = {}
    for position, (first, second, indicator) in enumerate(table.row_keys()):
        if first == second and first:
            message = say("is the same intervention twice: name two different ones")
            yield table.fault(position, "intervention_b", message)
        other = seen.get((second, first, indicator))
        if other is not None and first != second:
            message = say(
                "is the pair of row {row} in the other order: keep one", row=table.row(other)
            )
            yield table.fault(position, "intervention_b", message)
        seen.setdefault((first, second, indicator), position)


EFFECT_CHECKS = (targets, limits, weights, intervals, responses, interactions)
