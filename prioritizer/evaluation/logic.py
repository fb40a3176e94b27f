"""Checks on prerequisites, counts and packages (docs/model.md, Logic).

Each row of the three prerequisite families speaks of one decision and year: its activity is the
start, its upper bound max_scale where the prerequisite is met and 0 where it is not.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from prioritizer.evaluation.checks import Check, check, labels
from prioritizer.evaluation.facts import NOWHERE, Facts, counterparts, decisions_on
from prioritizer.evaluation.outcome import Outcome
from prioritizer.parameters import Decisions, LogicRule
from prioritizer.parameters.arrays import NATIONAL, BoolArray, FloatArray, IntArray


def logic_checks(outcome: Outcome) -> Iterator[Check]:
    """Nothing starts before what it requires, and no more or less than counted."""
    if outcome.parameters.logic:
        facts = outcome.facts
        yield requires(outcome, facts)
        yield together(outcome, facts)
        yield requires_any(outcome, facts)
        yield at_most(outcome, facts)
        yield at_least(outcome, facts)


def prerequisite_rows(outcome: Outcome, facts: Facts, kind: str) -> Check:
    """One row for each decision that a rule binds, each decision that it needs, and each year.

    The last labels but the year are the required intervention and its region.
    """
    decisions = outcome.parameters.decisions
    names, bounds, others, needs, met = [], [], [], [], []
    for rule in outcome.parameters.logic:
        if rule.kind != kind:
            continue
        for i in rule.interventions:
            for other in rule.other:
                if i == other:
                    continue
                bound, need = counterparts(decisions, decisions_on(decisions, i), int(other))
                names += [rule.name] * len(bound)
                bounds.append(bound)
                needs.append(need)
                others.append(np.full(len(bound), other))
                met.append(facts.met(rule.lag)[need])
    count = len(outcome.parameters.years)
    if not names:
        empty = labels([])
        return check(kind, (empty,) * 6, np.empty(0))
    bound, need = np.concatenate(bounds), np.concatenate(needs)
    rows = np.repeat(np.arange(len(names)), count)
    other_label = labels(outcome.parameters.interventions)[np.concatenate(others)]
    region = np.where(need == NOWHERE, "", outcome.region_labels[need])
    is_met = np.concatenate(met)
    return check(
        kind,
        (
            labels(names)[rows],
            *(axis[rows] for axis in outcome.axes(bound)),
            other_label[rows],
            region[rows],
            np.tile(outcome.year_labels, len(names)),
        ),
        outcome.plan.start[bound].ravel(),
        upper=(decisions.max_scale[bound][:, None] * is_met).ravel(),
    )


def requires(outcome: Outcome, facts: Facts) -> Check:
    """``start <= max_scale * met`` of every required decision, ``lag`` years earlier."""
    return prerequisite_rows(outcome, facts, "requires")


def together(outcome: Outcome, facts: Facts) -> Check:
    """``start <= max_scale * met`` of every other of the package, in the same year."""
    return prerequisite_rows(outcome, facts, "together")


def requires_any(outcome: Outcome, facts: Facts) -> Check:
    """``start <= max_scale`` where one of the required interventions is met, ``lag`` years earlier.

    A regional one counts for a national decision where it is met in every region.
    """
    decisions = outcome.parameters.decisions
    names: list[str] = []
    bounds: list[IntArray] = []
    met: list[BoolArray] = []
    for rule in outcome.parameters.logic:
        if rule.kind != "requires_any":
            continue
        bound = np.flatnonzero(np.isin(decisions.intervention, rule.interventions))
        names += [rule.name] * len(bound)
        bounds.append(bound)
        met.append(_any_met(decisions, facts.met(rule.lag), bound, rule))
    if not names:
        empty = labels([])
        return check("requires_any", (empty,) * 4, np.empty(0))
    bound = np.concatenate(bounds)
    count = len(outcome.parameters.years)
    rows = np.repeat(np.arange(len(names)), count)
    return check(
        "requires_any",
        (
            labels(names)[rows],
            *(axis[rows] for axis in outcome.axes(bound)),
            np.tile(outcome.year_labels, len(names)),
        ),
        outcome.plan.start[bound].ravel(),
        upper=(decisions.max_scale[bound][:, None] * np.concatenate(met)).ravel(),
    )


def _any_met(decisions: Decisions, met: BoolArray, bound: IntArray, rule: LogicRule) -> BoolArray:
    place = np.full(len(decisions), NOWHERE)
    place[bound] = np.arange(len(bound))
    found = np.zeros((len(bound), met.shape[1]), dtype=bool)
    for other in rule.other:
        pair, need = counterparts(decisions, bound, int(other))
        everywhere = np.ones_like(found)
        np.logical_and.at(everywhere, place[pair], met[need])
        found |= everywhere
    return found


def _counts(
    outcome: Outcome, kinds: tuple[str, ...], is_counted: BoolArray
) -> tuple[list[LogicRule], list[str], FloatArray]:
    """Rules, labels of regions and counts, one entry for each row.

    Where all listed interventions are regional there is a row for each region; otherwise one, in
    which a national decision counts once and a regional one once for each region.
    """
    decisions = outcome.parameters.decisions
    rules: list[LogicRule] = []
    regions: list[str] = []
    counts: list[FloatArray] = []
    for rule in outcome.parameters.logic:
        if rule.kind not in kinds:
            continue
        listed = np.flatnonzero(np.isin(decisions.intervention, rule.interventions))
        where = decisions.region[listed]
        if (where == NATIONAL).any():
            labels_here: tuple[str, ...] = ("",)
            counts.append(np.array([is_counted[listed].sum()], dtype=np.float64))
        else:
            labels_here = outcome.parameters.regions
            weights = is_counted[listed].astype(np.float64)
            sums = np.bincount(where, weights, minlength=len(labels_here))
            counts.append(sums.astype(np.float64))
        regions += labels_here
        rules += [rule] * len(labels_here)
    return rules, regions, np.concatenate([*counts, np.empty(0)])


def at_most(outcome: Outcome, facts: Facts) -> Check:
    """How many of the listed interventions are started <= count."""
    rules, regions, counts = _counts(outcome, ("at_most", "exactly"), facts.is_started)
    return check(
        "at_most",
        (labels([rule.name for rule in rules]), labels(regions)),
        counts,
        upper=np.array([rule.count for rule in rules], dtype=np.float64),
    )


def at_least(outcome: Outcome, facts: Facts) -> Check:
    """How many of the listed interventions are met by the last year >= count."""
    is_met = facts.met(0)[:-1, -1]
    rules, regions, counts = _counts(outcome, ("at_least", "exactly"), is_met)
    return check(
        "at_least",
        (labels([rule.name for rule in rules]), labels(regions)),
        counts,
        lower=np.array([rule.count for rule in rules], dtype=np.float64),
    )
