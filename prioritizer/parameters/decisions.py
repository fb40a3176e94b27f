"""What is decided: one decision for a national intervention, one a region for a regional one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prioritizer.parameters.arrays import (
    NATIONAL,
    BoolArray,
    Cells,
    FloatArray,
    IntArray,
    cells_of,
    codes,
    filled,
    numbers,
    positions,
    texts,
)
from prioritizer.scenario import Scenario

ENDLESS = 1_000_000
"""Duration in years of what does not end."""


@dataclass(frozen=True, eq=False)
class Decisions:
    """Parameters of the D decisions d = (i, r), over T years.

    Arrays have shape (D,) unless stated. Source: docs/model.md, Decisions.

    Attributes:
        intervention: place of i in the set of interventions.
        region: place of r in the set of regions, -1 for a national decision.
        is_whole: decided in whole numbers (binary, integer).
        is_binary: decided yes or no.
        min_scale: least scale other than 0 (0 where there is none).
        max_scale: greatest scale, here.
        own_max: greatest scale of the intervention wherever it is.
        size: n, the factor on costs and on resource use.
        capital_cost, recurrent_cost: of one unit of scale, times size, in currency units.
        window: (D, T) may start in year t.
        last: place of the last year of the window, -1 where the window is empty.
        lead_time, duration: in years; ``ENDLESS`` where duration is blank.
        lock: "in", "out" or "".
        lock_threshold: scale that a lock in asks for.
        met_threshold: cumulative scale from which a prerequisite is met.
        initial_scale: operates before the first year.
        may_end: what operates before the first year may be ended.
        past_decision, past_year, past_start: (P,) starts before the first year.
        fixed_start, fixed_keep: (D, T) approved values, NaN where free.
        keep_held: (D, T) keep equals that of the year before.
        proposed_start, proposed_keep: (D, T) the plan of the table, NaN where it has no value.
    """

    intervention: IntArray
    region: IntArray
    is_whole: BoolArray
    is_binary: BoolArray
    min_scale: FloatArray
    max_scale: FloatArray
    own_max: FloatArray
    size: FloatArray
    capital_cost: FloatArray
    recurrent_cost: FloatArray
    window: BoolArray
    last: IntArray
    lead_time: IntArray
    duration: IntArray
    lock: tuple[str, ...]
    lock_threshold: FloatArray
    met_threshold: FloatArray
    initial_scale: FloatArray
    may_end: BoolArray
    past_decision: IntArray
    past_year: IntArray
    past_start: FloatArray
    fixed_start: FloatArray
    fixed_keep: FloatArray
    keep_held: BoolArray
    proposed_start: FloatArray
    proposed_keep: FloatArray

    def __len__(self) -> int:
        return len(self.intervention)


def decided_pairs(scenario: Scenario, regions: tuple[str, ...]) -> tuple[IntArray, IntArray]:
    """Interventions and regions that are decided, interventions first.

    A regional intervention is decided in every region but those where its max_scale is 0; one
    whose own max_scale is 0 is decided nowhere.
    """
    interventions = cells_of(scenario, "interventions")
    place = positions(texts(interventions, "intervention"))
    region_place = positions(regions)
    regional = cells_of(scenario, "regional")
    left_out = {
        (place[i], region_place[r])
        for i, r, greatest in zip(
            texts(regional, "intervention"),
            texts(regional, "region"),
            numbers(regional, "max_scale"),
            strict=True,
        )
        if greatest == 0
    }
    pairs: list[tuple[int, int]] = []
    own_max = numbers(interventions, "max_scale")
    for i, scope in enumerate(texts(interventions, "scope")):
        if own_max[i] == 0:
            continue
        where = range(len(regions)) if scope == "regional" else (NATIONAL,)
        pairs.extend((i, r) for r in where if (i, r) not in left_out)
    intervention, region = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return intervention, region


def regional_cells(
    scenario: Scenario, regions: tuple[str, ...], pair_place: dict[tuple[int, int], int]
) -> Cells:
    """The table ``regional`` with one row for each decision, blank where it has none."""
    regional = cells_of(scenario, "regional")
    place = positions(texts(cells_of(scenario, "interventions"), "intervention"))
    region_place = positions(regions)
    rows = np.full(len(pair_place), -1, dtype=np.int64)
    keys = zip(texts(regional, "intervention"), texts(regional, "region"), strict=True)
    for row, (i, r) in enumerate(keys):
        decision = pair_place.get((place[i], region_place[r]))
        if decision is not None:
            rows[decision] = row
    return regional.at(rows)


def resolve_sizes(
    scenario: Scenario, given: FloatArray, region: IntArray, shares: FloatArray
) -> FloatArray:
    """n[i,r]: regional.size, else regions.size, else the population share; national: 1."""
    of_region = np.append(filled(numbers(cells_of(scenario, "regions"), "size"), np.nan), 1.0)
    if len(of_region) == 1:
        of_region = np.array([np.nan, 1.0])
    of_region = filled(of_region, np.append(shares, 1.0))
    return filled(given, of_region[region])


def windows(first: FloatArray, last: FloatArray, years: IntArray) -> tuple[BoolArray, IntArray]:
    """Years in which each decision may start (D, T), and the place of the last of them."""
    opens = filled(first, float(years[0]))[:, None]
    closes = filled(last, float(years[-1]))[:, None]
    window = (opens <= years) & (years <= closes)
    last_place = np.where(window.any(axis=1), len(years) - 1 - window[:, ::-1].argmax(axis=1), -1)
    return window, last_place.astype(np.int64)


@dataclass(frozen=True, eq=False)
class _PlanRows:
    """The table ``plan``, split by what its rows mean."""

    past_decision: IntArray
    past_year: IntArray
    past_start: FloatArray
    fixed_start: FloatArray
    fixed_keep: FloatArray
    keep_held: BoolArray
    proposed_start: FloatArray
    proposed_keep: FloatArray


def plan_rows(
    scenario: Scenario, regions: tuple[str, ...], pair_place: dict[tuple[int, int], int]
) -> _PlanRows:
    """Past starts, approved decisions and the proposed plan, by decision and year."""
    years = np.array(scenario.settings.years)
    plan = cells_of(scenario, "plan")
    place = positions(texts(cells_of(scenario, "interventions"), "intervention"))
    region_place = positions(regions) | {"": NATIONAL}
    pairs = zip(texts(plan, "intervention"), texts(plan, "region"), strict=True)
    found = [pair_place.get((place[i], region_place[r]), -1) for i, r in pairs]
    decision = np.array(found, dtype=np.int64)
    if (decision < 0).any():  # rows where nothing is decided: they start nothing
        plan, decision = plan.at(np.flatnonzero(decision >= 0)), decision[decision >= 0]
    t = numbers(plan, "year").astype(np.int64) - years[0]
    start, keep = numbers(plan, "start"), numbers(plan, "keep")
    fixed = (t >= 0) & np.array([status == "fixed" for status in texts(plan, "status")], dtype=bool)
    shape = (len(pair_place), len(years))
    fixed_start, fixed_keep, proposed_start, proposed_keep = np.full((4, *shape), np.nan)
    keep_held = np.zeros(shape, dtype=bool)
    fixed_start[decision[fixed], t[fixed]] = start[fixed]
    fixed_keep[decision[fixed], t[fixed]] = keep[fixed]
    keep_held[decision[fixed], t[fixed]] = np.isnan(keep[fixed])
    proposed_start[decision[t >= 0], t[t >= 0]] = start[t >= 0]
    proposed_keep[decision[t >= 0], t[t >= 0]] = keep[t >= 0]
    past = t < 0
    return _PlanRows(
        past_decision=decision[past],
        past_year=t[past] + years[0],
        past_start=start[past],
        fixed_start=fixed_start,
        fixed_keep=fixed_keep,
        keep_held=keep_held,
        proposed_start=proposed_start,
        proposed_keep=proposed_keep,
    )


def met_thresholds(min_scale: FloatArray, own_max: FloatArray, is_whole: BoolArray) -> FloatArray:
    """Cumulative scale from which a prerequisite counts as met.

    min_scale; where that is blank or 0, one unit for whole numbers and the intervention's own
    max_scale for continuous decisions.
    """
    return np.where(min_scale > 0, min_scale, np.where(is_whole, 1.0, own_max))


def resolve_decisions(
    scenario: Scenario, regions: tuple[str, ...], shares: FloatArray
) -> Decisions:
    """Decisions of ``scenario``; ``shares`` (R,) are the regions' population shares."""
    years = np.array(scenario.settings.years, dtype=np.int64)
    intervention, region = decided_pairs(scenario, regions)
    pair_place = {
        pair: d for d, pair in enumerate(zip(intervention.tolist(), region.tolist(), strict=True))
    }
    own = cells_of(scenario, "interventions").at(intervention)
    here = regional_cells(scenario, regions, pair_place)
    kind = np.array(texts(own, "decision"), dtype=object)
    is_whole = kind != "continuous"
    min_scale = filled(numbers(own, "min_scale"), 0.0)
    own_max = numbers(own, "max_scale")
    max_scale = filled(numbers(here, "max_scale"), own_max)
    size = resolve_sizes(scenario, numbers(here, "size"), region, shares)
    window, last = windows(numbers(own, "first_year"), numbers(own, "last_year"), years)
    own_lock, lock_here = texts(own, "lock"), texts(here, "lock")
    lock = [there or everywhere for everywhere, there in zip(own_lock, lock_here, strict=True)]
    initial = filled(numbers(here, "initial_scale"), numbers(own, "initial_scale"))
    plan = plan_rows(scenario, regions, pair_place)
    return Decisions(
        intervention=intervention,
        region=region,
        is_whole=is_whole,
        is_binary=kind == "binary",
        min_scale=min_scale,
        max_scale=max_scale,
        own_max=own_max,
        size=size,
        capital_cost=size * numbers(own, "capital_cost"),
        recurrent_cost=size * numbers(own, "recurrent_cost"),
        window=window,
        last=last,
        lead_time=numbers(own, "lead_time").astype(np.int64),
        duration=filled(numbers(own, "duration"), ENDLESS).astype(np.int64),
        lock=tuple(lock),
        lock_threshold=np.where(min_scale > 0, min_scale, max_scale),
        met_threshold=met_thresholds(min_scale, own_max, is_whole),
        initial_scale=initial,
        may_end=own["may_end"].astype(bool),
        **vars(plan),
    )


def decisions_of(decisions: Decisions, interventions: IntArray) -> IntArray:
    """The decisions on any of the given interventions, in order."""
    return np.flatnonzero(np.isin(decisions.intervention, interventions))


__all__ = ["ENDLESS", "Decisions", "codes", "decisions_of", "resolve_decisions"]
