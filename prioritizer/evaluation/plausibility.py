"""Projected values that are hard to believe (docs/model.md, Effects: lowest and highest)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from prioritizer.evaluation.outcome import Outcome
from prioritizer.evaluation.sentences.breach import located, with_unit
from prioritizer.evaluation.violations import units_of
from prioritizer.language import say
from prioritizer.parameters.arrays import BoolArray
from prioritizer.scenario import Fault, Scenario

_SIDES = (("lowest", -1.0), ("highest", 1.0))


def warnings(scenario: Scenario, outcome: Outcome, tolerance: float) -> tuple[Fault, ...]:
    """What an indicator is projected to be beyond its limits: a warning, not a violation.

    One for each indicator, region and limit, with the worst year. Values may miss a limit by
    ``tolerance`` times its size, or the distance from baseline to target where that is larger.
    """
    effects = outcome.parameters.effects
    if np.isnan(effects.lowest).all() and np.isnan(effects.highest).all():
        return ()
    distance = np.abs(effects.national_target - effects.national_baseline)
    units = units_of(scenario, "indicators")
    found: list[Fault] = []
    for column, sign in _SIDES:
        limit = getattr(effects, column)
        beyond = sign * (outcome.value - limit[:, None, None])
        margin = tolerance * np.maximum(distance, np.abs(limit))
        for k, r in _places(beyond > margin[:, None, None]):
            message = _said(outcome, (k, r, int(beyond[k, r].argmax())), units, column)
            found.append(Fault("indicators", k + 1, column, f"{limit[k]:.15g}", message))
    return tuple(sorted(found, key=lambda fault: fault.row or 0))


def _places(is_beyond: BoolArray) -> Iterator[tuple[int, int]]:
    """Indicators and regions that are beyond a limit in some year."""
    k, r = np.nonzero(is_beyond.any(axis=2))
    yield from zip(k.tolist(), r.tolist(), strict=True)


def _said(
    outcome: Outcome, worst: tuple[int, int, int], units: Mapping[str, str], column: str
) -> str:
    k, r, t = worst
    name = outcome.parameters.effects.indicators[k]
    value = with_unit(float(outcome.value[worst]), units.get(name, ""))
    where = located(name, outcome.parameters.regions[r])
    words = {"where": where, "value": value, "year": outcome.year_labels[t], "column": column}
    if column == "lowest":
        return say(
            "{where} is projected at {value} in {year}, below what is plausible ({column}): check "
            "effects, interactions and trend, or correct the limit",
            **words,
        )
    return say(
        "{where} is projected at {value} in {year}, above what is plausible ({column}): check "
        "effects, interactions and trend, or correct the limit",
        **words,
    )
