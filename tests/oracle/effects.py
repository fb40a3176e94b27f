"""Effects of docs/model.md: response, interactions, gain, value, progress."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

from tests.oracle.linear import Linear, Number
from tests.oracle.plans import Plan, mature_before
from tests.oracle.reading import Decision, filled, is_blank

Option = TypeVar("Option")
Choose = Callable[[Hashable, list[Any]], Any]
Points = list[tuple[float, float]]
# A curve's points keep within this of its share (docs/model.md, Effects).
CURVE_ERROR = 0.001


@dataclass
class Measured:
    """One indicator in every region: its level before, its target, its gain by year."""

    row: dict[str, Any]
    baseline: dict[str, float]
    target: dict[str, float]
    gain: dict[tuple[str, int], Number]
    share: dict[str, float]

    @property
    def name(self) -> str:
        return self.row["indicator"]

    @property
    def weight(self) -> float:
        return float(self.row["weight"])

    @property
    def better(self) -> float:
        """1 where more is better, -1 where less is."""
        return 1.0 if self.row["target"] > self.row["baseline"] else -1.0

    def national_value(self, year: int, first_year: int) -> Number:
        drift = self.row["trend"] * (year - filled(self.row["baseline_year"], first_year))
        return sum(
            part * (self.baseline[region] + drift + self.gain[region, year])
            for region, part in self.share.items()
        )

    @property
    def national_target(self) -> float:
        return sum(part * self.target[region] for region, part in self.share.items())

    @property
    def national_distance(self) -> float:
        before = sum(part * self.baseline[region] for region, part in self.share.items())
        return abs(self.national_target - before)


def measure(plan: Plan, choose: Choose) -> list[Measured]:
    """Gain, baseline and target of every indicator."""
    points = read_points(plan)
    found = []
    for row in plan.reading.rows("indicators"):
        baseline, target = _local_levels(plan, row)
        gain: dict[tuple[str, int], Number] = {}
        for region in plan.reading.regions:
            for year in plan.reading.years:
                direct = _direct_gain(
                    plan, row["indicator"], baseline[region], region, year, points, choose
                )
                joint = _interaction_gain(plan, row["indicator"], region, year, choose)
                gain[region, year] = direct + joint
        found.append(Measured(row, baseline, target, gain, plan.reading.share))
    return found


def _local_levels(plan: Plan, row: dict[str, Any]) -> tuple[dict[str, float], dict[str, float]]:
    local = {
        r["region"]: r
        for r in plan.reading.rows("regional_indicators")
        if r["indicator"] == row["indicator"]
    }
    baseline, target = {}, {}
    for region in plan.reading.regions:
        cells = local.get(region, {})
        baseline[region] = filled(cells.get("baseline"), row["baseline"])
        if not is_blank(cells.get("target")):
            target[region] = cells["target"]
        elif row["baseline"] == 0:
            target[region] = baseline[region] + row["target"]
        else:
            target[region] = baseline[region] * row["target"] / row["baseline"]
    return baseline, target


def _direct_gain(
    plan: Plan,
    indicator: str,
    baseline: float,
    region: str,
    year: int,
    points: dict[str, Points],
    choose: Choose,
) -> Number:
    factors = {
        (row["intervention"], row["region"]): row["effect_factor"]
        for row in plan.reading.rows("regional")
    }
    total: Number = 0.0
    for row in plan.reading.rows("effects"):
        decision = acting_on(plan, row["intervention"], region)
        if row["indicator"] != indicator or decision is None:
            continue
        unit = row["effect"] * (baseline if row["measure"] == "relative" else 1.0)
        unit *= decision.success_probability
        unit *= factors.get((row["intervention"], region), 1.0)
        total = total + unit * _response_change(plan, decision, year, points, choose)
    return total


def acting_on(plan: Plan, intervention: str, region: str) -> Decision | None:
    """The decision whose scale acts in `region`: the national one, or the region's if any."""
    place = region if plan.reading.is_regional[intervention] else ""
    return plan.reading.decisions.get((intervention, place))


def read_points(plan: Plan) -> dict[str, Points]:
    """The points of every intervention with a response, from (0, 0) on."""
    own = {d.intervention: d for d in plan.reading.decisions.values()}
    points: dict[str, Points] = {}
    for row in plan.reading.rows("response"):
        name = row["intervention"]
        if name not in own:
            continue
        if row["curve"]:
            points[name] = curve_points(row, own[name])
        elif row["scale"] > 0:
            points.setdefault(name, [(0.0, 0.0)]).append((row["scale"], row["share"]))
    return {name: sorted(places) for name, places in points.items()}


def curve_points(row: dict[str, Any], decision: Decision) -> Points:
    """The fewest equal steps that keep within CURVE_ERROR; whole scales for whole decisions."""
    share = curve(row)
    top = decision.own_max_scale
    if decision.is_whole:
        return [(float(s), share(s / top)) for s in range(int(top) + 1)]
    steps = 1
    while _largest_error(share, steps) > CURVE_ERROR:
        steps += 1
    return [(top * n / steps, share(n / steps)) for n in range(steps + 1)]


def curve(row: dict[str, Any]) -> Callable[[float], float]:
    """The share of a named curve at x = scale / max_scale."""
    rate = row["rate"]
    if row["curve"] == "saturating":
        return lambda x: (1 - math.exp(-rate * x)) / (1 - math.exp(-rate))
    midpoint = filled(row["midpoint"], 0.5)

    def logistic(x: float) -> float:
        return 1 / (1 + math.exp(-rate * (x - midpoint)))

    return lambda x: (logistic(x) - logistic(0)) / (logistic(1) - logistic(0))


def _largest_error(share: Callable[[float], float], steps: int) -> float:
    worst = 0.0
    for step in range(steps):
        left, right = share(step / steps), share((step + 1) / steps)
        for part in range(1, 100):
            exact = share((step + part / 100) / steps)
            worst = max(worst, abs(exact - left - (right - left) * part / 100))
    return worst


def _response_change(
    plan: Plan, decision: Decision, year: int, points: dict[str, Points], choose: Choose
) -> Number:
    mature = plan.mature(decision, year)
    before = mature_before(decision, plan.reading.years)
    if decision.intervention not in points:
        return mature - before
    places = points[decision.intervention]
    return _share(plan, decision, year, mature, places, choose) - _share_at(before, places)


def _share_at(scale: float, places: Points) -> float:
    for (left, low), (right, high) in pairwise(places):
        if left <= scale <= right:
            return low + (high - low) * (scale - left) / (right - left)
    raise ValueError(f"the response ends before {scale}")


def _share(
    plan: Plan,
    decision: Decision,
    year: int,
    mature: Number,
    places: Points,
    choose: Choose,
) -> Number:
    if not isinstance(mature, Linear):
        return _share_at(mature, places)
    pieces = [piece for piece in pairwise(places) if piece[0][0] < decision.max_scale]
    (left, low), (right, high) = choose(("piece", *decision.place, year), pieces)
    plan.problem.require(mature, left, right)
    return low + (high - low) / (right - left) * (mature - left)


def _interaction_gain(plan: Plan, indicator: str, region: str, year: int, choose: Choose) -> Number:
    total: Number = 0.0
    for row in plan.reading.rows("interactions"):
        pair = [acting_on(plan, row[c], region) for c in ("intervention_a", "intervention_b")]
        if row["indicator"] != indicator or None in pair:
            continue
        now = [plan.mature(d, year) / d.own_max_scale for d in pair]
        years = plan.reading.years
        before = min(mature_before(d, years) / d.own_max_scale for d in pair)
        places = tuple(d.place for d in pair)
        total = total + row["effect"] * (_lesser(plan, now, (places, year), choose) - before)
    return total


def _lesser(plan: Plan, pair: list[Number], name: Hashable, choose: Choose) -> Number:
    if not any(isinstance(number, Linear) for number in pair):
        return min(pair)
    lesser = choose(("lesser", name), [0, 1])
    plan.problem.require(pair[1 - lesser] - pair[lesser], 0.0)
    return pair[lesser]
