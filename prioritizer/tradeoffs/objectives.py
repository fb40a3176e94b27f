"""What plans can be traded off by: indicators, cost, a stakeholder's value, equity of regions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from prioritizer.evaluation import Evaluation
from prioritizer.language import say
from prioritizer.parameters import resolve
from prioritizer.parameters.arrays import FloatArray
from prioritizer.preferences import with_weights_of
from prioritizer.program.linear_program import Sense
from prioritizer.scenario import Scenario
from prioritizer.tables.faults import did_you_mean

COST, VALUE, EQUITY, INDICATOR = "cost", "value", "equity", "indicator"
"""The kinds of objective; what is asked for is "cost", "value:STAKEHOLDER", "equity" or an id."""

FEWEST, MOST = 2, 4
"""How many objectives a front may have."""


@dataclass(frozen=True)
class Objective:
    """One thing that plans are compared by.

    Attributes:
        name: as it was asked for.
        kind: "indicator", "cost", "value" or "equity".
        subject: the indicator or the stakeholder; "" for cost and equity.
        sense: "max" or "min": which way is better. An indicator's gain is signed, so that less
            is better where the target lies below the baseline.
        unit: of its values.
    """

    name: str
    kind: str
    subject: str
    sense: Sense
    unit: str

    @property
    def sign(self) -> float:
        """1 where more is better, -1 where less is."""
        return 1.0 if self.sense == "max" else -1.0

    def to_dict(self) -> dict[str, Any]:
        """The objective as plain Python values."""
        return asdict(self)


def objectives_named(scenario: Scenario, names: Sequence[str]) -> tuple[Objective, ...]:
    """The objectives that are asked for.

    Args:
        scenario: that they are of.
        names: two to four of: an indicator's id, ``cost``, ``equity``, ``value:STAKEHOLDER``
            (``value:mean`` for the mean of all). An indicator called so comes first.

    Raises:
        ValueError: there are fewer or more, one comes twice, or one is not known.
    """
    if not FEWEST <= len(names) <= MOST:
        raise ValueError(
            say(
                "A front needs {fewest} to {most} objectives; {count} are given.",
                fewest=FEWEST,
                most=MOST,
                count=len(names),
            )
        )
    twice = sorted({name for name in names if list(names).count(name) > 1})
    if twice:
        raise ValueError(say("{name} is given twice: name each objective once.", name=twice[0]))
    return tuple(objective_named(scenario, name) for name in names)


def objective_named(scenario: Scenario, name: str) -> Objective:
    """One objective by its name.

    Raises:
        ValueError: it is not known, or the scenario has nothing that it could measure.
    """
    effects = resolve(scenario).effects
    if name in effects.indicators:
        place = effects.indicators.index(name)
        unit = scenario.table("indicators")["unit"].iloc[place]
        sense: Sense = "max" if effects.direction[place] > 0 else "min"
        return Objective(name, INDICATOR, name, sense, unit if isinstance(unit, str) else "")
    if name == COST:
        return Objective(name, COST, "", "min", scenario.settings.currency or "")
    if name == EQUITY:
        if len(resolve(scenario).regions) < 2:
            raise ValueError(
                say("Equity compares regions: the scenario needs a table regions with two or more.")
            )
        return Objective(name, EQUITY, "", "max", "")
    if name.startswith(f"{VALUE}:"):
        stakeholder = name.removeprefix(f"{VALUE}:")
        with_weights_of(scenario, stakeholder)
        return Objective(name, VALUE, stakeholder, "max", "")
    raise ValueError(
        say(
            "No objective is called {name}: {hint}. Others are cost, equity and value:STAKEHOLDER.",
            name=name,
            hint=did_you_mean(name, effects.indicators),
        )
    )


def weights_of(scenario: Scenario, objective: Objective) -> FloatArray:
    """(K,) weights of the indicators in a stakeholder's value or in equity, of sum 1."""
    if objective.kind == VALUE:
        scenario = with_weights_of(scenario, objective.subject)
    return resolve(scenario).effects.weight


def values_of(
    evaluation: Evaluation, objectives: Sequence[Objective], weights: Sequence[FloatArray]
) -> FloatArray:
    """(P,) what a plan is worth by each objective, recomputed from scenario and plan alone."""
    found = zip(objectives, weights, strict=True)
    return np.array([value_of(evaluation, objective, weight) for objective, weight in found])


def value_of(evaluation: Evaluation, objective: Objective, weight: FloatArray) -> float:
    """One objective's value: a gain in the last year, money, or a share of what is wished for."""
    parameters = evaluation.parameters
    if objective.kind == COST:
        return evaluation.total_cost
    if objective.kind == INDICATOR:
        k = parameters.effects.indicators.index(objective.subject)
        return float(parameters.shares @ evaluation.gain[k, :, -1])
    by_region = np.einsum("k,krt,t->r", weight, credited(evaluation), parameters.discount)
    if objective.kind == EQUITY:
        return float(by_region.min())
    return float(parameters.shares @ by_region)


def credited(evaluation: Evaluation) -> FloatArray:
    """(K, R, T) progress, up to the target where nothing is credited beyond it."""
    progress = evaluation.progress
    if evaluation.parameters.credit_beyond_target:
        return progress
    return np.minimum(progress, 1.0)
