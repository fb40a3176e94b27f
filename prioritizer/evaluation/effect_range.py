"""A plan at adverse, central and favourable effects, and the evidence that its gain rests on.

Source: docs/model.md, Effects and Objectives; docs/data.md, table effects (low, high, evidence).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import pandas as pd

from prioritizer.evaluation.effects import national
from prioritizer.evaluation.evaluate import Evaluation, judge
from prioritizer.evaluation.objectives import weighted_gain
from prioritizer.evaluation.outcome import Outcome
from prioritizer.parameters import resolve
from prioritizer.parameters.arrays import FloatArray
from prioritizer.scenario import Scenario

ADVERSE, CENTRAL, FAVOURABLE = "adverse", "central", "favourable"

WEAK_EVIDENCE = ("D", "E", "")
"""Grades of evidence that are weak; "" is none, as of every interaction."""


@dataclass(frozen=True)
class IndicatorCase:
    """An indicator in the last year, as population-weighted means; progress is not capped."""

    indicator: str
    gain: float
    value: float
    progress: float


@dataclass(frozen=True)
class EffectCase:
    """What a plan does with every effect at one end.

    Attributes:
        case: adverse, central or favourable.
        objectives: name and value of each criterion.
        indicators: in the last year, in the unit of each.
        broken: a sentence for each rule that the plan breaks there.
    """

    case: str
    objectives: tuple[tuple[str, float], ...]
    indicators: tuple[IndicatorCase, ...]
    broken: tuple[str, ...]

    @property
    def objective(self) -> float:
        """Value of the first criterion."""
        return self.objectives[0][1]

    def to_dict(self) -> dict[str, Any]:
        """As plain Python values."""
        named = [{"name": name, "value": value} for name, value in self.objectives]
        return asdict(self) | {"objectives": named, "broken": list(self.broken)}


@dataclass(frozen=True)
class EvidenceShare:
    """The part of the weighted gain that rests on one grade of evidence.

    Attributes:
        evidence: A to E, "" for none.
        effects: number of effects (interactions with grade "") that contribute.
        gain: what they add to the weighted gain; harms count below 0.
        share: of the weighted gain; None where nothing is gained.
    """

    evidence: str
    effects: int
    gain: float
    share: float | None


@dataclass(frozen=True)
class EffectRange:
    """How far a plan depends on effects that are not certain.

    Attributes:
        cases: adverse, central, favourable.
        effects: rows of the table effects.
        without_adverse, without_favourable: how many of them have no number at that end; they
            stay at their central effect there.
        weighted_gain: of the plan at central effects.
        evidence: its parts by grade, which add up to it.
        weak_share: share of it that rests on evidence D, E or none; None where nothing is gained.
    """

    cases: tuple[EffectCase, ...]
    effects: int
    without_adverse: int
    without_favourable: int
    weighted_gain: float
    evidence: tuple[EvidenceShare, ...]
    weak_share: float | None

    def case(self, name: str) -> EffectCase:
        """The adverse, central or favourable case."""
        return next(case for case in self.cases if case.case == name)

    def to_dict(self) -> dict[str, Any]:
        """As plain Python values."""
        return {
            "cases": [case.to_dict() for case in self.cases],
            "effects": self.effects,
            "without_adverse": self.without_adverse,
            "without_favourable": self.without_favourable,
            "weighted_gain": self.weighted_gain,
            "evidence": [asdict(part) for part in self.evidence],
            "weak_share": self.weak_share,
        }


def effect_range(central: Evaluation) -> EffectRange:
    """A judged plan with all effects at their adverse, central and favourable ends.

    The adverse end of an effect is its ``low`` where more of the indicator is better (its target
    lies above its baseline) and its ``high`` where less is; of a relative effect on an indicator
    whose baseline is negative it is the other one. All effects are at the same end at once.
    """
    scenario = central.scenario
    ends = {case: end_of(scenario, case) for case in (ADVERSE, FAVOURABLE)}
    judged = {
        ADVERSE: judge(with_effects(scenario, ends[ADVERSE]), central.plan),
        CENTRAL: central,
        FAVOURABLE: judge(with_effects(scenario, ends[FAVOURABLE]), central.plan),
    }
    gain, evidence = weighted_gain(central), evidence_shares(central)
    weak = sum(part.gain for part in evidence if part.evidence in WEAK_EVIDENCE)
    return EffectRange(
        cases=tuple(case_of(name, evaluation) for name, evaluation in judged.items()),
        effects=len(ends[ADVERSE]),
        without_adverse=int(np.isnan(ends[ADVERSE]).sum()),
        without_favourable=int(np.isnan(ends[FAVOURABLE]).sum()),
        weighted_gain=gain,
        evidence=evidence,
        weak_share=weak / gain if gain > 0 else None,
    )


def end_of(scenario: Scenario, case: str) -> FloatArray:
    """The effect of each row of the table effects at its adverse or favourable end, else NaN."""
    table, effects = scenario.table("effects"), resolve(scenario).effects
    place = {name: k for k, name in enumerate(effects.indicators)}
    k = np.array([place[name] for name in table["indicator"]], dtype=np.int64)
    is_relative = (table["measure"] == "relative").to_numpy(dtype=bool)
    better = effects.direction[k] * np.where(
        is_relative & (effects.national_baseline[k] < 0), -1, 1
    )
    low, high = (table[name].to_numpy(dtype=np.float64) for name in ("low", "high"))
    is_low = (better > 0) == (case == ADVERSE)
    return np.asarray(np.where(is_low, low, high))


def with_effects(scenario: Scenario, effect: FloatArray) -> Scenario:
    """The scenario with other effects by row of its table; NaN keeps the row's own."""
    given = scenario.given("effects")
    assert given is not None  # a required table
    own = given["effect"].to_numpy(dtype=np.float64)
    return scenario.replace(effects=given.assign(effect=np.where(np.isnan(effect), own, effect)))


def case_of(name: str, evaluation: Evaluation) -> EffectCase:
    """What a judged plan reaches in the last year."""
    parameters = evaluation.parameters
    gain, value, progress = (
        national(parameters.shares, array)[:, -1].tolist()
        for array in (evaluation.gain, evaluation.value, evaluation.progress)
    )
    rows = zip(parameters.effects.indicators, gain, value, progress, strict=True)
    return EffectCase(
        case=name,
        objectives=evaluation.objectives,
        indicators=tuple(IndicatorCase(*row) for row in rows),
        broken=tuple(violation.sentence for violation in evaluation.violations),
    )


def evidence_shares(evaluation: Evaluation) -> tuple[EvidenceShare, ...]:
    """The weighted gain of a plan by grade of evidence, A first, none last.

    Each contribution counts with the indicator's weight, the year's discount and the region's
    share, over the distance to the target. Where progress is credited only up to the target, all
    that contributes to it there gives way in proportion.
    """
    effects = evaluation.scenario.table("effects")
    keys = zip(effects["intervention"], effects["indicator"], strict=True)
    grade = dict(zip(keys, effects["evidence"], strict=True))
    parts = evaluation.contributions
    pairs = list(zip(parts["intervention"], parts["indicator"], strict=True))
    frame = pd.DataFrame(
        {
            "evidence": [grade.get(pair, "") for pair in pairs],
            "pair": pairs,
            "gain": weighted_parts(evaluation, parts),
        }
    )
    total = weighted_gain(evaluation)
    found = []
    for name in sorted(set(frame["evidence"]), key=lambda name: (name == "", name)):
        own = frame[frame["evidence"] == name]
        gain = float(own["gain"].sum())
        share = gain / total if total > 0 else None
        found.append(EvidenceShare(name, len(set(own["pair"])), gain, share))
    return tuple(found)


def weighted_parts(outcome: Outcome, parts: pd.DataFrame) -> FloatArray:
    """What each row of the contributions adds to the weighted gain."""
    parameters, effects = outcome.parameters, outcome.parameters.effects
    k, r = (
        np.array([names.index(name) for name in parts[column]], dtype=np.int64)
        for column, names in (("indicator", effects.indicators), ("region", parameters.regions))
    )
    t = parts["year"].to_numpy(dtype=np.int64) - parameters.years[0]
    progress = outcome.progress[k, r, t]
    is_capped = (progress > 1) & (not parameters.credit_beyond_target)
    credit = np.where(is_capped, 1 / np.where(is_capped, progress, 1.0), 1.0)
    weight = effects.weight[k] * parameters.shares[r] * parameters.discount[t]
    distance = effects.target[k, r] - effects.baseline[k, r]
    return np.asarray(parts["gain"].to_numpy(dtype=np.float64) * credit * weight / distance)
