"""Indicators, their baselines, targets and weights, and the effects of decisions on them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from prioritizer.parameters.arrays import (
    NATIONAL,
    FloatArray,
    IntArray,
    cells_of,
    codes,
    filled,
    numbers,
    positions,
    texts,
)
from prioritizer.parameters.decisions import Decisions
from prioritizer.parameters.response import Response, resolve_responses
from prioritizer.scenario import Scenario


@dataclass(frozen=True, eq=False)
class Effects:
    """Parameters of the K indicators in R regions. Source: docs/model.md, Effects.

    Attributes:
        indicators: ids.
        baseline, target: (K, R) in the indicator's unit.
        national_baseline, national_target: (K,) population-weighted means over the regions.
        drift: (K, T) what the trend adds to the baseline by year t.
        weight: (K,) normalised to sum 1.
        required: (K,) value asked for in the last year, NaN where blank.
        direction: (K,) +1 where more is better, -1 where less is.
        lowest, highest: (K,) plausible values, NaN where blank.
        gain_per_scale: (K * R, D) sparse; expected gain of indicator k in region r (row k * R + r)
            of one unit of response of decision d, which is its mature scale unless ``response``
            has a curve for it.
        response: curves by intervention; those that are not in it respond in proportion.
        interactions: of two decisions on an indicator.
        milestones: (indicator, year, value) places and value asked for in that year.
    """

    indicators: tuple[str, ...]
    baseline: FloatArray
    target: FloatArray
    national_baseline: FloatArray
    national_target: FloatArray
    drift: FloatArray
    weight: FloatArray
    required: FloatArray
    direction: FloatArray
    lowest: FloatArray
    highest: FloatArray
    gain_per_scale: sparse.csr_array
    response: dict[int, Response]
    interactions: tuple[Interaction, ...]
    milestones: tuple[tuple[int, int, float], ...]


@dataclass(frozen=True)
class Interaction:
    """What two decisions do together beyond what each does alone.

    Attributes:
        indicator: place of k.
        region: place of the region that it acts on, -1 for every one.
        first, second: places of the decisions.
        effect: gain where both are at their own max_scale, in the indicator's unit.
    """

    indicator: int
    region: int
    first: int
    second: int
    effect: float


def regional_levels(scenario: Scenario, regions: tuple[str, ...]) -> tuple[FloatArray, FloatArray]:
    """Baseline and target (K, R): those of the region, else the national ones.

    A regional target that is blank is the same relative change as the national one, the same
    absolute change where the national baseline is 0.
    """
    table, given = cells_of(scenario, "indicators"), cells_of(scenario, "regional_indicators")
    shape = (len(table), len(regions))
    baseline = np.broadcast_to(numbers(table, "baseline")[:, None], shape).copy()
    national_target = numbers(table, "target")[:, None]
    own_baseline, own_target = np.full((2, *shape), np.nan)
    where = (
        codes(texts(given, "indicator"), positions(texts(table, "indicator"))),
        codes(texts(given, "region"), positions(regions)),
    )
    own_baseline[where] = numbers(given, "baseline")
    own_target[where] = numbers(given, "target")
    national = baseline.copy()
    baseline = filled(own_baseline, national)
    with np.errstate(divide="ignore", invalid="ignore"):
        same_change = np.where(
            national == 0, baseline + national_target, baseline * national_target / national
        )
    unchanged = np.isnan(own_baseline)
    target = filled(own_target, np.where(unchanged, national_target, same_change))
    return baseline, target


def gain_matrix(
    scenario: Scenario, decisions: Decisions, regions: tuple[str, ...], baseline: FloatArray
) -> sparse.csr_array:
    """Expected gain (K * R, D) of one unit of mature scale.

    effect (times the baseline where relative) * success_probability * effect_factor; a national
    decision acts on every region, a regional one on its own.
    """
    interventions, effects = cells_of(scenario, "interventions"), cells_of(scenario, "effects")
    success = numbers(interventions, "success_probability")
    i = codes(texts(effects, "intervention"), positions(texts(interventions, "intervention")))
    k = codes(
        texts(effects, "indicator"), positions(texts(cells_of(scenario, "indicators"), "indicator"))
    )
    row, d = pairs_of(i, decisions.intervention)
    every = np.arange(len(regions))
    is_national = decisions.region[d] == NATIONAL
    row, d, r = (
        np.concatenate(parts)
        for parts in zip(
            (row[~is_national], d[~is_national], decisions.region[d[~is_national]]),
            (
                np.repeat(row[is_national], len(every)),
                np.repeat(d[is_national], len(every)),
                np.tile(every, int(is_national.sum())),
            ),
            strict=True,
        )
    )
    is_relative = np.array([m == "relative" for m in texts(effects, "measure")], dtype=bool)
    scale = np.where(is_relative[row], baseline[k[row], r], 1.0)
    factor = effect_factors(scenario, regions)
    value = numbers(effects, "effect")[row] * success[i[row]] * scale * factor[i[row], r]
    shape = (baseline.size, len(decisions))
    return sparse.csr_array((value, (k[row] * len(regions) + r, d)), shape=shape)


def pairs_of(wanted: IntArray, owner: IntArray) -> tuple[IntArray, IntArray]:
    """All pairs (place in ``wanted``, place in ``owner``) of equal value."""
    order = np.argsort(owner, kind="stable")
    lower = np.searchsorted(owner[order], wanted, side="left")
    count = np.searchsorted(owner[order], wanted, side="right") - lower
    row = np.repeat(np.arange(len(wanted)), count)
    step = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    return row, order[np.repeat(lower, count) + step]


def effect_factors(scenario: Scenario, regions: tuple[str, ...]) -> FloatArray:
    """effect_factor (I, R), 1 where the table ``regional`` has none."""
    interventions, regional = cells_of(scenario, "interventions"), cells_of(scenario, "regional")
    factor = np.ones((len(interventions), len(regions)))
    where = (
        codes(texts(regional, "intervention"), positions(texts(interventions, "intervention"))),
        codes(texts(regional, "region"), positions(regions)),
    )
    factor[where] = numbers(regional, "effect_factor")
    return factor


def resolve_effects(
    scenario: Scenario, decisions: Decisions, regions: tuple[str, ...], shares: FloatArray
) -> Effects:
    """Indicators and effects; ``shares`` (R,) are the regions' population shares."""
    table = cells_of(scenario, "indicators")
    years = np.array(scenario.settings.years, dtype=np.float64)
    baseline, target = regional_levels(scenario, regions)
    since = filled(numbers(table, "baseline_year"), years[0])
    weight = numbers(table, "weight")
    return Effects(
        indicators=tuple(texts(table, "indicator")),
        baseline=baseline,
        target=target,
        national_baseline=baseline @ shares,
        national_target=target @ shares,
        drift=numbers(table, "trend")[:, None] * (years - since[:, None]),
        weight=weight / weight.sum(),
        required=numbers(table, "required"),
        direction=np.sign(numbers(table, "target") - numbers(table, "baseline")),
        lowest=numbers(table, "lowest"),
        highest=numbers(table, "highest"),
        gain_per_scale=gain_matrix(scenario, decisions, regions, baseline),
        response=resolve_responses(scenario),
        interactions=resolve_interactions(scenario, decisions),
        milestones=resolve_milestones(scenario),
    )


def resolve_interactions(scenario: Scenario, decisions: Decisions) -> tuple[Interaction, ...]:
    """Interactions, one for each region in which both are decided (-1 where both are national)."""
    table = cells_of(scenario, "interactions")
    place = positions(texts(cells_of(scenario, "interventions"), "intervention"))
    indicator = positions(texts(cells_of(scenario, "indicators"), "indicator"))
    found = []
    for row in table.records():
        first = np.flatnonzero(decisions.intervention == place[row["intervention_a"]])
        second = np.flatnonzero(decisions.intervention == place[row["intervention_b"]])
        for a in first.tolist():
            for b in second.tolist():
                regions = {int(decisions.region[a]), int(decisions.region[b])} - {NATIONAL}
                if len(regions) > 1:
                    continue
                region = regions.pop() if regions else NATIONAL
                found.append(Interaction(indicator[row["indicator"]], region, a, b, row["effect"]))
    return tuple(found)


def resolve_milestones(scenario: Scenario) -> tuple[tuple[int, int, float], ...]:
    """Places of indicator and year, and the value asked for."""
    indicator = positions(texts(cells_of(scenario, "indicators"), "indicator"))
    first = scenario.settings.years[0]
    return tuple(
        (indicator[row["indicator"]], int(row["year"]) - first, row["required"])
        for row in cells_of(scenario, "milestones").records()
    )
